"""Writing a case as a SocialCareData document: what comes back, and that nothing is missing without being listed."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from made_up_nodes import ASSESSMENT, PERSON, PLACEMENT, PLAN, document
from returns import taken, written

from sightline.graph.facts import About, Care, Contact, Fact, Particulars, Registration, Residence, Status, Told
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Address, Agency, Professional, Record
from sightline.graph.write import versioned
from sightline.loaders.case_format import read_case
from sightline.loaders.socialcaredata.losses import Written
from sightline.loaders.socialcaredata.validating import node_issues
from sightline.loaders.socialcaredata.writing import write_document

KEYS = (
    "id",
    "fact",
    "about",
    "held_by",
    "source",
    "event",
    "by",
    "by_agency",
    "agency",
    "at",
    "carer",
    "authority",
    "recorded_at",
)


def loaded(folder: Path, said: Any) -> list[Item]:
    _, rows, _ = taken(written(folder, "d", json.dumps(said)))
    items = dict.fromkeys(item for row in rows if row.bundle for item in row.bundle.items)
    return [versioned(item) if isinstance(item, Fact) else item for item in items]


def content(items: list[Item]) -> dict[str, tuple[Any, ...]]:
    """What each fact says, with names in the place of keys; by the fact's version."""
    things: dict[str, Any] = {item.id: item for item in items if isinstance(item, Record | Agency | Professional | Address)}

    def named(one: Fact, name: str) -> Any:
        thing = things.get(getattr(one, name, None) or "")
        names = [getattr(thing, field, None) for field in ("reference", "name", "lines", "postcode", "uprn", "role", "reach")]
        return names if thing else None

    found = {}
    for one in items:
        if isinstance(one, Fact):
            own = [(field.name, getattr(one, field.name)) for field in fields(one) if field.name not in KEYS]
            about = [things[about.record].reference for about in one.about]
            found[one.id] = (one.label, own, about, [named(one, name) for name in ("by", "agency", "at", "carer")])
    return found


def test_what_is_written_comes_back_but_for_what_is_listed(tmp_path: Path) -> None:
    first = content(loaded(tmp_path, document()))
    made = write_document(Bundle("child", tuple(loaded(tmp_path, document()))))
    back = list(content(loaded(tmp_path, made.document)).values())
    listed = {loss.of: (loss.label, loss.what) for loss in made.losses}
    assert [said for key, said in first.items() if key not in listed and said not in back] == []
    assert [listed[key] for key in first if key in listed] == [
        ("Status", "authority"),
        ("Residence", "the standard has places to live only as addresses with town and postcode"),
    ]
    assert len(back) == len(first) - 1


def test_a_placement_assessment_and_plan_come_back_but_for_what_is_listed(tmp_path: Path) -> None:
    said = document()
    said["@graph"] += [PLACEMENT, ASSESSMENT, PLAN]
    first = content(loaded(tmp_path, said))
    made = write_document(Bundle("child", tuple(loaded(tmp_path, said))))
    [placement] = [node for node in made.document["@graph"] if node["@type"] == "Placement"]
    coded = {"placementSource": "BlockContract", "nonPreferredLocationReason": "NotApplicable"}
    assert placement["actualPlacement"] == PLACEMENT["actualPlacement"] | coded
    assert list(node_issues(placement, "")) == []
    back = list(content(loaded(tmp_path, made.document)).values())
    listed = [loss for loss in made.losses if loss.label == "Contact"]
    gone = {loss.of for loss in made.losses if loss.sort in ("fact", "field")}
    assert [said for key, said in first.items() if key not in gone and said not in back] == []
    assert [(loss.of.split("/")[3], loss.what) for loss in listed] == [("CareNeedsAssessment", "note"), ("CarePlan", "note")]
    [plan] = [node for node in made.document["@graph"] if node["@type"] == "CarePlan"]
    assert [one.path for one in node_issues(plan, "")] == ["review", "careComponent"]
    assert (plan["assessmentId"], plan["dateCompleted"]) == (PLAN["assessmentId"], "2024-02-12T09:00:00")


def test_where_a_placement_was_is_listed_as_far_as_it_is_not_written() -> None:
    about = (About(record="team/1"),)
    stay = Residence(id="r@1", fact="r", kind="placement", held_by="team", about=about, at="a", since="2024-03", until="2024-05")
    urn = stay.changed(id="u@1", fact="u", since="2024-05-01", until=None, note="Ofsted URN of the placement: SC000000")
    record, place = Record(id="team/1", held_by="team", reference="1"), Address(id="a", lines="1 Row", postcode="AB1 2DE")
    made = write_document(Bundle("child", (record, place, stay, urn)))
    assert lost(made) == [("field", "r@1", "since"), ("field", "r@1", "at"), ("field", "r@1", "until"), ("field", "u@1", "at")]
    [one, other] = [node["actualPlacement"] for node in made.document["@graph"]]
    assert one == {"@type": "ActualPlacement", "placementLocation": "AB1"}
    assert other == one | {"placementStartDate": "2024-05-01", "providerURN": "SC000000"}


