"""GraphQL documents, parsed, checked and measured once each and kept by their text."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    parse,
    validate,
    visit,
)

from sightline.gql.breadth import Breadth, breadth
from sightline.gql.limits import DEPTH, TOKENS, Measure, check_shape
from sightline.gql.refusal import Refusal, bad_query, refused
from sightline.graph.errors import BadQuery, SightlineError, TooDeep, TooLong

KEPT = 256
MOST_ERRORS = 20
MOST_COSTS = 64


@dataclass(slots=True)
class Operation:
    """One operation of a document, and how much of a case file it needs."""

    node: OperationDefinitionNode
    breadth: Breadth
    sizes: tuple[str, ...]
    costs: dict[tuple[Any, ...], SightlineError | None] = field(default_factory=dict)


@dataclass(slots=True)
class Document:
    """One document: what it can be asked to do, or why it cannot.

    `compiled` keeps what completes its answers; `conditions` are the variables by which it leaves parts out.
    """

    node: DocumentNode | None = None
    refusals: tuple[Refusal, ...] = ()
    operations: dict[str | None, Operation] = field(default_factory=dict)
    measure: Measure | None = None
    conditions: tuple[str, ...] = ()
    compiled: dict[Any, Any] = field(default_factory=dict)

    def operation(self, name: str | None, variables: Mapping[str, Any]) -> Operation:
        """The operation to run; BadQuery where it is not named well, TooMuch where these variables make it too large."""
        if name is None and len(self.operations) > 1:
            raise BadQuery("the query holds several operations", "say which in operationName")
        found = self.operations.get(name) if name is not None else next(iter(self.operations.values()), None)
        if found is None or self.measure is None:
            raise BadQuery(f"the query has no operation {name!r}", "name one that it has in operationName")
        sizes = tuple(_size(variables.get(one)) for one in found.sizes)
        if sizes not in found.costs:
            if len(found.costs) >= MOST_COSTS:
                found.costs.clear()
            found.costs[sizes] = _measured(self.measure, found.node, variables)
        if (too_much := found.costs[sizes]) is not None:
            raise too_much
        return found


class Documents:
    """The documents last asked for."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self._kept: OrderedDict[str, Document] = OrderedDict()

    def document(self, text: str) -> Document:
        """The document of a text, from what is kept where it is there."""
        found = self._kept.get(text)
        if found is None:
            found = self._kept[text] = self._read(text)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(text)
        return found

    def _read(self, text: str) -> Document:
        try:
            return self._checked(text)
        except SightlineError as error:
            return Document(refusals=(refused(error),))
        except RecursionError:
            return Document(refusals=(refused(TooDeep(DEPTH)),))

    def _checked(self, text: str) -> Document:
        node = _parsed(text)
        check_shape(node)
        errors = validate(self.schema, node, max_errors=MOST_ERRORS)
        if errors:
            return Document(refusals=tuple(bad_query(error) for error in errors))
        measure = Measure(self.schema, node)
        operations = [one for one in node.definitions if isinstance(one, OperationDefinitionNode)]
        return Document(
            node=node,
            measure=measure,
            conditions=conditions(node),
            operations={one.name.value if one.name else None: _operation(measure, one) for one in operations},
        )


class _Conditions(Visitor):
    """Gathers the variables in `@skip` and `@include`."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        self.names.update(one.value.name.value for one in node.arguments or () if isinstance(one.value, VariableNode))


def conditions(document: DocumentNode) -> tuple[str, ...]:
    """The variables by which a document leaves parts out."""
    found = _Conditions()
    visit(document, found)
    return tuple(sorted(found.names))


def _parsed(text: str) -> DocumentNode:
    try:
        return parse(text, max_tokens=TOKENS)
    except GraphQLSyntaxError as error:
        refused = _syntax(error)
    raise refused


def _syntax(error: GraphQLError) -> SightlineError:
    said = error.message.removeprefix("Syntax Error: ")
    if "tokens" in said:
        return TooLong("the query", TOKENS, "tokens")
    if "nested too deeply" in said:
        return TooDeep(DEPTH)
    at = error.locations[0] if error.locations else None
    place = f" at line {at.line}, column {at.column}" if at else ""
    return BadQuery(f"the query is not GraphQL{place}: {said.rstrip('.')}", "correct it there")


def _operation(measure: Measure, node: OperationDefinitionNode) -> Operation:
    return Operation(node, breadth=breadth(measure.fields(node)), sizes=measure.sizes(node))


def _measured(measure: Measure, node: OperationDefinitionNode, variables: Mapping[str, Any]) -> SightlineError | None:
    try:
        measure.check(node, variables)
    except SightlineError as error:
        return error
    return None


def _size(value: Any) -> Any:
    return value if isinstance(value, int | None) else str(value)[:20]
