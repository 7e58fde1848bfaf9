"""The schema as it is printed and committed."""

from typing import Any, get_args

import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType

from sightline.gql.schema import PRINTED, printed, schema
from sightline.graph.facts import FACTS
from sightline.graph.lens import Lens
from sightline.queries import finding, journey, known, rule, unknown, what_if

TYPES = {name: kind for name, kind in schema()._schema.type_map.items() if not name.startswith("__")}
BUILT_IN = {"ID", "Int", "String", "Boolean", "Float"}


def test_the_committed_schema_is_the_one_in_the_code() -> None:
    assert PRINTED.read_text() == printed(), "print it again with `make docs`"


@pytest.mark.parametrize("name", sorted(TYPES.keys() - BUILT_IN))
def test_every_type_field_argument_and_value_is_described(name: str) -> None:
    kind: Any = TYPES[name]
    said = {name: kind.description}
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
        for field_name, field in kind.fields.items():
            said[field_name] = field.description
            said |= {f"{field_name}({argument})": one.description for argument, one in getattr(field, "args", {}).items()}
    if isinstance(kind, GraphQLEnumType):
        said |= {value: one.description for value, one in kind.values.items()}
    assert not [what for what, description in said.items() if not description or not description.strip()]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Answer", get_args(finding.Answer)),
        ("Why", get_args(finding.Why)),
        ("RuleKind", get_args(rule.Kind)),
        ("Known", get_args(unknown.Known)),
        ("Lane", get_args(journey.Lane)),
        ("IdentityMode", get_args(Lens.__annotations__["identity"])),
        ("Counting", get_args(Lens.__annotations__["counting"])),
        ("Band", get_args(known.Band)),
        ("Standing", get_args(what_if.Standing)),
        ("FactLabel", tuple(FACTS)),
    ],
)
def test_an_enum_has_every_value_that_an_answer_can_have(name: str, values: tuple[str, ...]) -> None:
    kind = TYPES[name]
    assert isinstance(kind, GraphQLEnumType)
    assert {one.value for one in kind.values.values()} == set(values)


@pytest.mark.parametrize("label", sorted(FACTS))
def test_every_sort_of_fact_has_a_type(label: str) -> None:
    kind = TYPES[label]
    assert isinstance(kind, GraphQLObjectType)
    assert {one.name for one in kind.interfaces} == {"Fact", "Node"}
