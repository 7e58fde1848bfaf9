"""Of many checks, the last that can be compared is found, however many others came after it."""

from sightline.graph.checks import MOST_CHECKS, Check, begin, finish, finished, last_listed, last_of_rule
from sightline.graph.lens import OWNER, Viewer
from sightline.graph.store import Store


async def done(store: Store, *marks: str, day: str = "2026-01-05", replayed: bool = False, listed: bool = False) -> Check:
    return await finish(store, await begin(store, OWNER, marks, day, replayed=replayed, listed=listed))


async def test_a_busy_area_loses_neither_its_work_list_nor_the_check_that_a_rule_is_compared_with(fresh_store: Store) -> None:
    whole = await done(fresh_store, "visit", "review", listed=True)
    later = [await done(fresh_store, "review", day=f"2026-02-{day:02}") for day in range(1, MOST_CHECKS + 3)]
    assert whole not in await finished(fresh_store, OWNER)
    assert await last_listed(fresh_store, OWNER) == whole
    assert await last_of_rule(fresh_store, OWNER, "visit") == whole
    assert await last_of_rule(fresh_store, OWNER, "review") == later[-1]
    assert await last_of_rule(fresh_store, OWNER, "letter") is None
    assert await last_of_rule(fresh_store, Viewer(name="somebody", role="reader"), "visit") is None


async def test_a_check_of_all_files_is_compared_with_before_one_of_a_past_day_and_an_unfinished_one_never(
    fresh_store: Store,
) -> None:
    past = await done(fresh_store, "visit", day="2015-01-01", replayed=True)
    assert await last_of_rule(fresh_store, OWNER, "visit") == past
    now = await done(fresh_store, "visit")
    await done(fresh_store, "visit", day="2016-01-01", replayed=True)
    await begin(fresh_store, OWNER, ["visit"], "2026-03-01", replayed=False, listed=True)
    assert await last_of_rule(fresh_store, OWNER, "visit") == now
    assert await last_listed(fresh_store, OWNER) is None
