"""What lies between two replays, of two days or of two teams: what came in, what changed, what is on one side only."""

from dataclasses import dataclass

from sightline.queries.known import Held, Knowledge, Pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One fact of which each side has another version."""

    before: Held
    after: Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """From one replay to another. `opened` was a signpost before and is content after."""

    before: Knowledge
    after: Knowledge
    came: tuple[Held, ...]
    opened: tuple[Held, ...]
    changed: tuple[Changed, ...]
    gone: tuple[Held, ...]
    signposts_came: tuple[Pointer, ...]

    @property
    def empty(self) -> bool:
        """Do both sides know the same."""
        return not (self.came or self.opened or self.changed or self.gone or self.signposts_came)


def difference(before: Knowledge, after: Knowledge) -> Difference:
    """What the second side has that the first had not, or had otherwise, and what only the first has."""
    then = {one.fact.fact: one for one in before.content}
    now = {one.fact.fact: one for one in after.content}
    pointed = {one.post.fact for one in before.signposts}
    return Difference(
        before=before,
        after=after,
        came=tuple(one for key, one in now.items() if key not in then and key not in pointed),
        opened=tuple(one for key, one in now.items() if key not in then and key in pointed),
        changed=tuple(
            Changed(before=then[key], after=one) for key, one in now.items() if key in then and then[key].fact.id != one.fact.id
        ),
        gone=tuple(one for key, one in then.items() if key not in now),
        signposts_came=tuple(one for one in after.signposts if one.post.fact not in pointed and one.post.fact not in then),
    )
