"""What every childhood leaves on file: practices, health visitors, schools, homes, carers, and an odd day in hospital."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from sightline.graph.facts import Care, Registration, Residence, Status
from sightline.loaders.borough import rates
from sightline.loaders.borough.days import AS_AT, workdays_after
from sightline.loaders.borough.homes import Homes, Stay
from sightline.loaders.borough.ledger import Ledger, Telling
from sightline.loaders.borough.life import Life, Spell
from sightline.loaders.borough.people import Person
from sightline.loaders.borough.region import Team

_HEALTH_VISITS = ((12, "new birth visit"), (48, "six to eight week review"), (320, "one year review"), (830, "two year review"))
_WITH_RESPONSIBILITY = ("mother", "father")
_KINDS = {"mother": "parent", "father": "parent", "stepfather": "partner-of-carer", "partner of mother": "partner-of-carer"}
_REASONS = ("a fall in the playground", "a high temperature", "a wheeze", "a cut to the hand", "a bead in the ear", "a rash")


def upbringing(
    ledger: Ledger, homes: Homes, life: Life, quiet: Collection[tuple[int, int]], protected: Mapping[int, int]
) -> None:
    """Writes what universal services have on file about the household's children; no admission falls into quiet intervals.

    `protected`: by the child's number, the day from which schools keep a protection file, which follows the child.
    """
    asked: set[int] = set()
    for spell in life.practices:
        _practice(ledger, homes, spell, asked)
    for spell, following in pairwise(life.practices):
        if following.team.area is not spell.team.area:
            _records_sent(ledger, spell, following)
    for child in ledger.family.children:
        for spell in life.visitors[child.number]:
            _visitor(ledger, homes, child, spell)
        for spell in life.schools[child.number]:
            kind = "nursery" if spell.team.sort.kind == "nursery" else "school"
            _register(ledger, child, kind, spell, spell.since)
        if child.number in protected:
            _protection_file(ledger, child, life.schools[child.number], protected[child.number])
        if child.expected is not None:
            _booking(ledger, homes, child)
        else:
            _attendances(ledger, homes, child, quiet)
    for stay in homes.stays:
        if stay.lodging is not None:
            _lodging(ledger, stay)


def care(ledger: Ledger, team: Team, child: Person, adult: Person, day: int) -> str:
    """Records an adult's relation to a child in a team's file."""
    family = ledger.family
    main = adult is family.main_carer
    return ledger.write(
        Care,
        _KINDS.get(adult.relation, "carer" if main else "relative" if adult.relation != "lodger" else "host"),
        team,
        (child,),
        day,
        lasting=True,
        carer=ledger.file(team, adult),
        relation=adult.relation,
        parental_responsibility=True if adult.relation in _WITH_RESPONSIBILITY else None,
        in_household=True,
    )


def lives_at(ledger: Ledger, team: Team, people: Sequence[Person], stay: Stay, day: int) -> dict[Person, str]:
    """Records where people live in a team's file, learnt on a day; for those born during the stay it begins with the birth."""
    later = [person for person in people if person.child and (person.born or 0) > stay.since]
    groups = [(stay.since, [person for person in people if person not in later])]
    groups += [(person.born or 0, [person]) for person in later]
    kind = "home" if stay.lodging is None else "hostel"
    keys: dict[Person, str] = {}
    for since, group in groups:
        if group:
            learnt = max(day, since)
            key = ledger.write(Residence, kind, team, group, since, learnt=learnt, lasting=True, late=False, at=stay.address)
            keys.update((person, key) for person in group)
    return keys


def _practice(ledger: Ledger, homes: Homes, spell: Spell, asked: set[int]) -> None:
    """A spell with a practice, which writes down the carers of each child once."""
    team, until = spell.team, spell.until or AS_AT + 1
    children = [child for child in ledger.family.children if (child.born or AS_AT + 1) < until - 30]
    if not children:
        return
    adults = [adult for adult in ledger.family.adults[:2] if adult.relation != "lodger"]
    for child in children:
        day = max(spell.since, (child.born or 0) + 9)
        _register(ledger, child, "gp", spell, day)
        if child.number not in asked:
            asked.add(child.number)
            for adult in adults:
                care(ledger, team, child, adult, day)
    for stay in homes.stays:
        first, last = max(stay.since, spell.since), min(stay.until or until, until)
        if first + 14 < last:
            here = [child for child in children if (child.born or 0) <= first]
            _at_practice(ledger, team, [*here, *adults], stay, first, last)
            for child in children:
                if child not in here and (child.born or 0) + 23 < last:
                    _at_practice(ledger, team, [child], stay, (child.born or 0) + 9, last)


def _records_sent(ledger: Ledger, spell: Spell, following: Spell) -> None:
    """A practice sends the children's records after them when a family moves to another authority."""
    day = following.since
    for child in ledger.family.children:
        if (child.born or AS_AT) < day - 30:
            ledger.contact(
                "notice", spell.team, (child,), day, late=False, to=following.team.id, note="patient record sent on",
                told=(Telling(following.team, 0, "full", "records transfer"),),
            )  # fmt: skip


