"""A small made-up town, fact by fact, for whoever looks for people and for ways between them."""

from typing import Any

from sightline.graph.facts import About, Care, Contact, Involvement, Particulars, Registration, Residence, Told
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Address, Adult, Authority, Child, IdentityDecision, Record

DAY = "2020-01-02"
TEAM = "team-north"


def record(person: str, team: str = TEAM) -> str:
    """A team's record of a person."""
    return f"{team}/{person}"


def filed(person: str, team: str = TEAM, who: str = "Child", at: str = DAY) -> tuple[Item, ...]:
    """A person with one team's file on them, and nothing in it yet."""
    key = record(person, team)
    return (
        Child(id=person) if who == "Child" else Adult(id=person),
        Record(id=key, held_by=team, reference=person, person=who.lower()),
        IdentityDecision(id=f"{key} opened", record=key, person=person, who=who, at=at, by=team, basis="opened"),
    )


def named(person: str, given: str | None, family: str | None, team: str = TEAM, **more: Any) -> Particulars:
    """What a team's file calls a person."""
    more = {"fact": f"{record(person, team)} name", "kind": "name", "recorded_at": DAY, **more}
    return Particulars(given_name=given, family_name=family, held_by=team, about=_about(person, team), **more)


def known(
    person: str, given: str | None, family: str | None, team: str = TEAM, who: str = "Child", **more: Any
) -> tuple[Item, ...]:
    """A person with one team's file and a name in it."""
    return (*filed(person, team, who), named(person, given, family, team, **more))


def lives(person: str, at: str, since: str | None = DAY, until: str | None = None, team: str = TEAM, **more: Any) -> Residence:
    """A stay at an address."""
    more = {"fact": f"{record(person, team)} at {at} {since}", "kind": "home", "recorded_at": DAY, **more}
    return Residence(held_by=team, about=_about(person, team), at=at, since=since, until=until, **more)


def cares(child: str, adult: str, team: str = TEAM, **more: Any) -> Care:
    """An adult's relation to a child."""
    more = {
        "fact": f"{record(child, team)} cared for by {adult}",
        "kind": "carer",
        "relation": "aunt",
        "recorded_at": DAY,
        **more,
    }
    return Care(held_by=team, about=_about(child, team), carer=record(adult, team), since=DAY, **more)


def works(person: str, agency: str | None = TEAM, by: str | None = None, team: str = TEAM, **more: Any) -> Involvement:
    """A team or worker involved with a person."""
    more = {"fact": f"{record(person, team)} with {agency} {by}", "kind": "team", "since": DAY, "recorded_at": DAY, **more}
    return Involvement(held_by=team, about=_about(person, team), agency=agency, by=by, **more)


def registered(person: str, agency: str, team: str = TEAM, **more: Any) -> Registration:
    """On the books of a school or practice."""
    more = {"fact": f"{record(person, team)} at {agency}", "kind": "school", "since": DAY, "recorded_at": DAY, **more}
    return Registration(held_by=team, about=_about(person, team), agency=agency, **more)


def contact(fact: str, *people: str, team: str = TEAM, **more: Any) -> Contact:
    """A contact about one person or several."""
    more = {"kind": "call", "on": DAY, "recorded_at": DAY, **more}
    return Contact(fact=fact, held_by=team, about=tuple(About(record=record(person, team)) for person in people), **more)


def told(team: str, **more: Any) -> tuple[Told, ...]:
    """That a fact was passed on to another team, and reached it."""
    return (Told(**{"id": f"to {team}", "to": team, "sent_at": DAY, "received_at": DAY, **more}),)


def _about(person: str, team: str) -> tuple[About, ...]:
    return (About(record=record(person, team)),)


def moved(person: str, origin: str, to: str, on: str = "2020-03-01") -> tuple[Item, ...]:
    """A child whose home was in one area, and from a day on in another; without a hand-over."""
    homes = [Address(id=f"home in {area}", lines="1 Invented Quay", authority=area) for area in (origin, to)]
    stays = lives(person, f"home in {origin}", "2019-01-01", on), lives(person, f"home in {to}", on)
    return (*(Authority(id=area, name=area.title()) for area in (origin, to)), *homes, *known(person, "Made-Up", person), *stays)


# Six children moved one way, which may be shown, and two the other, which are too few.
SEAM = tuple(
    Bundle(child, moved(child, *way))
    for way, children in ((("northmere", "southmere"), "abcdef"), (("southmere", "northmere"), "yz"))
    for child in children
)
