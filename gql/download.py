"""A child's document as a file to save: through the same lens as the page, the same bytes as the command line writes."""

import asyncio

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from sightline.gql.document_address import TYPES, Wanted, wanted
from sightline.gql.endpoint import SECONDS
from sightline.gql.node import key_in
from sightline.gql.refusal import ours
from sightline.graph.case import Case
from sightline.graph.casefile import child_replay_or_nothing
from sightline.graph.errors import NotFound, Ours, SightlineError, TheirMove, TimedOut
from sightline.graph.lens import Viewer
from sightline.graph.store import Store
from sightline.queries.document.document import document
from sightline.queries.local import NOWHERE, Locals
from sightline.queries.rule import rules


class Download:
    """Answers with one child's document, from one store, as one viewer may see it."""

    def __init__(self, store: Store, viewer: Viewer, local: Locals = NOWHERE) -> None:
        self.store = store
        self.viewer = viewer
        self.local = local

    async def __call__(self, request: Request) -> Response:
        """The file; or a sentence that says why there is none, the same for a child who is not there and one not open."""
        try:
            async with asyncio.timeout(SECONDS):
                return await self._file(request)
        except TimeoutError:
            return _refused(TimedOut("the document", SECONDS), 503)
        except SightlineError as error:
            return _refused(error, _status(error)) if not isinstance(error, Ours) else _refused(ours(error), 500)
        except Exception as error:
            return _refused(ours(error), 500)

    async def _file(self, request: Request) -> Response:
        child = key_in("Child", request.path_params["child"])
        asked = wanted(request.path_params["form"], request.query_params.multi_items(), self.viewer)
        replay = await child_replay_or_nothing(self.store, child, asked.lens)
        content = await asyncio.to_thread(self._written, replay.whole, asked)
        headers = {"content-disposition": f'attachment; filename="{asked.file_name(child)}"'}
        return Response(content, media_type=TYPES[asked.form], headers=headers)

    def _written(self, case: Case, asked: Wanted) -> bytes:
        from sightline.queries.document.writing import written  # slow to import; most who start a server need none of it

        return written(document(case, asked.asked, rules(), local=self.local), f".{asked.form}", asked.part)


def _status(error: SightlineError) -> int:
    if isinstance(error, NotFound):
        return 404
    return 400 if isinstance(error, TheirMove) else 503


def _refused(error: SightlineError, status: int) -> Response:
    return PlainTextResponse(f"{error}\n", status)
