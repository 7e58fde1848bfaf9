"""Plain fields: each says in words what it is and where in the answer it stands; none does work of its own.

A type that cites facts derives from `Cites`. Its source is an `InCase`: a part of an answer with the case that it is about, so
that what is cited can be opened. Parts of such a part are tied to the same case.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

import strawberry
from strawberry.types.base import StrawberryContainer, get_object_definition
from strawberry.types.field import StrawberryField
from strawberry.types.lazy_type import LazyType

if TYPE_CHECKING:
    from sightline.gql.answers import Answers

Read = Callable[[Any], Any]


class Cites:
    """Marks a type whose source is an `InCase`."""


@dataclass(frozen=True, slots=True)
class InCase:
    """A part of an answer with the case that it is about."""

    part: Any
    case: "Answers"


class Plain(StrawberryField):
    """A field that reads an attribute of its source: `path` from the source, or `read` where it takes a function."""

    @cached_property
    def read(self) -> Read:
        """What turns a source into this field's value."""
        given: Read | None = self.metadata["read"]
        if given is not None:
            return given
        read = follow(self._path)
        if not self._cites:
            return read
        return _tied(read) if self._cited else _tied_to_source(read)

    @cached_property
    def attribute(self) -> str | None:
        """The path of attributes that this field's value stands at, where that is all there is to it."""
        path = self._path
        numbered = any(step.isdigit() for step in path.split("."))
        return None if numbered or self._cites or self.metadata["read"] is not None else path

    @property
    def _path(self) -> str:
        path = self.metadata["path"] or self.python_name
        return f"part.{path}" if self._cited else path

    @property
    def _cited(self) -> bool:
        """Does the type that this field stands on cite."""
        return isinstance(self.origin, type) and issubclass(self.origin, Cites)

    @property
    def _cites(self) -> bool:
        """Is this field's own type one that cites."""
        kind: Any = self.resolve_type()
        while isinstance(kind, StrawberryContainer | LazyType):
            kind = kind.resolve_type() if isinstance(kind, LazyType) else kind.of_type
        definition = get_object_definition(kind)
        return definition is not None and issubclass(definition.origin, Cites)

    def get_result(self, source: Any, info: Any, args: Any, kwargs: Any) -> Any:
        """This field's value."""
        return self.read(source)


def shown(says: str, path: str | None = None) -> Any:
    """A field that shows the attribute of its own name, or the one at a dotted path from its source."""
    return Plain(description=says, metadata={"path": path, "read": None})


def worked_out(says: str, read: Read) -> Any:
    """A field that is made from its source by a pure function."""
    return Plain(description=says, metadata={"path": None, "read": read})


def asked(says: str, resolver: Callable[..., Any], **known: Any) -> Any:
    """A field with arguments, or one that is fetched: its resolver is one call. `known` is for those who measure a query."""
    return strawberry.field(resolver=resolver, description=says, metadata=known)


def recorded(kind: type, name: str, under: str = "") -> Any:
    """A field that shows a property of the model, described in the model's own sentence."""
    return shown(sentence_of(kind, name), f"{under}.{name}" if under else name)


def follow(path: str) -> Read:
    """A function that follows a dotted path; a number in it is a place in a tuple."""
    steps = path.split(".")
    if not any(step.isdigit() for step in steps):
        return attrgetter(path)

    def read(source: Any) -> Any:
        for step in steps:
            source = source[int(step)] if step.isdigit() else getattr(source, step)
        return source

    return read


def _tied(read: Read) -> Read:
    def read_and_tie(source: InCase) -> Any:
        return tie(read(source), source.case)

    return read_and_tie


def _tied_to_source(read: Read) -> Read:
    def read_and_tie(source: Any) -> Any:
        return tie(read(source), source)

    return read_and_tie


def tie(found: Any, case: "Answers") -> Any:
    """A part, or each part of a list, tied to its case; nothing stays nothing."""
    if found is None:
        return None
    return [InCase(part, case) for part in found] if isinstance(found, tuple | list) else InCase(found, case)


@cache
def sentence_of(kind: type, name: str) -> str:
    """The model's sentence on one property, written as a sentence."""
    for base in kind.__mro__:
        hint = get_type_hints(base, include_extras=True).get(name) if hasattr(base, "__dataclass_fields__") else None
        if get_origin(hint) is Annotated:
            said = str(_first(get_args(hint)[1:]))
            return f"{said[0].upper()}{said[1:]}."
    raise AttributeError(f"{kind.__name__}.{name} has no sentence in the model")


def _first(extras: Iterable[Any]) -> Any:
    return next(extra for extra in extras if isinstance(extra, str))
