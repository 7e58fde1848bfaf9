"""The name, date of birth and numbers on each team's file, record by record, with what differs between them."""

from dataclasses import dataclass
from itertools import combinations

from sightline.graph.case import Case
from sightline.graph.facts import Particulars
from sightline.graph.things import Agency, Record

COMPARED = ("given_name", "family_name", "born_on", "nhs_number", "upn")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameOnFile:
    """What one record calls the person, by one fact; `differs` names the fields on which the records disagree."""

    record: Record | None
    agency: Agency | None
    particulars: Particulars
    differs: tuple[str, ...]

    @property
    def name(self) -> str:
        """Given and family name as this file has them."""
        parts = (self.particulars.given_name, self.particulars.family_name)
        return " ".join(part for part in parts if part) or "no name recorded"

    @property
    def evidence(self) -> str:
        """The fact it rests on."""
        return self.particulars.fact


def names(case: Case) -> tuple[NameOnFile, ...]:
    """Every name on file, by team, then record, then day."""
    records = {record.id: record for record in case.records}
    told = [(records[about.record], fact) for fact in case.of(Particulars) for about in fact.about if about.record in records]
    told = [one for one in told if not _adds_nothing(one, told)]
    differing = tuple(field for field in COMPARED if _disagree(field, [getattr(fact, field) for _, fact in told]))
    told.sort(key=lambda one: (one[0].held_by, one[0].id, one[1].start or ("", "")))
    return tuple(
        NameOnFile(
            record=record,
            agency=case.places.agencies.get(record.held_by),
            particulars=fact,
            differs=tuple(field for field in differing if getattr(fact, field) is not None),
        )
        for record, fact in told
    )


def _adds_nothing(one: tuple[Record, Particulars], told: list[tuple[Record, Particulars]]) -> bool:
    """Does a fact without a name, such as what a return says of a year, say less than another on the same record."""
    record, fact = one
    if fact.given_name or fact.family_name:
        return False
    said = _said(fact)
    return any(said < _said(other) for beside, other in told if beside.id == record.id)


def _said(fact: Particulars) -> set[tuple[str, str]]:
    values = ((field, getattr(fact, field)) for field in (*COMPARED, "sex", "language", "died_on"))
    return {(field, value) for field, value in values if value is not None}


def _disagree(field: str, values: list[str | None]) -> bool:
    """Do the recorded values differ; a partial date agrees with a whole one that it could be, capitals say nothing."""
    recorded = {value.casefold() for value in values if value is not None}
    if field == "born_on":
        return any(not longer.startswith(shorter) for shorter, longer in combinations(sorted(recorded, key=len), 2))
    return len(recorded) > 1
