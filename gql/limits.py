"""What one GraphQL document may ask: how long, how deep, how many aliases, and at what cost by the sizes of its lists.

The cost of a field is 1 and that of what it selects, times the size of its page or the usual size of a plain list. A person
who is fetched costs more, so that asking fifty times for the same child is counted fifty times; so does a field that says how
much `work` it is.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    Visitor,
    get_named_type,
    get_nullable_type,
    is_list_type,
    visit,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter

from sightline.gql.page import FIRST, Connection, Uncounted
from sightline.graph.errors import TooCostly, TooDeep, TooManyAliases, TooMuch

TOKENS = 1_500
DEPTH = 12
ALIASES = 60
REPEATS = 20
COST = 50_000
ROWS = 20_000
FETCH_COST = 1_000
INTROSPECTION_COST = 5_000
LIST_SIZE = 10

Variables = Mapping[str, Any]


def check_shape(document: DocumentNode) -> None:
    """Refuses, before it is validated, a document that renames or repeats fields beyond measure."""
    shape = _Shape()
    visit(document, shape)
    if shape.aliases > ALIASES:
        raise TooManyAliases(shape.aliases, ALIASES)
    if shape.repeats > REPEATS:
        raise TooMuch(f"the query asks for one field {shape.repeats} times in one place", "ask for it once")


class _Shape(Visitor):
    """Counts aliases, and the most times that one name is asked for in one place."""

    def __init__(self) -> None:
        super().__init__()
        self.aliases = 0
        self.repeats = 0

    def enter_selection_set(self, node: SelectionSetNode, *_: Any) -> None:
        names: dict[str, int] = {}
        for field in node.selections:
            if isinstance(field, FieldNode):
                self.aliases += field.alias is not None
                name = (field.alias or field.name).value
                names[name] = names.get(name, 0) + 1
        self.repeats = max(self.repeats, *names.values(), 0)


class Measure:
    """Measures the operations of one valid document."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self.schema = schema
        self.fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
        self._depths: dict[str, int] = {}

    def check(self, operation: OperationDefinitionNode, variables: Variables) -> None:
        """Refuses an operation that is too deep, or too costly with these variables."""
        if self.depth(operation.selection_set) > DEPTH:
            raise TooDeep(DEPTH)
        cost = self.cost(operation, variables)
        if cost > COST:
            raise TooCostly(cost, COST)

    def depth(self, selected: SelectionSetNode) -> int:
        """How many fields deep a selection goes; introspection has a limit of its own."""
        return max((self._depth(one) for one in selected.selections), default=0)

    def _depth(self, node: Any) -> int:
        if isinstance(node, FragmentSpreadNode):
            name = node.name.value
            if name not in self._depths:
                self._depths[name] = self.depth(self.fragments[name].selection_set)
            return self._depths[name]
        inner = self.depth(node.selection_set) if node.selection_set else 0
        if isinstance(node, InlineFragmentNode):
            return inner
        return 0 if node.name.value.startswith("__") else 1 + inner

    def cost(self, operation: OperationDefinitionNode, variables: Variables) -> int:
        """What an operation costs at most, with these variables."""
        root = self.schema.get_root_type(operation.operation)
        usual = {
            one.variable.name.value: int(one.default_value.value)
            for one in operation.variable_definitions or ()
            if isinstance(one.default_value, IntValueNode)
        }
        return _Cost(self, {**usual, **variables}).of(operation.selection_set, root) if root else 0

    def sizes(self, operation: OperationDefinitionNode) -> tuple[str, ...]:
        """The variables that set the sizes of pages, by name."""
        found = {
            argument.value.name.value
            for _, field in self.fields(operation)
            for argument in field.arguments or ()
            if argument.name.value in ("first", "last") and isinstance(argument.value, VariableNode)
        }
        return tuple(sorted(found))

    def fields(self, operation: OperationDefinitionNode) -> Iterator[tuple[GraphQLNamedType, FieldNode]]:
        """Every field asked for with the type that it is asked of, those of a fragment once."""
        root = self.schema.get_root_type(operation.operation)
        return self._fields(operation.selection_set, root, set()) if root else iter(())

    def _fields(
        self, selected: SelectionSetNode, kind: GraphQLNamedType, met: set[str]
    ) -> Iterator[tuple[GraphQLNamedType, FieldNode]]:
        for node in selected.selections:
            if isinstance(node, FieldNode):
                yield kind, node
                field = self.schema.get_field(kind, node.name.value)  # type: ignore[arg-type]
                if node.selection_set and field:
                    yield from self._fields(node.selection_set, get_named_type(field.type), met)
            elif isinstance(node, InlineFragmentNode):
                yield from self._fields(node.selection_set, self.named(node, kind), met)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in met:
                met.add(node.name.value)
                fragment = self.fragments[node.name.value]
                yield from self._fields(fragment.selection_set, self.named(fragment, kind), met)

    def named(self, fragment: InlineFragmentNode | FragmentDefinitionNode, kind: GraphQLNamedType) -> GraphQLNamedType:
        """The type that a fragment is on."""
        condition = fragment.type_condition
        return self.schema.type_map[condition.name.value] if condition else kind


