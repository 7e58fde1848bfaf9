"""The built page: its files, and the page itself at every address that it draws; the editor beside it."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

BUILT = Path(__file__).parents[1] / "frontend" / "built"
FOREVER = "public, max-age=31536000, immutable"  # names under assets/ change with their content
NOT_BUILT = "The page is not built. Run `make demo` in the source folder, or install a released package.\n"


class Site(StaticFiles):
    """Files of the page; an address without a file is one that the page draws itself."""

    def __init__(self, built: Path = BUILT) -> None:
        super().__init__(directory=built, check_dir=False)
        self.built = built

    async def check_config(self) -> None:
        """Nothing to check: a page that is not built is answered for below."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file; else the page, for whoever wants to look at one."""
        if not (self.built / "index.html").is_file():
            return PlainTextResponse(NOT_BUILT, 404)
        try:
            response = await super().get_response("index.html" if path in ("", ".") else path, scope)
        except HTTPException as refused:
            if refused.status_code != 404 or not wants_page(Request(scope)):
                raise
            response = await super().get_response("index.html", scope)
        response.headers["cache-control"] = FOREVER if path.startswith("assets/") else "no-cache"
        return response

    def editor(self) -> Response:
        """The GraphQL editor."""
        page = self.built / "editor.html"
        if not page.is_file():
            return PlainTextResponse(NOT_BUILT, 404)
        return FileResponse(page, headers={"cache-control": "no-cache"})


def wants_page(request: Request) -> bool:
    """Does whoever asks want something to look at."""
    return request.method in ("GET", "HEAD") and "text/html" in request.headers.get("accept", "")
