"""Who saw the child, by group of observers, how often alone, and the longest stretch in which nobody did."""

from rich.console import Group, RenderableType

from sightline.cli.answers.written import days, table, team, when
from sightline.graph.case import Case
from sightline.queries.seen import EyesOn, Unseen, seen

answer = seen


def show(found: EyesOn, case: Case) -> RenderableType:
    """By group, the longest stretches, then every sighting."""
    nothing = "No contact on these files records that the child was seen."
    return Group(
        table(
            "Eyes on",
            ("group", "times", "alone", "not alone", "last", "last alone", "longest unseen"),
            (
                [
                    one.group,
                    str(one.times),
                    str(one.alone),
                    str(one.not_alone),
                    when(one.last.last),
                    when(one.last_alone.last) if one.last_alone else "not recorded",
                    _unseen(one.longest),
                ]
                for one in found.groups
            ),
            nothing,
        ),
        table("Longest unseen by anybody", ("stretch",), [[_unseen(found.longest)]] if found.longest else [], nothing),
        table(
            "Sightings",
            ("day", "team", "times", "alone"),
            (
                [
                    when(one.on),
                    team(one.agency, one.group),
                    str(one.times),
                    {True: "yes", False: "no", None: "not recorded"}[one.alone],
                ]
                for one in found.sightings
            ),
            nothing,
        ),
    )


def _unseen(one: Unseen | None) -> str:
    return f"{days(one.days)}, from {when(one.since)} to {when(one.until)}" if one else "not recorded"
