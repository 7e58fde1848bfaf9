"""What is withdrawn as a whole: which facts get a version that says so, whatever came first."""

from typing import Any

from asking import Ask
from hypothesis import given
from hypothesis import strategies as st

from sightline.graph.facts import About, Status
from sightline.graph.load import load
from sightline.graph.store import Store
from sightline.graph.stream import Bundle
from sightline.graph.things import Agency, Record
from sightline.graph.withdrawing import withdraw, withdrawn


def version(fact: str, day: str | None, *, deleted: bool = False) -> dict[str, Any]:
    """One version of a status as the question answers it."""
    return {
        "record": "r", "label": "Status", "fact": f"r/daily/{fact}", "kind": "looked-after", "held_by": "t", "recorded_at": day,
        "deleted": deleted, "source": "s", "carer": None, "relation": None, "agency": None,
    }  # fmt: skip


def asked(*rows: dict[str, Any]) -> list[tuple[str, str | None]]:
    return sorted((one.fact.removeprefix("r/daily/"), one.recorded_at) for one in withdrawn(rows))


def test_what_was_recorded_before_is_withdrawn_and_what_came_later_is_not() -> None:
    whole = version("e1/withdrawn", "2024-04-02", deleted=True)
    before, later = version("e1/Status/a", "2024-04-01"), version("e1/Status/b", "2024-04-03")
    assert asked(whole, before, later, version("e1/Status/c", None)) == [
        ("e1/Status/a", "2024-04-02"),
        ("e1/Status/c", "2024-04-02"),
    ]


def test_a_fact_beside_it_is_not_withdrawn() -> None:
    whole = version("e1/withdrawn", "2024-04-02", deleted=True)
    assert asked(whole, version("e10/Status/a", "2024-04-01"), version("Status/a", "2024-04-01")) == []


DAY = st.sampled_from([None, "2024-04-01", "2024-04-02", "2024-04-03"])
ROW = st.builds(version, st.sampled_from(["e1/Status/a", "e1/Status/b", "e2/Status/a"]), DAY)
WHOLE = st.builds(version, st.sampled_from(["withdrawn", "e1/withdrawn"]), DAY, deleted=st.just(True))


@given(st.lists(ROW | WHOLE, max_size=8), st.randoms())
def test_neither_the_order_nor_a_second_time_makes_a_difference(rows: list[dict[str, Any]], dice: Any) -> None:
    shuffled = dice.sample(rows, len(rows))
    assert asked(*rows) == asked(*shuffled)
    again = [version(fact, day, deleted=True) for fact, day in asked(*rows)]
    assert asked(*rows, *again) == asked(*rows)


async def test_a_withdrawal_covers_what_is_in_the_graph_on_either_engine(store: Store, ask: Ask) -> None:
    team, record = (
        Agency(id="withdrawing", name="Team", kind="social-care"),
        Record(id="w1", held_by="withdrawing", reference="1"),
    )
    said: dict[str, Any] = {"kind": "missing", "held_by": team.id, "about": (About(record=record.id),)}
    told = Status(fact="w1/daily/e1/Status/a", recorded_at="2024-04-01", **said)
    whole = Status(fact="w1/daily/e1/withdrawn", recorded_at="2024-04-02", deleted=True, **said)
    await load(store, [Bundle("w", (team, record, told, whole))], "withdrawing")
    for _ in range(2):
        await withdraw(store, [record.id, "nobody"], "withdrawing")
    asked = "MATCH (n:Status {fact: $fact}) RETURN n.deleted AS deleted, n.recorded_at AS day ORDER BY day"
    assert [(row["deleted"], row["day"]) for row in await ask(store, asked, fact=told.fact)] == [
        (False, "2024-04-01"),
        (True, "2024-04-02"),
    ]
