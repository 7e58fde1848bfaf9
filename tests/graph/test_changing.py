"""A version that names only what changed, as a whole."""

from sightline.graph.changing import whole
from sightline.graph.facts import Contact, Fact, Particulars, Status
from sightline.graph.lens import OWNER, Lens

FIRST = Status(
    id="s@1", fact="s", kind="looked-after", held_by="t", since="2024-01-02", until="2024-05", until_latest="2024-05-09",
    reason="began: need", recorded_at="2024-01-03", as_written="first",
)  # fmt: skip


def change(day: str, changes: str, **said: str | None) -> Fact:
    return Status(id=f"s@{day}", fact="s", kind="looked-after", held_by="t", recorded_at=day, changes=changes, **said)  # type: ignore[arg-type]


def test_what_is_named_changes_with_its_bounds_and_the_rest_stays() -> None:
    ended = change("2024-02-01", "until reason+", until="2024-01-31", reason="ended: home")
    [_, last] = whole((FIRST, ended))
    assert last == FIRST.changed(
        id="s@2024-02-01", recorded_at="2024-02-01", until="2024-01-31", until_latest=None, reason="began: need; ended: home"
    )


def test_a_named_field_that_is_empty_is_emptied_and_one_that_only_fills_leaves_what_is_there() -> None:
    cleared = change("2024-02-01", "until reason?", reason="other")
    filled = change("2024-02-02", "until?", until="2024-03-01")
    kept = change("2024-02-03", "until?", until="2024-04-01")
    assert [one.until for one in whole((FIRST, cleared, filled, kept))] == ["2024-05", None, "2024-03-01", "2024-03-01"]
    assert [one.reason for one in whole((FIRST, cleared))] == ["began: need", "began: need"]


def test_a_change_of_nothing_stands_only_where_it_says_itself_when_it_was_or_who() -> None:
    assert list(whole((change("2024-02-01", "reason", reason="home"),))) == []
    new = change("2024-02-01", "since", since="2024-02-01")
    assert list(whole((new,))) == [new]
    name = Particulars(fact="n", kind="name", held_by="t", given_name="Pim", changes="given_name")
    assert list(whole((name,))) == [name]


def test_what_was_withdrawn_and_is_changed_later_is_as_it_was_before() -> None:
    withdrawn = FIRST.changed(id="s@2", since=None, until=None, deleted=True, recorded_at="2024-02-01")
    back = change("2024-02-02", "reason", reason="home")
    assert [(one.since, one.deleted) for one in whole((FIRST, withdrawn, back))] == [
        ("2024-01-02", False), (None, True), ("2024-01-02", False),
    ]  # fmt: skip


def test_a_change_that_ends_before_it_begins_waits_for_the_one_that_mends_it() -> None:
    moved = change("2024-02-01", "since", since="2024-06-01")
    mended = change("2024-02-02", "until", until="2024-07-01")
    assert [(one.since, one.until) for one in whole((FIRST, moved, mended))] == [
        ("2024-01-02", "2024-05"), ("2024-06-01", "2024-07-01"),
    ]  # fmt: skip


def test_a_lens_shows_whole_versions_and_no_change_of_what_it_does_not_show() -> None:
    ended = change("2024-02-01", "until", until="2024-01-31")
    seen = Lens(viewer=OWNER, known_at="2024-02-02").see((ended, FIRST))
    assert [one.since for one in seen.history["s"]] == ["2024-01-02", "2024-01-02"]
    other = Contact(id="c@1", fact="c", kind="referral", held_by="t", changes="outcome", outcome="none", recorded_at="2024-02-01")
    seen = Lens(viewer=OWNER).see((ended, other))
    assert (seen.facts, seen.history) == ((), {})
