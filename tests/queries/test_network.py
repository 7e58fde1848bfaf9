"""The network: every edge has its evidence, and a cut says so."""

from collections.abc import Callable

from sightline.graph.case import Case
from sightline.queries.network import network

Made = Callable[..., Case]

CALL = {"kind": "call", "on": "2021-03-01", "held_by": "social-care:North"}


def test_facts_of_one_tie_make_one_edge(made: Made) -> None:
    found = network(made(CALL, {**CALL, "on": "2021-05-01"}))
    assert [(edge.origin, edge.target, edge.tie, edge.facts) for edge in found.edges] == [
        ("child", "social-care:North", "contact with", ("f1", "f2"))
    ]
    assert (found.edges[0].since, found.edges[0].until) == (("2021-03-01", "2021-03-01"), ("2021-05-01", "2021-05-01"))


def test_every_edge_joins_two_nodes(made: Made) -> None:
    found = network(made(CALL, {"kind": "home", "since": "2021-01-01", "area": "North", "held_by": "gp:North"}))
    names = {node.id for node in found.nodes}
    assert names == {"child", "social-care:North", "home in North"}
    assert all({edge.origin, edge.target} <= names for edge in found.edges)


def test_more_nodes_than_asked_for_are_cut_and_it_says_so(made: Made) -> None:
    found = network(made(CALL, {**CALL, "held_by": "gp:North"}, {**CALL, "held_by": "police:North"}), max_nodes=2)
    assert found.cut
    assert len(found.nodes) == 2
    assert len(found.edges) == 1
    assert not network(made(CALL)).cut