class _Cost:
    """The cost of selections, each fragment worked out once for each size of page around it."""

    def __init__(self, measure: Measure, variables: Variables) -> None:
        self.measure = measure
        self.schema = measure.schema
        self.variables = variables
        self._known: dict[tuple[str, int], int] = {}

    def of(self, selected: SelectionSetNode, kind: GraphQLNamedType, page: int = LIST_SIZE) -> int:
        """What a selection on a type costs; `page` is the size of the page that it is on."""
        return sum(self._node(node, kind, page) for node in selected.selections)

    def _node(self, node: Any, kind: GraphQLNamedType, page: int) -> int:
        if isinstance(node, FragmentSpreadNode):
            return self._fragment(node.name.value, page)
        if isinstance(node, InlineFragmentNode):
            return self.of(node.selection_set, self.measure.named(node, kind), page)
        field = self.schema.get_field(kind, node.name.value)  # type: ignore[arg-type]
        return self._field(node, kind, field, page) if field else 1

    def _fragment(self, name: str, page: int) -> int:
        if (name, page) not in self._known:
            fragment = self.measure.fragments[name]
            kind = self.schema.type_map[fragment.type_condition.name.value]
            self._known[name, page] = self.of(fragment.selection_set, kind, page)
        return self._known[name, page]

    def _field(self, node: FieldNode, parent: GraphQLNamedType, field: GraphQLField, page: int) -> int:
        if node.name.value.startswith("__"):
            return INTROSPECTION_COST if node.selection_set else 1
        fetch = FETCH_COST if parent is self.schema.query_type and node.selection_set else 0
        if node.selection_set is None:
            return 1
        kind = get_named_type(field.type)
        times = 1
        if is_list_type(get_nullable_type(field.type)):
            times = page if is_connection(parent) else LIST_SIZE
        inner_page = self._page(node, field) if is_connection(kind) else LIST_SIZE
        return 1 + fetch + work(field) + times * self.of(node.selection_set, kind, inner_page)

    def _page(self, node: FieldNode, field: GraphQLField) -> int:
        given = {argument.name.value: argument.value for argument in node.arguments or ()}
        asked = [self._number(given[name]) for name in ("first", "last") if name in given]
        sizes = [number for number in asked if number is not None]
        return max(0, min(sizes)) if sizes else usual_size(field)

    def _number(self, value: ValueNode) -> int | None:
        if isinstance(value, IntValueNode):
            return int(value.value)
        number = self.variables.get(value.name.value) if isinstance(value, VariableNode) else None
        return number if isinstance(number, int) else None


@cache
def is_connection(kind: GraphQLNamedType) -> bool:
    """Is a type a list that is read page by page."""
    definition = kind.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    generic = getattr(definition, "concrete_of", None)
    return generic is not None and generic.origin in (Connection, Uncounted)


def work(field: GraphQLField) -> int:
    """What it costs to work out a field, besides what it shows."""
    definition = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    return int(definition.metadata.get("work", 0)) if definition else 0


def usual_size(field: GraphQLField) -> int:
    """How many items a page of this field has where no size is asked for."""
    definition = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    return int(definition.metadata.get("usual", FIRST)) if definition else FIRST
