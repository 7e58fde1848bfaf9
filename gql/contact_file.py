"""A contact looked up by itself: its versions, the people it is about, what it answers and what answers it."""

from dataclasses import dataclass

import strawberry

from sightline.gql.asking import Id, Info, Seen
from sightline.gql.contact import Contact
from sightline.gql.entry import entry_of
from sightline.gql.field import shown
from sightline.gql.lens import lens_of
from sightline.gql.node import key_in
from sightline.gql.statement import Statement
from sightline.gql.thing import Called, Thing, called
from sightline.graph import contact as graph
from sightline.graph.facts import Fact
from sightline.queries.timeline import Entry


@dataclass(frozen=True, slots=True)
class Found:
    """A contact with what hangs on it."""

    contact: Entry
    withdrawn: bool
    history: list[Entry]
    people: list[Called]
    answers: Entry | None
    answered_by: list[Entry]
    accounts: list[Entry]
    disputes: list[Entry]


@strawberry.type(description="A contact in all its versions, with what hangs on it.")
class ContactFile:
    """One contact."""

    contact: Contact = shown("The contact as it stands, or last stood where its sender withdrew it.")
    withdrawn: bool = shown("Did its sender take it back.")
    history: list[Contact] = shown("Every version, in the order of recording.")
    people: list[Thing] = shown("The people that it is about.")
    answers: Contact | None = shown("The contact that it answers.")
    answered_by: list[Contact] = shown("The contacts that answer it.")
    accounts: list[Contact] = shown("Other teams' accounts of the same event.")
    disputes: list[Statement] = shown("The statements that dispute it.")


async def contact(info: Info, id: Id, lens: Seen = None) -> Found:
    """One contact."""
    through = lens_of(info.context.viewer, lens)
    found = await graph.contact(info.context.store, key_in("Contact", id), through)

    def shown_as(fact: Fact) -> Entry:
        return entry_of(fact, found.described.places, through)

    return Found(
        contact=shown_as(found.contact),
        withdrawn=found.withdrawn,
        history=[shown_as(one) for one in found.history],
        people=[called(one, found.described) for one in found.about],
        answers=shown_as(found.answers) if found.answers else None,
        answered_by=[shown_as(one) for one in found.answered_by],
        accounts=[shown_as(one) for one in found.accounts],
        disputes=[shown_as(one) for one in found.disputes],
    )
