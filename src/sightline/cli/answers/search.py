"""Who and what fits a name, a date of birth, a number, a postcode or an address, and why it was found."""

from rich.console import Group, RenderableType
from rich.text import Text

from sightline.cli.answers.written import table
from sightline.cli.whom import as_listed
from sightline.graph.errors import BadInput
from sightline.graph.lens import Lens
from sightline.graph.search import Found, search
from sightline.graph.store import Store


async def answer(store: Store, words: list[str], lens: Lens) -> Found:
    """The hits for what was typed, in one or several words."""
    if not words:
        raise BadInput("ask search", "says nothing to look for", "add a name, a date of birth, a number or an address")
    return await search(store, " ".join(words), lens)


def show(found: Found) -> RenderableType:
    """One row for each hit, best first, and what was cut."""
    columns = ("what", "id", "called", "born", "area", "found because")
    return Group(
        table("Found", columns, as_listed(found), "Nothing fits on these files. Absence here is not absence."),
        *(Text(f"Not complete: {words}.", style="yellow") for words in found.cut),
    )
