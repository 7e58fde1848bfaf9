"""The daily payload to the Department for Education: what becomes of a child's objects, and of what is purged."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from payloads import CHILD, EPISODE, UNBORN, payload
from returns import NORTHMERE, facts, received, taken, written
from whole_graph import Ask, everything

from sightline.graph.casefile import child_case
from sightline.graph.facts import Contact, Fact, Particulars, Residence, Status
from sightline.graph.lens import OWNER, Lens
from sightline.graph.store import Store
from sightline.loaders.intake.finding import Level


def told(tmp_path: Path, text: str) -> list[Fact]:
    survey, rows, _ = taken(written(tmp_path, "day", text))
    assert len(rows) == sum(survey.rows.values())
    assert not [one for row in rows for one in row.findings if one.level is Level.HELD]
    return facts(rows)


def test_a_childs_contacts_standings_and_homes_come_out_with_their_days(tmp_path: Path) -> None:
    found = told(tmp_path, payload(CHILD, UNBORN))
    own = [one for one in found if one.about[0].record.endswith("/N1")]
    assert [(one.kind, one.on or one.since) for one in own if isinstance(one, Contact)] == [
        ("other", "2024-01-20"),
        ("referral", "2023-05-02"),
        ("assessment", "2023-05-03"),
        ("strategy-discussion", "2023-08-14"),
        ("conference", "2023-09-01"),
        ("strategy-discussion", "2023-12-01"),
    ]
    assert [(one.kind, one.since, one.until) for one in own if isinstance(one, Status)] == [
        ("child-in-need", "2023-05-02", None),
        ("child-in-need", "2023-06-21", "2023-09-01"),
        ("protection-enquiry", "2023-08-14", "2023-08-30"),
        ("protection-enquiry", "2023-12-01", None),
        ("protection-plan", "2023-09-01", None),
        ("looked-after", "2024-01-10", None),
    ]
    assert [(one.kind, one.since) for one in own if isinstance(one, Residence)] == [("home", None), ("placement", "2024-01-10")]
    [plan] = [one for one in own if one.kind == "protection-plan"]
    assert plan.source == "day $.children[0].social_care_episodes[0].child_protection_plans[0]"
    [said] = [one for one in own if isinstance(one, Particulars)]
    assert (said.given_name, said.family_name, said.born_on, said.upn) == ("Zélie", "Quillfeather", "2013-02-14", "U201123420001")
    [assessed] = [one for one in own if one.kind == "assessment"]
    assert assessed.note == "factors: alcohol: parent or carer (1B), neglect (16A)"


def test_a_child_not_yet_born_and_a_referral_without_further_action_are_read(tmp_path: Path) -> None:
    said, referral = told(tmp_path, payload(UNBORN))
    assert isinstance(said, Particulars)
    assert (said.born_on, said.upn) == (None, None)
    assert said.note == "why there is no UPN: not of school age and none yet (UN1); expected on: 2024-07-01"
    assert isinstance(referral, Contact)
    assert referral.outcome == "no further action"


def test_the_authority_is_read_from_the_payload(tmp_path: Path) -> None:
    survey, _, _ = taken(written(tmp_path, "day", payload(CHILD)))
    assert survey.said == {"dfe": "201"}


def test_a_purged_part_is_withdrawn_by_a_version_even_where_only_its_number_is_sent(tmp_path: Path) -> None:
    before = {one.fact for one in told(tmp_path, payload(CHILD))}
    purged = EPISODE | {
        "child_protection_plans": [{"child_protection_plan_id": "P1", "purge": True}],
        "child_looked_after_placements": [{"child_looked_after_placement_id": "L1", "purge": True}],
        "section_47_assessments": [],
    }
    found = told(tmp_path, payload(CHILD | {"social_care_episodes": [purged]}))
    assert [(one.label, one.kind, one.since) for one in found if one.deleted] == [
        ("Status", "protection-plan", None),
        ("Status", "looked-after", None),
        ("Residence", "placement", None),
    ]
    assert {one.fact for one in found} < before


def test_a_purged_episode_withdraws_what_is_sent_in_it_and_what_is_not(tmp_path: Path) -> None:
    before = {one.fact for one in told(tmp_path, payload(CHILD))}
    found = told(tmp_path, payload({"la_child_id": "N1", "social_care_episodes": [EPISODE | {"purge": True}]}))
    assert all(one.deleted for one in found)
    [whole] = [one for one in found if one.fact not in before and one.kind == "referral"]
    inside = [one.fact for one in found if one.fact in before]
    assert whole.fact.endswith("/e1/withdrawn")
    assert len(inside) > 10
    assert all(fact.startswith(whole.fact.removesuffix("withdrawn")) for fact in inside)


def test_a_purged_child_of_whom_only_the_number_is_sent_is_withdrawn_whole(tmp_path: Path) -> None:
    [whole] = told(tmp_path, payload({"la_child_id": "N1", "mis_child_id": "Made-Up-1", "purge": True}))
    assert whole.deleted
    assert all(one.fact.startswith(whole.fact.removesuffix("withdrawn")) for one in told(tmp_path, payload(CHILD)))


ENDED: dict[str, Any] = {
    "social_care_episode_id": "E1",
    "closure_date": "2024-03-01",
    "closure_reason": "RC7",
    "care_worker_details": [{"worker_id": "W7", "start_date": "2023-05-03", "end_date": "2024-03-01"}],
    "section_47_assessments": [{"section_47_assessment_id": "S1", "purge": False}, {"section_47_assessment_id": "S2"}],
    "child_protection_plans": [{"child_protection_plan_id": "P1", "end_date": "2024-02-01", "purge": False}],
    "child_looked_after_placements": [
        {"child_looked_after_placement_id": "L1", "end_date": "2024-02-02", "end_reason": "E3", "purge": False},
        {"child_looked_after_placement_id": "L2", "start_date": "2024-02-02", "start_reason": "P", "placement_type": "R2",
         "purge": False},
    ],
    "adoption": {"purge": False},
    "purge": False,
}  # fmt: skip
PARTIAL: dict[str, Any] = {"la_child_id": "N1", "social_care_episodes": [ENDED]}


def test_what_says_only_what_changed_names_the_fields_that_it_changes(tmp_path: Path) -> None:
    said = {(one.label, one.kind, one.fact.rpartition("/")[2]): one.changes for one in told(tmp_path, payload(PARTIAL))}
    assert said == {
        ("Status", "child-in-need", "child-in-need"): "until reason",
        ("Contact", "closure", "closure"): None,
        ("Involvement", "allocated-worker", "2023-05-03"): None,
        ("Status", "protection-plan", "p1"): "until",
        ("Status", "looked-after", "l1"): "until reason+",
        ("Residence", "placement", "l1"): "until",
        ("Status", "looked-after", "l2"): "since reason+",
        ("Residence", "hospital", "l2"): "kind since note+",
    }


def test_a_child_without_purge_whose_parts_have_it_says_only_what_changed(tmp_path: Path) -> None:
    moved = {"social_care_episode_id": "E1", "referral_date": "2023-05-01", "purge": False}
    said = {"la_child_id": "N1", "social_care_episodes": [moved]}
    assert [one.changes for one in told(tmp_path, payload(said))] == ["on event", "since"]
    assert [one.changes for one in told(tmp_path, payload(said | {"purge": False}))] == [None, None]


def test_a_row_that_names_nothing_or_a_part_that_is_only_not_purged_is_no_version_and_not_held(tmp_path: Path) -> None:
    nothing = {"social_care_episode_id": "E1", "care_worker_details": [{"worker_id": "W7"}], "adoption": {"purge": False}}
    assert told(tmp_path, payload(PARTIAL | {"social_care_episodes": [nothing]})) == []
    with_part = CHILD | {"social_care_episodes": [EPISODE | {"adoption": {"purge": False}}]}
    assert told(tmp_path, payload(with_part)) == told(tmp_path, payload(CHILD))


def test_a_change_that_does_not_say_of_what_is_held(tmp_path: Path) -> None:
    ended = ENDED | {"care_worker_details": [{"worker_id": "W7", "end_date": "2024-03-01"}]}
    _, rows, _ = taken(written(tmp_path, "day", payload(PARTIAL | {"social_care_episodes": [ended]})))
    [held] = [one for row in rows for one in row.findings if one.level is Level.HELD]
    assert (held.field, held.what) == (
        "social_care_episodes/care_worker_details/start_date", "this says what changed, and not of which one",
    )  # fmt: skip


async def test_what_is_named_changes_and_the_rest_stays_in_whatever_order_days_are_loaded(
    embedded_store: Store, ask: Ask, empty: Callable[[Store], Awaitable[None]], tmp_path: Path
) -> None:
    details = CHILD["child_details"] | {"first_name": "Zelie"}
    mended = {"social_care_episode_id": "E1", "closure_date": None, "closure_reason": None, "child_protection_plans": [
        {"child_protection_plan_id": "P1", "purge": True},
    ]}  # fmt: skip
    days = {
        "2024-04-01": payload(CHILD),
        "2024-04-02": payload(PARTIAL),
        "2024-04-03": payload({"la_child_id": "N1", "child_details": {"first_name": "Zelie", "purge": False}}),
        "2024-04-04": payload({"la_child_id": "N1", "social_care_episodes": [mended]}),
    }
    files = [(written(tmp_path, day, text), NORTHMERE.model_copy(update={"as_at": day})) for day, text in days.items()]
    graphs = []
    for order in (files, [files[1], files[3], files[0], files[2], files[1]]):
        await empty(embedded_store)
        for path, said in order:
            await received(embedded_store, path, said)
        graphs.append(await everything(ask, embedded_store))
    assert graphs[0] == graphs[1]
    child = "area-dfe-201/social-care/N1"
    seen = {day: (await child_case(embedded_store, child, Lens(viewer=OWNER, known_at=day))).facts for day in days}

    def stands(day: str, label: type[Fact]) -> list[tuple[str, str | None, str | None]]:
        return [(one.kind, one.since, one.until) for one in seen[day] if isinstance(one, label)]

    assert stands("2024-04-02", Residence)[1:] == [
        ("placement", "2024-01-10", "2024-02-02"), ("hospital", "2024-02-02", None),
    ]  # fmt: skip
    [need, *_] = [one for one in seen["2024-04-02"] if isinstance(one, Status)]
    assert (need.since, need.until, need.changes) == ("2023-05-02", "2024-03-01", None)
    [placed] = [one for one in seen["2024-04-02"] if isinstance(one, Status) and one.fact.endswith("looked-after/l1")]
    assert (placed.reason or "").split("; ") == [
        "why the episode began: starts to be looked after (S)",
        "why it ended: care taken over by another authority (E3)",
    ]
    today = (await child_case(embedded_store, child, Lens(viewer=OWNER))).facts
    [name] = [one for one in today if isinstance(one, Particulars)]
    whole = next(one for one in told(tmp_path, payload(CHILD | {"child_details": details})) if isinstance(one, Particulars))
    assert (name.given_name, name.family_name, name.note) == ("Zelie", whole.family_name, whole.note)
    assert ("protection-plan", "2023-09-01", "2024-02-01") in stands("2024-04-03", Status)
    assert "protection-plan" not in {one.kind for one in seen["2024-04-04"]}
    assert ("child-in-need", "2023-05-02", None) in stands("2024-04-04", Status)


def test_one_child_a_list_and_a_child_a_line_are_the_same_payload(tmp_path: Path) -> None:
    child = json.dumps(CHILD)
    wanted = [one.fact for one in told(tmp_path, payload(CHILD))]
    for text in (child, f"[{child}]", f"{child}\n", f'{{"la_code": 201, "Children": {child}}}'):
        assert [one.fact for one in told(tmp_path, text)] == wanted


async def test_days_in_any_order_make_one_graph_and_what_is_purged_shows_no_more(
    embedded_store: Store, ask: Ask, empty: Callable[[Store], Awaitable[None]], tmp_path: Path
) -> None:
    days = {
        "2024-04-01": payload(CHILD, UNBORN),
        "2024-04-02": payload({"la_child_id": "N1", "social_care_episodes": [{"social_care_episode_id": "E1", "purge": True}]}),
        "2024-04-03": payload({"la_child_id": "N2", "purge": True}),
        "2024-04-04": payload(UNBORN),
    }
    files = [(written(tmp_path, day, text), NORTHMERE.model_copy(update={"as_at": day})) for day, text in days.items()]
    graphs = []
    for order in (files, files[::-1], [files[1], files[3], files[0], files[2], files[0]]):
        await empty(embedded_store)
        for path, said in order:
            await received(embedded_store, path, said)
        graphs.append(await everything(ask, embedded_store))
    assert graphs[0] == graphs[1] == graphs[2]
    child = "area-dfe-201/social-care/N1"
    told = {day: (await child_case(embedded_store, child, Lens(viewer=OWNER, known_at=day))).facts for day in days}
    assert len(told["2024-04-01"]) == len(facts(taken(files[0][0])[1])) - 2
    assert [(one.label, one.kind) for one in told["2024-04-02"]] == [
        ("Particulars", "name"),
        ("Residence", "home"),
        ("Contact", "other"),
    ]
    unborn = "area-dfe-201/social-care/N2"
    counted = [len((await child_case(embedded_store, unborn, Lens(viewer=OWNER, known_at=day))).facts) for day in days]
    assert counted == [2, 2, 0, 2]


def test_a_plan_for_education_health_and_care_is_read_and_what_is_unknown_is_kept(tmp_path: Path) -> None:
    plan = {"education_health_care_plan_id": "H1", "request_received_date": "2023-01-10", "request_outcome_date": "2023-02-20",
            "assessment_outcome_date": "2023-04-03", "plan_start_date": "2023-05-09", "hat_size": 7}  # fmt: skip
    found = told(tmp_path, payload({"la_child_id": "N1", "shoe": {"size": 3}, "education_health_care_plans": [plan]}))
    assert [(one.kind, one.on) for one in found if isinstance(one, Contact)] == [
        ("application", "2023-01-10"),
        ("decision", "2023-04-03"),
        ("decision", "2023-05-09"),
    ]
    assert [one.as_written for one in found] == ["shoe/size: 3; education_health_care_plans/hat_size: 7", None, None]
