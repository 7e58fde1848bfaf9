"""Which version of a rule stands for one start: the law of its day, or of another day asked for, with local figures in place.

`of-the-day` is the law in force when the start happened. A day applies the law as it stood then to whatever happened:
today's rules to a case of 1999. `enacted` adds what is enacted and not in force, as if it were.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sightline.graph.clock import bounds
from sightline.graph.errors import BadInput
from sightline.graph.facts import Bounds
from sightline.queries.index import Index
from sightline.queries.local import Figures
from sightline.queries.rule import Origin, Rule

OF_THE_DAY = "of-the-day"
ENACTED = "enacted"


@dataclass(frozen=True, slots=True)
class Standing:
    """A rule with the limits that count, whose figures they are, and whether its law surely stood on every possible day.

    `default`: the figures are Sightline's own, where the law leaves them to the authority and it has set none.
    """

    rule: Rule
    basis: str | None = None
    sure: bool = True
    default: bool = False


def law_asked(law: str) -> str:
    """A law that may be asked for; BadInput for anything but `of-the-day`, `enacted` or a whole day."""
    if law in (OF_THE_DAY, ENACTED):
        return law
    try:
        if len(law) == len("1999-07-14") and bounds(law):
            return law
    except ValueError:
        pass
    raise BadInput("law", f"'{law}' is no day", "write of-the-day, enacted, or a day such as 2024-04-01")


def standing(rule: Rule, index: Index, team: str, on: Bounds) -> Standing | None:
    """The rule as it stands for a team's start; none where no version of its law does. A prompt may be asked of any day."""
    areas = index.areas(team)
    nations = {index.nation(area) for area in areas}
    if rule.kind == "prompt":
        law, sure = (rule.origin if not nations or rule.origin.nation in nations else None), True
    else:
        law, sure = _law(rule, on, index.law, nations)
    if law is None:
        return None
    area, figures = _own(rule, index, areas, on)
    if rule.kind == "prompt" and figures is None:
        return Standing(rule)
    default = bool(rule.check.local) and figures is None
    return Standing(_settled(rule, law, figures), _basis(rule, index, law, area, figures), sure, default)


def _law(rule: Rule, on: Bounds, asked: str, nations: set[str | None]) -> tuple[Origin | None, bool]:
    """The latest version that may have stood, and whether it surely did. Asked for one day, it did or did not."""
    days = on if asked in (OF_THE_DAY, ENACTED) else (asked, asked)
    stood = [one for one in rule.versions if one.nation in nations and _may_stand(one, days, enacted=asked == ENACTED)]
    if not stood:
        return None, True
    edges = (stood[0].since, stood[-1].until)
    crossed = any(edge is not None and days[0] < edge <= days[1] for edge in edges)
    return stood[-1], not crossed and all(_figures(one) == _figures(stood[-1]) for one in stood)


def _figures(law: Origin) -> tuple[Any, ...]:
    return law.limit, law.then, law.limits, law.numbers


def _may_stand(law: Origin, days: Bounds, *, enacted: bool) -> bool:
    if not law.commenced:
        return enacted
    return (law.since is None or days[1] >= law.since) and (law.until is None or days[0] < law.until)


def _own(rule: Rule, index: Index, areas: frozenset[str], on: Bounds) -> tuple[str | None, Figures | None]:
    """The responsible authority's own figures on that day."""
    for area in sorted(areas) if rule.check.local else ():
        figures = index.local[area].rules.get(rule.id) if area in index.local else None
        if figures is not None and (figures.since or "") <= on[1] and (figures.until is None or on[0] < figures.until):
            return area, figures
    return None, None


def _settled(rule: Rule, law: Origin, figures: Figures | None) -> Rule:
    values: dict[str, Any] = {}
    for told in (law, figures):
        if told is not None:
            values |= {name: getattr(told, name) for name in ("limit", "then") if getattr(told, name)}
            for name in ("limits", "numbers"):
                if getattr(told, name):
                    values[name] = {**values.get(name, getattr(rule.check, name)), **getattr(told, name)}
    changed: Mapping[str, Any] = {"origin": law} if law is not rule.origin else {}
    if values:
        changed = {**changed, "check": rule.check.model_copy(update=values)}
    return rule.model_copy(update=changed) if changed else rule


def _basis(rule: Rule, index: Index, law: Origin, area: str | None, figures: Figures | None) -> str:
    """Whose words the limit is, for the reader of a finding."""
    authority = index.authority(area)
    if figures is not None:
        return f"{authority.name if authority else area}'s own figure: {figures.source}"
    if rule.check.local:
        return f"A figure of Sightline's, as the authority has set none; {law.text}"
    return law.text
