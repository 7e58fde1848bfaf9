"""The web application: the GraphQL endpoint, documents to save, a health check, the page and the editor, behind one guard."""

import orjson
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from sightline.gql.download import Download
from sightline.gql.endpoint import JSON, Endpoint
from sightline.gql.refusal import refused
from sightline.gql.schema import schema
from sightline.gql.security import Guard
from sightline.gql.site import Site, wants_page
from sightline.graph.errors import BadInput, SightlineError
from sightline.graph.lens import OWNER, Viewer
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.queries.local import locals_in
from sightline.queries.rule import rules


def create_app(store: Store, settings: Settings, viewer: Viewer = OWNER) -> Starlette:
    """An application that answers from an open store; whoever opened the store closes it when the server has stopped."""
    site = Site()
    local = locals_in(settings.rules, rules())
    endpoint = Endpoint(schema()._schema, store, viewer, local)
    download = Download(store, viewer, local)

    async def graphql(request: Request) -> Response:
        """Queries by POST; who opens the address in a browser gets the editor."""
        if request.method == "POST":
            return await endpoint(request)
        return site.editor() if wants_page(request) else _only_post()

    async def editor(request: Request) -> Response:
        """The GraphQL editor."""
        return site.editor()

    async def chronology(request: Request) -> Response:
        """A child's document as a file to save."""
        return await download(request)

    async def health(request: Request) -> Response:
        """Whether the database answers, asked just now."""
        try:
            found = await store.health()
        except SightlineError as error:
            return _json({"status": "down", "engine": store.engine, **refused(error).extensions}, 503)
        return _json({"status": "up", "engine": found.engine, "version": found.version, "milliseconds": found.milliseconds})

    return Starlette(
        routes=[
            Route("/graphql", graphql, methods=["GET", "POST"]),
            Route("/editor", editor),
            Route("/health", health),
            Route("/child/{child:path}/chronology.{form}", chronology),
            Mount("/", site),
        ],
        middleware=[Middleware(Guard, host=settings.host)],
    )


def _only_post() -> Response:
    error = BadInput("method", "GET asks no query here", "send it by POST as JSON")
    return _json({"errors": [refused(error).sent]}, 405, {"allow": "POST"})


def _json(answer: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(orjson.dumps(answer), status, headers, media_type=JSON)
