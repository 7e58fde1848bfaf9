"""The GraphQL endpoint: JSON in by POST, JSON out; queries only, one at a time."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

import orjson
from graphql import DocumentNode, ExecutionResult, GraphQLSchema
from starlette.requests import Request
from starlette.responses import Response
from strawberry.execution import optimized_is_awaitable

from sightline.gql.completion import CompletingExecutor
from sightline.gql.context import Context
from sightline.gql.documents import Document, Documents
from sightline.gql.refusal import Refusal, failed, ours, refused
from sightline.graph.errors import BadInput, SightlineError, TimedOut, TooLong
from sightline.graph.lens import Viewer
from sightline.graph.store import Store
from sightline.queries.local import NOWHERE, Locals

BODY = 262_144
SECONDS = 20.0
JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks."""

    query: str
    operation: str | None
    variables: Mapping[str, Any]


class Endpoint:
    """Answers GraphQL requests from one store."""

    def __init__(self, schema: GraphQLSchema, store: Store, viewer: Viewer, local: Locals = NOWHERE) -> None:
        self.schema = schema
        self.store = store
        self.viewer = viewer
        self.local = local
        self.documents = Documents(schema)

    async def __call__(self, request: Request) -> Response:
        """One answer; 200 for every well-formed request, as GraphQL over HTTP has it for plain JSON."""
        strict = GRAPHQL_JSON in request.headers.get("accept", "")
        media = GRAPHQL_JSON if strict else JSON
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
            return _refusal(BadInput("content-type", "is not application/json", "send the query as JSON"), 415, media)
        try:
            asked = read(await body(request))
        except TooLong as error:
            return _refusal(error, 413, media)
        except SightlineError as error:
            return _refusal(error, 400, media)
        answer = await self.answer(asked)
        return Response(orjson.dumps(answer), 400 if strict and "data" not in answer else 200, media_type=media)

    async def answer(self, asked: Asked) -> dict[str, Any]:
        """The answer to one request, errors included."""
        try:
            async with asyncio.timeout(SECONDS):
                return await self._answer(asked)
        except TimeoutError:
            return {"errors": [refused(TimedOut("the query", SECONDS)).sent]}
        except SightlineError as error:
            return {"errors": [refused(error).sent]}
        except Exception as error:
            return {"errors": [refused(ours(error)).sent]}

    async def _answer(self, asked: Asked) -> dict[str, Any]:
        document = self.documents.document(asked.query)
        if document.node is None:
            return {"errors": [one.sent for one in document.refusals]}
        operation = document.operation(asked.operation, asked.variables)
        context = Context(self.store, self.viewer, operation.breadth, self.local)
        try:
            result = await self._run(document.node, document, asked, context)
        finally:
            context.close()
        errors: list[Refusal] = [failed(error) for error in result.errors or ()]
        if result.data is None and errors and all(error.path is None for error in errors):
            return {"errors": [error.sent for error in errors]}
        answer: dict[str, Any] = {"data": result.data}
        if errors:
            answer["errors"] = [error.sent for error in errors]
        return answer

    async def _run(self, node: DocumentNode, document: Document, asked: Asked, context: Context) -> ExecutionResult:
        executor: Any = CompletingExecutor.build(
            self.schema,
            node,
            context_value=context,
            raw_variable_values=dict(asked.variables),
            operation_name=asked.operation,
            compiled=document.compiled,
            conditions=document.conditions,
            is_awaitable=optimized_is_awaitable,  # type: ignore[arg-type]  # it says bool where it could say what it guards
        )
        if isinstance(executor, list):
            return ExecutionResult(None, executor)
        try:
            result: Any = executor.execute_operation()
            done: ExecutionResult = await result if isawaitable(result) else result
        finally:
            executor.progress.things.clear()
        return done


async def body(request: Request) -> bytes:
    """The whole body; TooLong past its limit, however it is sent."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > BODY:
            raise TooLong("the request", BODY, "bytes")
        parts.append(part)
    return b"".join(parts)


def read(sent: bytes) -> Asked:
    """What a body asks; BadInput where it is not a GraphQL request."""
    try:
        told = orjson.loads(sent)
    except orjson.JSONDecodeError:
        raise BadInput("body", "is not JSON", 'send {"query": "…", "variables": {…}}') from None
    if isinstance(told, list):
        raise BadInput("body", "holds several requests", "send one at a time")
    query = told.get("query") if isinstance(told, dict) else None
    if not isinstance(query, str) or not query.strip():
        raise BadInput("query", "is missing", 'send {"query": "…", "variables": {…}}')
    operation, variables = told.get("operationName"), told.get("variables")
    if operation is not None and not isinstance(operation, str):
        raise BadInput("operationName", "is not text", "send the name of an operation in the query")
    if variables is not None and not isinstance(variables, dict):
        raise BadInput("variables", "is not an object", 'send {"name": value}')
    return Asked(query, operation, variables or {})


def _refusal(error: SightlineError, status: int, media: str) -> Response:
    return Response(orjson.dumps({"errors": [refused(error).sent]}), status, media_type=media)
