"""Two teams' accounts of one event, by what was judged of them: they count as one, and no account is changed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sightline.graph.case import Seen
from sightline.graph.facts import Contact, Fact
from sightline.graph.judgement import Judgement
from sightline.graph.sameness import Groups, Home


def with_accounts(seen: Seen, judged: Iterable[Judgement]) -> Seen:
    """What is seen, with the contacts that were judged under the event of their group; only of accounts that are seen."""
    made = list(judged)
    events = dict(_events(seen, made)) if made else {}
    if not events:
        return seen

    def told(version: Fact) -> Fact:
        return version.changed(event=events[version.fact]) if version.fact in events else version

    return replace(
        seen,
        facts=tuple(told(one) for one in seen.facts),
        history={fact: tuple(map(told, versions)) if fact in events else versions for fact, versions in seen.history.items()},
    )


def _events(seen: Seen, judged: list[Judgement]) -> Iterator[tuple[str, str]]:
    homes = {one.fact: Home(one.event or one.fact, Contact.label) for one in seen.of(Contact)}
    known = [one for one in judged if homes.keys() >= set(one.things)]
    groups = Groups(homes, known)
    for fact in groups.around({key for one in known for key in one.things}):
        if len(groups.of(fact)) > 1 or groups.name(fact) != homes[fact].of:
            yield fact, groups.name(fact)
