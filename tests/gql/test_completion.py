"""Whatever is asked, completed answers are those of the plain executor, errors included."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, get_named_type, is_leaf_type, parse, validate
from graphql.execution import ExecutionResult, Executor
from household_of_zubrin import CHILD, case_file
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.gql import completion
from sightline.gql.answers import Answers
from sightline.gql.breadth import Breadth
from sightline.gql.completion import CompletingExecutor, plain_field
from sightline.gql.context import Context
from sightline.gql.documents import conditions
from sightline.gql.schema import schema
from sightline.graph.case import Case
from sightline.graph.lens import OWNER, Lens, through

SCHEMA = schema()._schema
WHOLE = through(Lens(viewer=OWNER), case_file(CHILD))


class InMemory(Context):
    """A request whose one child is at hand."""

    def __init__(self, case: Case) -> None:
        super().__init__(None, OWNER)  # type: ignore[arg-type]  # there is no store to ask
        self.case = case

    async def person(self, who: str, key: str, lens: Lens) -> Answers:
        return Answers(self.case, "2020-06-30", Breadth.WHOLE)


def answer(executor: type[Executor[None]], query: str, case: Case = WHOLE, **variables: Any) -> ExecutionResult:
    """What one executor answers."""
    document = parse(query)
    assert not validate(SCHEMA, document)
    more = {} if executor is Executor else {"compiled": {}, "conditions": conditions(document)}

    async def answered() -> Any:
        built = executor.build(SCHEMA, document, context_value=InMemory(case), raw_variable_values=variables, **more)
        assert isinstance(built, Executor), built
        result = built.execute_operation()
        return result if isinstance(result, ExecutionResult) else await result

    result: ExecutionResult = asyncio.run(answered())
    return result


def same(query: str, case: Case = WHOLE, **variables: Any) -> ExecutionResult:
    """What both executors answer."""
    plain, completed = (answer(one, query, case, **variables) for one in (Executor, CompletingExecutor))
    assert completed.data == plain.data
    assert list(_keys(completed.data)) == list(_keys(plain.data))
    assert [error.formatted for error in completed.errors or ()] == [error.formatted for error in plain.errors or ()]
    return completed


def _keys(data: Any) -> Iterator[str]:
    """Every response name, in order."""
    for name, value in data.items() if isinstance(data, dict) else ():
        yield name
        yield from _keys(value)
    for value in data if isinstance(data, list) else ():
        yield from _keys(value)


DIRECTIVES = ("", "", "", " @skip(if: true)", " @include(if: $yes)", " @include(if: $no)", " @skip(if: $no)")


@st.composite
def selections(draw: st.DrawFn, kind: Any, depth: int = 5) -> str:
    """A random selection on a type: aliases, fragments and conditions, at most so deep."""
    fields = kind.fields
    leaves = sorted(name for name, field in fields.items() if is_leaf_type(get_named_type(field.type)))
    objects = sorted(name for name in fields if name not in leaves)
    parts = ["__typename"] if not leaves else []
    for name in draw(st.lists(st.sampled_from([*leaves, "__typename"]), min_size=1, max_size=3)):
        renamed = draw(st.sampled_from(("", "", f"{name}Too: ")))
        parts.append(f"{renamed}{name}{draw(st.sampled_from(DIRECTIVES))}")
    if depth:
        for name in draw(st.lists(st.sampled_from(objects), max_size=2)) if objects else ():
            inner = draw(selections(get_named_type(fields[name].type), depth - 1))
            parts.append(f"{name}{draw(st.sampled_from(DIRECTIVES))} {{ {inner} }}")
        if isinstance(kind, GraphQLInterfaceType) and draw(st.booleans()):
            concrete = draw(st.sampled_from(sorted(SCHEMA.get_possible_types(kind), key=lambda one: one.name)))
            parts.append(f"... on {concrete.name} {{ {draw(selections(concrete, depth - 1))} }}")
        elif draw(st.integers(0, 4)) == 0:
            parts.append(f"...{draw(st.sampled_from(DIRECTIVES))} {{ {draw(selections(kind, depth - 1))} }}")
    return " ".join(parts)


def queries() -> st.SearchStrategy[str]:
    """Random valid queries about the child."""
    used = "used: today @include(if: $yes) @skip(if: $no)"
    head = "query ($yes: Boolean = true, $no: Boolean = false)"
    made = selections(SCHEMA.type_map["Child"]).map(lambda inner: f'{head} {{ child(id: "{CHILD}") {{ {used} {inner} }} }}')
    return made.filter(lambda query: not validate(SCHEMA, parse(query)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(queries(), st.booleans(), st.booleans())
def test_a_completed_answer_is_the_plain_answer(query: str, yes: bool, no: bool) -> None:
    same(query, yes=yes, no=no)


BROKEN = {"kind": None, "version": "three", "times": 2**40, "confidence": None, "note": b"bytes", "on": 7, "time": ["09:00"]}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(queries(), st.sampled_from(sorted(BROKEN)), st.integers(0, 20))
def test_what_is_wrong_with_an_answer_is_said_as_the_plain_executor_says_it(query: str, name: str, which: int) -> None:
    facts = list(WHOLE.facts)
    number = which % len(facts)
    if hasattr(facts[number], name):
        facts[number] = facts[number].changed(**{name: BROKEN[name]})
    same(query, replace(WHOLE, facts=tuple(facts)))


def test_a_broken_fact_is_an_error_with_its_path() -> None:
    facts = tuple(fact.changed(kind=None) if fact.fact == "visit" else fact for fact in WHOLE.facts)
    result = same(f'{{ child(id: "{CHILD}") {{ timeline {{ edges {{ node {{ kind }} }} }} }} }}', replace(WHOLE, facts=facts))
    assert result.errors is not None
    assert result.errors[0].path == ["child", "timeline", "edges", 2, "node", "kind"]


def test_plain_selections_never_reach_the_plain_executor(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    plain = CompletingExecutor.execute_field

    def counted(self: Any, parent_type: Any, *given: Any) -> Any:
        looked_at.append(parent_type.name)
        return plain(self, parent_type, *given)

    monkeypatch.setattr(CompletingExecutor, "execute_field", counted)
    query = f"""{{ child(id: "{CHILD}") {{ names {{ name evidence {{ kind }} }} journey {{ moves {{ to {{ place }} }} }}
      timeline {{ edges {{ cursor node {{ kind agency {{ name }} ... on Contact {{ outcome }} }} }}
        pageInfo {{ endCursor }} }} }} }}"""
    assert answer(CompletingExecutor, query).errors is None
    assert looked_at == ["Query", "Child", "Child", "Child"]


def test_what_one_request_leaves_out_another_still_gets() -> None:
    query = f'query ($no: Boolean!) {{ child(id: "{CHILD}") {{ names {{ name kind @skip(if: $no) }} }} }}'
    document = parse(query)
    compiled: dict[Any, Any] = {}

    async def names(no: bool) -> Any:
        more: Any = {"compiled": compiled, "conditions": conditions(document)}
        context = InMemory(WHOLE)
        built: Any = CompletingExecutor.build(SCHEMA, document, context_value=context, raw_variable_values={"no": no}, **more)
        return (await built.execute_operation()).data["child"]["names"][0]

    assert set(asyncio.run(names(True))) == {"name"}
    assert set(asyncio.run(names(False))) == {"name", "kind"}
    assert set(asyncio.run(names(True))) == {"name"}


@pytest.mark.parametrize("resolved", [False, True])
def test_an_answer_with_too_many_items_is_refused_and_not_cut(monkeypatch: pytest.MonkeyPatch, resolved: bool) -> None:
    monkeypatch.setattr(completion, "ROWS", 5)
    query = "timeline { edges { cursor } }" if resolved else "names { evidence { id } } sources { team }"
    result = answer(CompletingExecutor, f'{{ child(id: "{CHILD}") {{ {query} }} }}')
    assert result.data is None
    assert result.errors is not None
    assert "more than 5 rows" in result.errors[0].message


def test_the_fields_of_a_fact_are_plain() -> None:
    contact = SCHEMA.type_map["Contact"]
    assert isinstance(contact, GraphQLObjectType)
    assert all(plain_field(field) for field in contact.fields.values())
