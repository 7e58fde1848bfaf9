"""Who and what the child is tied to: people, places and teams, each with the days and the number of facts that say so."""

from rich.console import Group, RenderableType
from rich.text import Text

from sightline.cli.answers.written import table, when
from sightline.graph.case import Case
from sightline.queries.network import Edge, Network, network


def answer(case: Case, today: str) -> Network:
    """The graph that the lens leaves; it does not depend on the day it is read."""
    return network(case)


def show(found: Network, case: Case) -> RenderableType:
    """One row for each tie; a team that only points to something is marked."""
    names = {node.id: f"{node.name} (signpost)" if node.signpost else node.name for node in found.nodes}
    columns = ("who", "tie", "whom or what", "first day", "last day", "facts")
    ties = table("Network", columns, (_row(edge, names) for edge in found.edges), "No ties on these files.")
    return Group(ties, *([Text("Not complete: more were found than are shown.", style="yellow")] if found.cut else []))


def _row(edge: Edge, names: dict[str, str]) -> list[str]:
    first, last = (when(bounds, "") for bounds in (edge.since, edge.until))
    return [names[edge.origin], edge.tie, names[edge.target], first, last, str(len(edge.facts))]
