"""A patient whom the sender restricts later: what it said before of where they are is shown to nobody until that is lifted."""

import json
from pathlib import Path
from typing import Any

import pytest
from made_up_bundle import (
    ATTENDED,
    AUNT,
    CHILD,
    DOCTOR,
    MOTHER,
    PLAN,
    ROLE,
    STAYED,
    TRUST,
    WARD,
    Resource,
    bundle,
    concept,
    labelled,
    nhs,
)  # fmt: skip
from returns import items, received, taken, written

from sightline.graph.address import address
from sightline.graph.agency import agency
from sightline.graph.casefile import child_case
from sightline.graph.errors import NotFound
from sightline.graph.facts import Contact, Fact, Particulars, Residence
from sightline.graph.lens import OWNER, Lens
from sightline.graph.network import network
from sightline.graph.onfile import open_to
from sightline.graph.professional import professional
from sightline.graph.records import record_files
from sightline.graph.restriction import WITHHELD
from sightline.graph.search import search
from sightline.graph.store import Store
from sightline.graph.things import Record
from sightline.graph.ties import Thing
from sightline.graph.whole import whole_case
from sightline.graph.write import versioned
from sightline.loaders.case_format import parse_case, write_case
from sightline.loaders.intake.sender import Said
from sightline.queries.journey import journey

RECORD = "area-dfe-201/hospital/nhs/9990000018"
LENSES = (Lens(viewer=OWNER), Lens(viewer=OWNER, known_at="2024-02-01"), Lens(viewer=OWNER, pooled=True, counting="possible"))
PLACES = ("Sallow", "Mill Lane", "AB1", "EF3", "Y12345", "01632", "Infirmary", "uprn-", "worker-d1", "RZ9")
CARE: Resource = {
    "resourceType": "EpisodeOfCare",
    "id": "c1",
    "status": "active",
    "patient": {"reference": "Patient/9990000018"},
    "managingOrganization": {"reference": "Organization/trust"},
    "careManager": {"reference": "PractitionerRole/r1"},
    "period": {"start": "2023-01-01"},
}
SISTER = MOTHER | {"id": "9990000050", "identifier": [nhs("9990000050")], "birthDate": "2012-03-04", "address": CHILD["address"]}
BEFORE = bundle(CHILD, AUNT, ATTENDED, STAYED, PLAN, CARE, ROLE, DOCTOR, WARD, TRUST)
AWAY = bundle(AUNT | {"id": "rp2", "relationship": [concept("SIS")], "telecom": [{"value": "01632 960104"}]})
RESTRICTED = bundle(CHILD | {"meta": labelled("R")})
SHUT = bundle(CHILD | {"meta": labelled("V")})
LIFTED = bundle(CHILD)


async def loaded(store: Store, folder: Path, *files: tuple[str, Resource]) -> None:
    for as_at, said in files:
        path = written(folder, "b", json.dumps(said))
        await received(store, path, Said(authority="Northmere", dfe="201", as_at=as_at))


async def case(store: Store, lens: Lens = LENSES[0]) -> set[Fact]:
    """What is shown of the child, in every version."""
    found = await child_case(store, RECORD, lens)
    return {one.changed(loaded_at="", load="", source="", id="") for told in found.history.values() for one in told}


async def answers(store: Store) -> str:
    """All that any question about the child, her home, her practice and her doctor answers."""
    said: list[Any] = [await child_case(store, RECORD, lens) for lens in LENSES]
    said += [journey(one, "2024-12-31") for one in said]
    said += [await search(store, text, LENSES[0]) for text in ("Isolde Tanglewood", "Petra Tanglewood")]
    said += [(await search(store, text, LENSES[0])).hits for text in ("7 Sallow Walk", "AB1 2DE")]
    said.append((await network(store, Thing("Child", RECORD), LENSES[0], levels=3, through_professionals=True)).steps)
    said.append((await agency(store, "ods-Y12345", LENSES[0])).children)
    said.append((await professional(store, "ods-RZ9/worker-d1", LENSES[0])).children)
    said.append(await whole_case(store, RECORD, LENSES[0]))
    said += [one.facts async for one in record_files(store)]
    return repr(said)


async def test_either_engine_hides_what_tells_where_and_shows_it_again(fresh_store: Store, ask: Any, tmp_path: Path) -> None:
    await loaded(fresh_store, tmp_path, ("2024-06-30", RESTRICTED), ("2024-01-31", BEFORE))
    asked = "MATCH (n:{}) RETURN n.hidden AS hidden, n.tells_where AS tells, n.lets_know AS word, n.kind AS kind"
    for label, kinds in (("Residence", {"home"}), ("Registration", {"gp"}), ("Involvement", {"team", "allocated-worker"})):
        rows = await ask(fresh_store, asked.format(label))
        assert {row["kind"] for row in rows if row["hidden"] == "where"} == kinds
        assert all(row["hidden"] == ("where" if row["tells"] else None) for row in rows)
    await loaded(fresh_store, tmp_path, ("2024-09-30", LIFTED))
    rows = [row for label in ("Residence", "Contact", "Particulars") for row in await ask(fresh_store, asked.format(label))]
    assert {(row["kind"], row["word"]) for row in rows if row["hidden"]} == {("withheld", None), ("name", "not where")}


