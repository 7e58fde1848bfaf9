"""Errors as the API sends them: a code, the problem and the cure; what is our defect gets a number and stays in the log."""

import secrets
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphql import GraphQLError

from sightline.gql.log import log
from sightline.graph.errors import BadQuery, Ours, SightlineError


@dataclass(frozen=True, slots=True)
class Refusal:
    """One error of an answer."""

    message: str
    extensions: dict[str, Any]
    locations: list[dict[str, int]] | None = None
    path: list[str | int] | None = None

    @property
    def sent(self) -> dict[str, Any]:
        """The error as it goes over the wire."""
        sent: dict[str, Any] = {"message": self.message}
        if self.locations:
            sent["locations"] = self.locations
        if self.path:
            sent["path"] = self.path
        return {**sent, "extensions": self.extensions}


def refused(error: SightlineError, source: GraphQLError | None = None) -> Refusal:
    """An error raised on purpose."""
    return Refusal(
        message=str(error),
        extensions={"code": error.code, "problem": error.problem, "cure": error.cure},
        locations=[{"line": one.line, "column": one.column} for one in source.locations or ()] if source else None,
        path=list(source.path) if source and source.path else None,
    )


def bad_query(error: GraphQLError) -> Refusal:
    """A document or its variables that do not fit the schema, in the words of the library."""
    return refused(BadQuery(error.message.rstrip("."), "compare it with the schema, which the editor shows"), error)


def failed(error: GraphQLError) -> Refusal:
    """An error while a query ran: on purpose, the caller's, or our defect, which is told only to the log."""
    cause: BaseException = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    if isinstance(cause, SightlineError) and not isinstance(cause, Ours):
        return refused(cause, error)
    unfit = isinstance(cause, GraphQLError) and cause.message.startswith("Argument")  # a null that a default let through
    return bad_query(error) if error.path is None or unfit else refused(ours(cause), error)


def ours(cause: BaseException) -> SightlineError:
    """A defect: the log gets its kind and the places it passed, never what it says, for that may be about people."""
    reference = secrets.token_hex(4)
    frames = traceback.extract_tb(cause.__traceback__)[-12:]
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    log.error("a question failed", reference=reference, kind=type(cause).__name__, places=places)
    return Ours(f"something went wrong here (reference {reference})", "report the reference to whoever runs this copy")