def _at_practice(ledger: Ledger, team: Team, people: list[Person], stay: Stay, first: int, last: int) -> None:
    if first >= team.as_at:
        return
    for key in dict.fromkeys(lives_at(ledger, team, people, stay, first).values()):
        if stay.until is not None and last == stay.until:
            ledger.end(key, stay.until)


def _register(ledger: Ledger, child: Person, kind: str, spell: Spell, day: int) -> None:
    key = ledger.write(Registration, kind, spell.team, (child,), day, lasting=True, agency=spell.team.id)
    if spell.until is not None:
        ledger.end(key, max(spell.until, day), end_reason=spell.reason, destination=spell.destination)


def _protection_file(ledger: Ledger, child: Person, spells: Sequence[Spell], kept_since: int) -> None:
    """A school that a pupil leaves sends its protection file to the next, with the pupil's first days there."""
    for spell, following in pairwise(spells):
        if spell.team.sort.kind == "school" and following.since > kept_since:
            ledger.contact(
                "protection-file", spell.team, (child,), workdays_after(following.since, 1), late=False, to=following.team.id,
                note="sent apart from the main file, against receipt", told=(Telling(following.team, 1),),
            )  # fmt: skip


def _visitor(ledger: Ledger, homes: Homes, child: Person, spell: Spell) -> None:
    _register(ledger, child, "health-visitor", spell, spell.since)
    for age, name in _HEALTH_VISITS:
        day = (child.born or 0) + age + ledger.draw.between(0, 6)
        if spell.since <= day < (spell.until or AS_AT + 1):
            ledger.contact(
                "home-visit",
                spell.team,
                (child,),
                day,
                seen=True,
                by=spell.team.worker(ledger.draw, day),
                at=homes.at(day).address,
                outcome="no concern",
                concern="none",
                note=name,
            )


def _booking(ledger: Ledger, homes: Homes, child: Person) -> None:
    day = (child.expected or 0) - ledger.draw.between(190, 215)
    team = homes.at(day).area.team("hospital")
    mother = [adult for adult in ledger.family.adults if adult.relation == "mother"]
    ledger.contact(
        "attendance", team, [child, *mother], day, at=team.address, outcome="antenatal care booked", concern="none",
        note="antenatal booking appointment", by=team.worker(ledger.draw, day),
    )  # fmt: skip


def _attendances(ledger: Ledger, homes: Homes, child: Person, quiet: Collection[tuple[int, int]]) -> None:
    """Attendances that raise no concern, and now and then an admission; well apart from each other."""
    draw, day = ledger.draw, max(child.born or 0, homes.stays[0].since)
    while True:
        day += 60 + int(draw.random() * 2 * (365 / rates.ATTENDANCES.value - 60))
        if day > AS_AT - 30:
            return
        team = draw.pick(homes.at(day).area.teams["hospital"])
        reason, worker = draw.pick(_REASONS), team.worker(draw, day)
        shared = {"at": team.address, "by": worker, "concern": "none"}
        if draw.chance(rates.NOT_BROUGHT.value):
            missed = day - draw.between(7, 14)
            expected = team.worker(draw, missed)
            ledger.contact("was-not-brought", team, (child,), missed, by=expected, outcome="new appointment sent")
        key = ledger.contact("attendance", team, (child,), day, seen=True, note=f"seen for {reason}", outcome="treated", **shared)
        calm = not any(since - 40 <= day <= until + 40 for since, until in quiet)
        if draw.chance(rates.ADMITTED.value) and calm:
            ledger.contact("admission", team, (child,), day, seen=True, note=f"admitted for {reason}", **shared)
            ledger.contact("discharge", team, (child,), day + 1, note="discharged home, well", outcome="no follow-up", **shared)
        elif draw.chance(rates.WITHDRAWN.value):
            ledger.revise(key, day + draw.between(1, 12), deleted=True)


def _lodging(ledger: Ledger, stay: Stay) -> None:
    """A household without a home in a hostel or refuge, as the housing team has it."""
    team, family = stay.area.team("housing"), ledger.family
    children = [child for child in family.children if child.born and child.born < stay.since]
    people = [*children, family.main_carer]
    ledger.contact("application", team, people, stay.since, outcome="accepted", concern="money-or-housing",
                   by=team.worker(ledger.draw, stay.since), note="homelessness application")  # fmt: skip
    places = lives_at(ledger, team, people, stay, stay.since).values()
    homeless = ledger.write(Status, "homeless", team, people, stay.since, lasting=True, late=False, authority=stay.area.id)
    for key in dict.fromkeys((*places, homeless)):
        if stay.until is not None:
            ledger.end(key, stay.until)
