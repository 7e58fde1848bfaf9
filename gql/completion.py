"""Completes answers by functions made once for each selection, where all that is selected are plain fields.

The plain executor of graphql-core looks at every field of every item anew. Where a selection holds nothing but `Plain`
fields, which only read, what is to be done with each item is the same: it is worked out once and kept with the document.
Whatever such a function does not know, and every error, is left to the plain executor, so that both give the same answer.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
)
from graphql.execution import Executor
from strawberry.schema.schema_converter import GraphQLCoreConverter

from sightline.gql.field import Plain
from sightline.gql.limits import ROWS
from sightline.gql.node import THINGS, Node, label_of
from sightline.graph.errors import TooManyRows

KEPT = 2_000

Complete = Callable[[Any, "Progress"], Any]

# What leaves a scalar as it is, where the value is of exactly this type.
AS_IT_IS: dict[str, type] = {"String": str, "ID": str, "Boolean": bool, "Day": str, "Moment": str, "Instant": str}


class Progress:
    """How many items an answer may still hold, and the things completed so far, as many facts name the same ones."""

    __slots__ = ("left", "things")

    def __init__(self) -> None:
        self.left = ROWS
        self.things: dict[tuple[Complete, int], tuple[Any, Any]] = {}

    def spend(self, rows: int) -> None:
        """Counts the items of one list; TooManyRows when there were too many."""
        self.left -= rows
        if self.left < 0:
            raise TooManyRows("the answer", ROWS)


class CompletingExecutor(Executor[None]):
    """An executor that completes plain selections by functions kept in `compiled`."""

    def __init__(self, *given: Any, compiled: dict[Any, Any], conditions: Sequence[str], **named: Any) -> None:
        super().__init__(*given, **named)
        values = self.variable_values.coerced
        self.compiled = compiled
        self.conditions = tuple([values.get(name) for name in conditions]) if conditions else ()
        self.progress = Progress()

    def complete_value(
        self, return_type: Any, field_details_list: Any, info: Any, path: Any, result: Any, position_context: Any
    ) -> Any:
        """A value completed by its function; by the plain executor where there is none or it gave up."""
        complete = self._complete(return_type, field_details_list)
        if complete is not None and result is not None:
            left = self.progress.left
            try:
                return complete(result, self.progress)
            except Exception:
                self.progress.left = left  # the plain executor does it again, and says what is wrong and where
        return super().complete_value(return_type, field_details_list, info, path, result, position_context)

    def complete_list_value(
        self, return_type: Any, field_details_list: Any, info: Any, path: Any, result: Any, position_context: Any
    ) -> Any:
        """A list completed item by item, and counted."""
        self.progress.spend(len(result))
        return super().complete_list_value(return_type, field_details_list, info, path, result, position_context)

    def _complete(self, kind: Any, details: Any) -> Complete | None:
        key = (id(kind), *[id(one.node) for one in details], self.conditions)
        try:
            found: Complete | None = self.compiled[key]
        except KeyError:
            if len(self.compiled) >= KEPT:
                self.compiled.clear()
            found = self.compiled[key] = Compiler(self.schema, self.collect_subfields).value(kind, details)
        return found


class Compiler:
    """Makes the function that completes values of a type with what is selected on it; none where it cannot."""

    def __init__(self, schema: GraphQLSchema, collect: Callable[[Any, Any], Any]) -> None:
        self.schema = schema
        self.collect = collect

    def value(self, kind: Any, details: Any) -> Complete | None:
        """A function for any type of value."""
        if not isinstance(kind, GraphQLNonNull):
            return self._present(kind, details)
        inner = self._present(kind.of_type, details)
        return None if inner is None else _never_null(inner)

    def _present(self, kind: Any, details: Any) -> Complete | None:
        if isinstance(kind, GraphQLList):
            item = self.value(kind.of_type, details)
            return None if item is None else _list(item)
        if isinstance(kind, GraphQLObjectType):
            return self._object(kind, details)
        if isinstance(kind, GraphQLInterfaceType):
            return self._interface(kind, details)
        return _leaf(kind) if isinstance(kind, GraphQLScalarType | GraphQLEnumType) else None

    def _interface(self, kind: GraphQLInterfaceType, details: Any) -> Complete | None:
        if not issubclass(kind.extensions[GraphQLCoreConverter.DEFINITION_BACKREF].origin, Node):
            return None
        possible = {one.name: self._object(one, details) for one in self.schema.get_possible_types(kind)}
        known = {name: complete for name, complete in possible.items() if complete is not None}
        return _one_of(known) if len(known) == len(possible) else None

    def _object(self, kind: GraphQLObjectType, details: Any) -> Complete | None:
        grouped, deferred, _ = self.collect(kind, details)
        if deferred:
            return None
        names, reads, expected, completes = [], [], [], []
        for name, selected in grouped.items():
            field_name = selected[0].node.name.value
            field = self.schema.get_field(kind, field_name)
            if field is None:
                continue
            plain = plain_field(field)
            if field_name != "__typename" and plain is None:
                return None
            complete = self.value(field.type, selected)
            if complete is None:
                return None
            names.append(name)
            reads.append(plain or _constant(kind.name))
            expected.append(_as_it_is(field.type))
            completes.append(complete)
        complete = _object(names, _values(reads), expected, completes)
        return _thing(complete) if kind.name in THINGS else complete


def plain_field(field: Any) -> Plain | None:
    """The plain field behind a field of the schema."""
    definition = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    return definition if isinstance(definition, Plain) else None


def _constant(value: str) -> Callable[[Any], Any]:
    return lambda source: value


def _values(reads: Sequence[Any]) -> Callable[[Any], Sequence[Any]]:
    """A function that reads all fields of a source; in one go where all are attributes."""
    paths = [read.attribute if isinstance(read, Plain) else None for read in reads]
    named = [path for path in paths if path is not None]
    if len(named) == len(reads) > 1:
        return attrgetter(*named)
    functions = [read.read if isinstance(read, Plain) else read for read in reads]
    return lambda source: [read(source) for read in functions]


def _object(
    names: Sequence[str], values: Callable[[Any], Sequence[Any]], expected: Sequence[type | None], completes: Sequence[Complete]
) -> Complete:
    steps = tuple(zip(names, expected, completes, strict=True))

    def complete_object(source: Any, progress: Progress) -> Any:
        if source is None:
            return None
        return {
            name: value if type(value) is kind else complete(value, progress)
            for (name, kind, complete), value in zip(steps, values(source), strict=True)
        }

    return complete_object


def _thing(complete: Complete) -> Complete:
    """Completes each thing once; it is kept beside its answer, so that no other can come to have its identity."""

    def complete_thing(source: Any, progress: Progress) -> Any:
        key = complete, id(source)
        found = progress.things.get(key)
        if found is None:
            found = progress.things[key] = source, complete(source, progress)
        return found[1]

    return complete_thing


def _list(complete: Complete) -> Complete:
    def complete_list(items: Any, progress: Progress) -> Any:
        if items is None:
            return None
        if not isinstance(items, list | tuple):
            raise TypeError("not a list that is known here")
        progress.spend(len(items))
        return [complete(item, progress) for item in items]

    return complete_list


def _one_of(possible: dict[str, Complete]) -> Complete:
    def complete_one(source: Any, progress: Progress) -> Any:
        return None if source is None else possible[label_of(source)](source, progress)

    return complete_one


def _never_null(complete: Complete) -> Complete:
    def complete_present(value: Any, progress: Progress) -> Any:
        if value is None or (completed := complete(value, progress)) is None:
            raise TypeError("null where none may be")
        return completed

    return complete_present


def _leaf(kind: GraphQLScalarType | GraphQLEnumType) -> Complete:
    coerce = kind.coerce_output_value

    def complete_leaf(value: Any, progress: Progress) -> Any:
        if value is None:
            return None
        completed = coerce(value)
        if completed is None:
            raise TypeError("a value that comes to nothing")
        return completed

    return complete_leaf


def _as_it_is(kind: Any) -> type | None:
    named = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
    return AS_IT_IS.get(named.name) if isinstance(named, GraphQLScalarType) else None