def test_the_same_case_gives_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    items = loaded(tmp_path, document())
    assert write_document(Bundle("c", tuple(items))).text() == write_document(Bundle("c", tuple(reversed(items)))).text()


def case(*facts: Fact) -> Written:
    """A made-up child with a name and further facts, written."""
    about = (About(record="team/1"),)
    name = Particulars(id="n@1", fact="n", kind="name", held_by="team", about=about, given_name="Pim", family_name="Alderwick")
    things = (Agency(id="team", name="Front Door", kind="social-care"), Record(id="team/1", held_by="team", reference="1"))
    return write_document(Bundle("child", (*things, name, *(one.changed(about=one.about or about) for one in facts))))


def lost(made: Written) -> list[tuple[str, str, str]]:
    return [(loss.sort, loss.of, loss.what) for loss in made.losses if loss.sort != "required"]


def test_a_fact_without_a_place_in_the_standard_is_listed_by_its_key() -> None:
    school = Registration(id="r@1", fact="r", kind="school", held_by="team", agency="team", since="2020-09-01")
    visit = Contact(id="v@1", fact="v", kind="home-visit", held_by="team", on="2020-09-02")
    aunt = Care(id="c@1", fact="c", kind="relative", held_by="team", carer="team/2", relation="great-aunt")
    assert lost(case(school, visit, aunt)) == [
        ("fact", "c@1", "the standard has no code for 'great-aunt'"),
        ("fact", "v@1", "the standard has no code for it"),
        ("fact", "r@1", "the standard has no place for it"),
    ]


def test_fields_tellings_and_earlier_versions_that_are_left_behind_are_listed() -> None:
    told = (Told(id="t", to="school"),)
    first = Contact(id="f@1", fact="f", kind="referral", held_by="team", on="2020-01-02", recorded_at="2020-01-02")
    last = first.changed(id="f@2", version=2, outcome="no further action", told=told, note="by letter", recorded_at="2020-01-05")
    assert lost(case(first, last)) == [
        ("version", "f@1", "the standard keeps no earlier versions"),
        ("field", "f@2", "outcome"),
        ("field", "f@2", "told"),
        ("field", "f@2", "note"),
    ]


def test_dates_of_a_home_are_listed_and_one_without_postcode_is_not_written() -> None:
    dated = Residence(id="h@1", fact="h", kind="home", held_by="team", at="a", since="2019-01-01")
    about = (About(record="team/1"),)
    name = Particulars(id="n@1", fact="n", kind="name", held_by="team", about=about, given_name="Pim", family_name="Alderwick")
    record = Record(id="team/1", held_by="team", reference="1")
    for postcode, expected in (("AB1 2DE", ("field", "h@1", "since")), (None, ("fact", "h@1", "the standard has places"))):
        place = Address(id="a", lines="1 Row, Northmere", postcode=postcode)
        made = write_document(Bundle("child", (record, place, name, dated.changed(about=about))))
        [(sort, of, what)] = lost(made)
        assert (sort, of, what[: len(expected[2])]) == expected


def test_nothing_required_is_made_up_and_no_code_coined() -> None:
    order = Status(id="s@1", fact="s", kind="private-fostering", held_by="team", since="2020-01-01")
    plan = Status(id="p@1", fact="p", kind="protection-plan", held_by="team", since="2020-01-01")
    made = case(order, plan)
    assert ("fact", "s@1", "the standard has no code for it") in lost(made)
    required = {(loss.label, loss.kind) for loss in made.losses if loss.sort == "required"}
    unknown = {("Person", name) for name in ("address", "dateOfBirth", "ethnicityCode", "genderCode", "isDeceased")}
    assert required == {*unknown, ("Service", "contact"), ("Service", "costFrequency"), ("ServiceEpisode", "location")}
    nodes = {node["@type"]: node for node in made.document["@graph"]}
    assert set(nodes) == {"Person", "Service", "ServiceEpisode"}
    assert nodes["ServiceEpisode"]["type"] == ["cp-plan"]
    assert "isDeceased" not in nodes["Person"]


def test_a_whole_case_of_several_teams_is_written_and_each_fact_is_there_or_listed() -> None:
    example = Path(__file__).parents[2] / "loaders" / "cases" / "made-up-example.yaml"
    items = read_case(example).bundle.items
    facts = [one.changed(id=f"{one.fact}@{number}") for number, one in enumerate(items) if isinstance(one, Fact)]
    made = write_document(Bundle("case", (*(one for one in items if not isinstance(one, Fact)), *facts)))
    gone = {loss.of for loss in made.losses if loss.sort in ("fact", "version")}
    assert len(gone) < len(facts)
    events = {one["identifier"][0]["value"] for one in made.document["@graph"] if one["@type"] in ("ServiceEpisode", "LifeEvent")}
    told = {one.fact for one in facts if isinstance(one, Contact) and one.id not in gone}
    assert "marrowby/school-refers" in told
    assert told <= events
    assert all(
        one.severity != "violation" or one.code == "required-field-missing"
        for node in made.document["@graph"]
        for one in node_issues(node, "")
    )
    assert sum(made.counts().values()) == len(made.losses)
    assert PERSON["@id"] not in made.text().decode()
