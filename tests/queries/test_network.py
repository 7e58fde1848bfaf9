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


def test_a_team_of_which_nothing_is_seen_is_a_signpost(made: Made) -> None:
    hidden = {**CALL, "held_by": "mental-health:North", "told": "social-care:North", "told_level": "existence"}
    found = network(made(CALL, hidden, viewer=("social-care:North",)))
    assert {node.id: node.signpost for node in found.nodes if node.label == "Agency"} == {
        "social-care:North": False,
        "mental-health:North": True,
    }
    assert [edge.facts for edge in found.edges if edge.target == "mental-health:North"] == [("f2",)]


def test_a_person_stands_under_every_name_on_file(made: Made) -> None:
    name = {"kind": "name", "held_by": "gp:North", "given_name": "Ada", "family_name": "Sample"}
    found = network(made(name, {**name, "held_by": "school:North"}, {**name, "held_by": "police:North", "given_name": "Adah"}))
    assert found.nodes[0].name == "Ada Sample or Adah Sample"