async def test_what_was_loaded_before_a_restriction_is_told_by_no_answer_until_it_is_lifted(
    embedded_store: Store, empty: Any, tmp_path: Path
) -> None:
    await empty(embedded_store)
    await loaded(embedded_store, tmp_path, ("2024-01-31", BEFORE))
    open_to_all = await case(embedded_store)
    told = await answers(embedded_store)
    assert [place for place in PLACES if place not in told] == []

    for _ in range(2):  # twice is once
        await loaded(embedded_store, tmp_path, ("2024-06-30", RESTRICTED), ("2024-07-31", AWAY))
        told = await answers(embedded_store)
        assert [place for place in PLACES if place in told] == []
        assert await open_to(embedded_store, OWNER, [RECORD]) == {}  # evidence of who is who may tell what is hidden
        with pytest.raises(NotFound):
            await address(embedded_store, "uprn-12345678", LENSES[0])
        with pytest.raises(NotFound):
            await network(embedded_store, Thing("Address", "uprn-12345678"), LENSES[0])

    left = await case(embedded_store)
    assert {one.note for one in left if isinstance(one, Contact)} == {WITHHELD}
    assert {one.kind for one in left if isinstance(one, Residence)} == {"withheld", "hospital"}
    assert {one.given_name for one in left if isinstance(one, Particulars)} >= {"Isolde May", "Izzy", "Isolde"}
    assert {one.kind for one in left} >= {"attendance", "admission", "protection-plan", "relative"}

    await loaded(embedded_store, tmp_path, ("2024-09-30", LIFTED))
    assert open_to_all <= await case(embedded_store)
    assert not any(one.kind == "withheld" for one in await case(embedded_store))
    assert "Sallow" in repr(await address(embedded_store, "uprn-12345678", LENSES[0]))


async def test_the_order_of_files_does_not_tell_where_a_restricted_patient_is(
    embedded_store: Store, empty: Any, tmp_path: Path
) -> None:
    files = (("2024-01-31", BEFORE), ("2024-06-30", RESTRICTED), ("2024-05-31", LIFTED))
    found = []
    for order in (files, files[::-1], (files[1], files[0], files[2])):
        await empty(embedded_store)
        await loaded(embedded_store, tmp_path, *order)
        found.append(await case(embedded_store))
    assert all(one == found[0] for one in found)
    assert not any(place in repr(found[0]) for place in PLACES)


async def test_of_a_patient_of_whom_nothing_may_be_known_any_more_nothing_is_shown(
    embedded_store: Store, empty: Any, tmp_path: Path
) -> None:
    await empty(embedded_store)
    await loaded(embedded_store, tmp_path, ("2024-06-30", SHUT), ("2024-01-31", BEFORE), ("2024-02-28", bundle(SISTER)))
    for lens in LENSES:
        with pytest.raises(NotFound):
            await child_case(embedded_store, RECORD, lens)
    hits = [await search(embedded_store, text, LENSES[0]) for text in ("Isolde Tanglewood", "Petra Tanglewood", "7 Sallow Walk")]
    assert {hit.thing for found in hits for hit in found.hits} == {
        Thing("Child", RECORD.replace("0018", "0050")), Thing("Address", "uprn-12345678"),
    }  # fmt: skip
    await loaded(embedded_store, tmp_path, ("2024-09-30", RESTRICTED))
    left = repr(await case(embedded_store))
    assert not any(place in left for place in PLACES)
    await loaded(embedded_store, tmp_path, ("2024-10-31", LIFTED))
    assert {one.at for one in await case(embedded_store) if isinstance(one, Residence)} > {"uprn-12345678"}


def test_of_one_of_whom_nothing_may_be_known_only_that_is_kept(tmp_path: Path) -> None:
    _, [row], _ = taken(written(tmp_path, "b", json.dumps(SHUT)))
    assert row.bundle is not None
    [record] = [one for one in row.bundle.items if isinstance(one, Record)]
    [word] = [one for one in row.bundle.items if isinstance(one, Fact)]
    assert isinstance(word, Particulars)
    assert (record.id, word.lets_know, word.given_name, word.born_on, word.nhs_number) == (RECORD, "nothing", None, None, None)
    assert row.findings[0].field == "meta.security"


def test_a_case_file_of_what_was_loaded_keeps_to_the_same_restrictions(tmp_path: Path) -> None:
    whole = items(taken(written(tmp_path, "b", json.dumps(BEFORE)))[1])
    document = parse_case(write_case(whole, case="c", title="C").encode(), "c.yaml")
    again = {one for one in document.bundle.items if isinstance(one, Fact)}
    assert {versioned(one).id for one in again} == {versioned(one).id for one in whole if isinstance(one, Fact)}


def test_a_relative_who_is_labelled_restricted_has_no_home_here(tmp_path: Path) -> None:
    labels = ("R", "V")
    said = [AUNT | {"id": label, "meta": labelled(label), "telecom": [{"value": "01632 960103"}]} for label in labels]
    rows = taken(written(tmp_path, "b", json.dumps(bundle(CHILD | {"contact": []}, *said))))[1][1:]
    assert [row.bundle is None for row in rows] == [False, True]
    assert not any(place in repr(rows[0].bundle) for place in PLACES)
