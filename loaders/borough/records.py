"""What opens a file: the record itself, what it says the person is called, and the decision whose record it is."""

from collections.abc import Iterator

from sightline.graph.facts import About, Particulars
from sightline.graph.stream import Item
from sightline.graph.things import IdentityDecision, Record
from sightline.loaders.borough import rates
from sightline.loaders.borough.days import AS_AT, iso
from sightline.loaders.borough.ledger import File, Ledger
from sightline.loaders.borough.particulars import Written, mistyped, truth, written

_JOINED_LATER = ("gp", "visiting", "nursery", "primary", "secondary", "hospital")
_WITH_UPN = ("school", "education")


def records(ledger: Ledger) -> list[Item]:
    """The records that any fact names, with their particulars and decisions; all draws are made for those deleted, too."""
    opened = ledger.opened()
    shared: dict[tuple[str, int], Written] = {}
    items: list[Item] = []
    for nth, file in enumerate(ledger.files.values()):
        made = tuple(_opening(ledger, file, opened.get(file.record, AS_AT), nth, shared))
        if file.record in opened:
            items.extend(made)
    return items


def _opening(ledger: Ledger, file: File, opened: int, nth: int, shared: dict[tuple[str, int], Written]) -> Iterator[Item]:
    person = file.person
    says = _written(ledger, file, opened, shared)
    yield Record(
        id=file.record,
        held_by=file.team.id,
        reference=file.record.rpartition(":")[2],
        person="child" if person.child else "adult",
    )
    if file.nth == 1:
        yield _decision(ledger, file, opened)
    else:
        yield from (decision for decision in ledger.decided if decision.record == file.record)
    first = Particulars(
        fact=f"{ledger.base}-p{nth + 1}",
        kind="name",
        held_by=file.team.id,
        about=(About(record=file.record),),
        recorded_at=iso(opened),
        source=ledger.source,
        given_name=says.given,
        family_name=says.family,
        born_on=says.born_on,
        sex=person.sex,
        language=person.language,
        nhs_number=says.nhs,
        upn=person.upn if file.team.sort.kind in _WITH_UPN else None,
    )
    yield first
    corrected, later = ledger.draw.random(), opened + ledger.draw.between(30, 900)
    if not says.exact(person) and file.nth == 1 and corrected < rates.CORRECTED.value and later <= file.team.as_at:
        given, family, born_on = truth(person)
        right = {"given_name": given, "family_name": family, "born_on": born_on}
        yield first.changed(version=2, kind="corrected-name", recorded_at=iso(later), **right)


def _written(ledger: Ledger, file: File, opened: int, shared: dict[tuple[str, int], Written]) -> Written:
    """One department's teams work from one system, so they write the same; a second file by mistake has a slip."""
    department = (f"{file.team.area.id}/{file.team.sort.under}", file.person.number)
    if file.team.sort.under == "services" and file.nth == 1 and department in shared:
        return shared[department]
    says = written(ledger.draw, file.person, opened)
    if file.nth > 1:
        return says._replace(family=mistyped(ledger.draw, file.person.family), nhs=None)
    return shared.setdefault(department, says) if file.team.sort.under == "services" else says


def _decision(ledger: Ledger, file: File, opened: int) -> IdentityDecision:
    chance, days = ledger.draw.random(), ledger.draw.between(20, 500)
    person = file.person
    later = chance < rates.JOINED_LATER.value and file.team.sort.key in _JOINED_LATER and person.child
    if later and opened + days <= AS_AT:
        at, by, basis = opened + days, "matching service", "linkage score"
        evidence = "date of birth, address and carers agree"
    else:
        at, by, basis, evidence = opened, file.team.id, "opened by the team", None
    return IdentityDecision(
        id=f"{file.record}@{iso(at)}",
        record=file.record,
        person=person.id,
        who="Child" if person.child else "Adult",
        at=iso(at),
        by=by,
        basis=basis,
        evidence=evidence,
    )
