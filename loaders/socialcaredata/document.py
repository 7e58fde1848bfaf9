"""A SocialCareData document as rows to load: every node is loaded, there already, or held; its issues are notes of the report."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sightline.graph.clock import add_days
from sightline.graph.errors import BadInput
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Coverage
from sightline.loaders.intake.finding import Finding, Level
from sightline.loaders.intake.row import Row, Survey, Taken
from sightline.loaders.intake.sender import Sender
from sightline.loaders.nodes.reading import Node, NodeReading
from sightline.loaders.socialcaredata.bodies import body, professional
from sightline.loaders.socialcaredata.care_documents import care_document
from sightline.loaders.socialcaredata.happenings import Happening
from sightline.loaders.socialcaredata.index import Index
from sightline.loaders.socialcaredata.people import FORMAT, person
from sightline.loaders.socialcaredata.placements import placement
from sightline.loaders.socialcaredata.terms import TOP, kind, known_context, tidied, written_out
from sightline.loaders.socialcaredata.validating import DOUBTFUL, context_issues, from_root, node_issues
from sightline.loaders.tabular.objects import Objects
from sightline.loaders.tabular.reading import Unusable

TITLE = "SocialCareData draft standards (JSON-LD)"
KIND = "social-care"
OTHER = "other nodes"
GRAPH = "@graph"

_OF_OURS = re.compile(r'"@type"\s*:\s*\[?\s*"(?:[^"]*[/#:])?(?:' + "|".join(TOP) + r')"')
_LINKED = re.compile(r'"@(?:graph|context)"\s*:')


def recognises(start: str) -> bool:
    """Do the first characters of a JSON document say that it is linked data, or of a type of the standard."""
    return start.lstrip()[:1] in ("{", "[") and bool(_OF_OURS.search(start) or _LINKED.search(start))


class SocialCareData:
    """One document, read twice: who is who first, then node by node."""

    def __init__(self, path: Path, file: str) -> None:
        self.path = path
        self.file = file
        self.format = FORMAT
        self.index = Index()
        self._context: Any = None

    def survey(self) -> Survey:
        """Reads all of it; refuses a document whose context says that its words are of another standard."""
        rows: Counter[str] = Counter()
        self._context, terms = self._said_context()
        for _, node in self._nodes(terms):
            type_ = kind(node)
            rows[type_ if type_ in TOP else OTHER] += 1
            if type_ in TOP:
                self.index.add(type_, node)
        if not any(rows[name] for name in TOP):
            raise BadInput(self.file, f"it has no {', '.join(TOP[:-1])} or {TOP[-1]}", "see whether it is the right file")
        self.index.settle()
        notes = (
            Finding(Level.NOTE, self.file, one.path, "", "", one.what, "nothing to do") for one in context_issues(self._context)
        )
        return Survey(rows, tuple(notes))

    def rows(self, sender: Sender, survey: Survey) -> Iterator[Taken]:
        """Every node as what it is taken for."""
        for path, node in self._nodes(written_out(self._context)):
            yield self._taken(path, node, sender)

    def closing(self, sender: Sender, held: Callable[[str], int]) -> Bundle:
        """The standard has no way to say what a document is complete for, so it claims nothing."""
        return Bundle(f"{self.file} coverage", (*sender.items(), partial(TITLE, FORMAT, sender)))

    def _taken(self, path: str, node: Node, sender: Sender) -> Taken:
        type_ = kind(node)
        table = type_ if type_ in TOP else OTHER
        read = NodeReading(node, table, path, self.file, sender.as_at)
        try:
            if type_ not in TOP:
                what = f"'{str(node.get('@type'))[:60]}' is no type of the standards"
                raise read.held("@type", what, "nothing to do, unless the type is mistyped")
            items = tuple(dict.fromkeys((*sender.items(), *self._items(read, type_, sender))))
        except Unusable:
            return Taken(read.row, None, tuple(read.findings))
        return Taken(read.row, Bundle(f"{self.file} {path}", items), (*read.findings, *self._issues(node, read.row)))

    def _items(self, read: NodeReading, type_: str, sender: Sender) -> Iterator[Item]:
        if type_ == "Person":
            return person(read, self.index, sender)
        if type_ == "Professional":
            return professional(read, self.index, sender)
        if type_ in ("Organisation", "Service"):
            return body(read, type_, self.index, sender)
        if type_ == "Placement":
            return placement(read, self.index, sender)
        if type_ in ("CareNeedsAssessment", "CarePlan"):
            return care_document(read, type_, self.index, sender)
        return Happening(read, type_, self.index, sender).items()

    def _issues(self, node: Node, row: Row) -> Iterator[Finding]:
        """What the shapes say of a node that was loaded all the same; of people what is wrong whether subject or relative."""
        strict = {(one.code, one.path) for one in node_issues(node, "", "subject-of-care")}
        for one in node_issues(node, "", "connected"):
            if (one.code, one.path) in strict and one.code != DOUBTFUL:
                cure = "`sightline validate` checks the whole document"
                yield Finding(Level.NOTE, self.file, row.place, one.path, "", f"{one.code}: {one.what}", cure)

    def _nodes(self, terms: dict[str, str]) -> Iterator[tuple[str, Node]]:
        for one in Objects(self.path, self.file, GRAPH).elements():
            yield from_root(one.place) or "$", tidied(one.said, terms)

    def _said_context(self) -> tuple[Any, dict[str, str]]:
        """The context, wherever in the document it stands; that of a single node is its own."""
        objects = Objects(self.path, self.file, GRAPH)
        said = [one.said["@context"] for one in objects.elements() if "@context" in one.said]
        context = objects.header.get("@context", said[0] if said else None)
        for one in (context, *said):
            if not known_context(one):
                what = f"its context is '{str(one)[:100]}', so its words may mean something else; contexts are never fetched"
                raise BadInput(self.file, what, "name the context of the SocialCareData standards, if it is theirs")
        return context, written_out(context)


def partial(title: str, format_: str, sender: Sender) -> Coverage:
    """What a source claims that cannot say what it is complete for: nothing."""
    return Coverage(
        id=f"{sender.agency.id}/{format_}/{sender.as_at}/read",
        agency=sender.agency.id,
        kinds=("Particulars", "Contact", "Residence", "Care", "Registration", "Involvement", "Status"),
        authority=sender.authority.id if sender.authority else None,
        until=add_days(sender.as_at, 1),
        as_at=sender.as_at,
        complete=False,
        note=f"{title}: the format does not say what it is complete for",
    )
