"""One contact in every version that a lens shows, with what it answers and what answers it, other accounts, and disputes."""

from dataclasses import dataclass

from sightline.graph.errors import NotFound
from sightline.graph.facts import Contact, Statement
from sightline.graph.lens import Lens
from sightline.graph.people import Described, describe
from sightline.graph.reading import Reading, reading
from sightline.graph.store import Store
from sightline.graph.teams import with_whole_teams
from sightline.graph.ties import Thing

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAnswer:
    """A contact as it stands (or last stood, where its sender withdrew it), the people it is about, and what hangs on it."""

    contact: Contact
    history: tuple[Contact, ...]
    about: tuple[Thing, ...]
    answers: Contact | None
    answered_by: tuple[Contact, ...]
    accounts: tuple[Contact, ...]
    disputes: tuple[Statement, ...]
    described: Described

    @property
    def withdrawn(self) -> bool:
        """Did its sender take it back."""
        return self.contact.deleted


async def contact(store: Store, id: str, lens: Lens) -> ContactAnswer:
    """One contact by the key of the fact or of one version; NotFound where there is none, or the lens shows no version."""
    rows = await store.read("contact", id=id, most=MOST)
    if not rows:
        raise NotFound("contact", id)
    lens = await with_whole_teams(store, lens)
    read, key = reading(rows[0], lens), rows[0]["key"]
    history = tuple(one for one in read.seen.history.get(key, ()) if isinstance(one, Contact))
    if not history:
        raise NotFound("contact", id)
    own = history[-1]
    others = tuple(one for one in read.seen.of(Contact) if one.fact != key)
    disputes = tuple(one for one in read.seen.of(Statement) if one.disputes == key)
    about = tuple(read.about(own))
    return ContactAnswer(
        contact=own,
        history=history,
        about=about,
        answers=next((one for one in others if one.fact == own.answers), None),
        answered_by=tuple(one for one in others if one.answers == key),
        accounts=tuple(one for one in others if own.event and one.event == own.event),
        disputes=disputes,
        described=await describe(store, {*about, *_people(read, others)}, (*history, *others, *disputes), lens),
    )


def _people(read: Reading, facts: tuple[Contact, ...]) -> set[Thing]:
    return {one for fact in facts for one in read.about(fact)}
