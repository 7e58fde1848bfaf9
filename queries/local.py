"""What an authority sets for itself: its own figures for rules that leave one to it, and its school terms.

Each file of a folder (`SIGHTLINE_RULES`) is one authority, named by its key: `north.toml`.

    [rules.plan-visits]
    source = "Practice standards of North, 2025"
    since = "2025-04-01"
    limit = {days = 10, unit = "working-days"}

    [[terms]]
    first = "2026-09-02"
    last = "2026-10-23"
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from sightline.graph.errors import BadInput
from sightline.queries.limit import Limit, Terms
from sightline.queries.rule import Rule, rule_of


def _whole_day(day: str) -> str:
    if date.fromisoformat(day).isoformat() != day:
        raise ValueError("is not a day; write it as 2026-09-02")
    return day


Day = Annotated[str, AfterValidator(_whole_day)]


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Figures(_Told):
    """An authority's own limits and numbers for one rule, from a day on."""

    source: str
    since: Day | None = None
    until: Day | None = None
    limit: Limit | None = None
    then: tuple[Limit, ...] = ()
    limits: Mapping[str, Limit] = {}
    numbers: Mapping[str, int] = {}

    @property
    def named(self) -> set[str]:
        """The limits and numbers that are set."""
        alone = {name for name in ("limit", "then") if getattr(self, name)}
        return {*alone, *self.limits, *self.numbers}


class Term(_Told):
    """One stretch, from holiday to holiday, in which schools are open; both days are in it."""

    first: Day
    last: Day


class Local(_Told):
    """One authority's own figures and terms."""

    rules: Mapping[str, Figures] = {}
    terms: tuple[Term, ...] = ()

    @property
    def stated(self) -> Terms:
        """The terms as pairs of days."""
        return tuple((term.first, term.last) for term in self.terms)


Locals = Mapping[str, Local]
NOWHERE: Locals = {}


def locals_in(folder: Path | None, rules: Iterable[Rule]) -> Locals:
    """What every authority with a file in a folder sets for itself; nothing without a folder. BadInput names file and field."""
    if folder is None:
        return NOWHERE
    if not folder.is_dir():
        raise BadInput(str(folder), "is not a folder", "name the folder that holds one TOML file for each authority")
    known = tuple(rules)
    return {path.stem: read_local(path.read_text("utf-8"), known, path.name) for path in sorted(folder.glob("*.toml"))}


def read_local(text: str, rules: Iterable[Rule], name: str = "authority.toml") -> Local:
    """One authority's file."""
    try:
        local = Local(**tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(name, str(error), "correct the TOML") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadInput(f"{name}: {place}", first["msg"], "see queries/local.py for the fields") from None
    known = tuple(rules)
    for key, figures in local.rules.items():
        _check(f"{name}: rules.{key}", figures, rule_of(known, key), known)
    _check_terms(name, local.stated)
    return local


def _check(place: str, figures: Figures, rule: Rule | None, known: tuple[Rule, ...]) -> None:
    if rule is None:
        local = ", ".join(one.id for one in known if one.check.local)
        raise BadInput(place, "is no rule", f"name one of those with local figures: {local}")
    beyond = sorted(figures.named - set(rule.check.local))
    if beyond:
        own = ", ".join(rule.check.local)
        cure = f"only {own} can be set here" if own else "take it out"
        raise BadInput(place, f"{', '.join(beyond)} is not for an authority to set", cure)
    if not figures.named:
        raise BadInput(place, "sets nothing", f"set {' or '.join(rule.check.local)}")


def _check_terms(name: str, terms: Terms) -> None:
    days = [day for term in terms for day in term]
    if days != sorted(days):
        raise BadInput(f"{name}: terms", "are not in order, or overlap", "write them from the earliest, each first before last")
