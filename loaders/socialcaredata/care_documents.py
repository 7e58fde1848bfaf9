"""Assessments and plans of the standard: dated events by whom they name, with what they say as a note."""

import re
from collections.abc import Iterator
from typing import Any

from sightline.graph.facts import Contact
from sightline.graph.stream import Item
from sightline.graph.things import Record
from sightline.loaders.intake.opening import opened
from sightline.loaders.intake.sender import Sender, slug
from sightline.loaders.nodes.naming import Number
from sightline.loaders.nodes.reading import NodeReading, as_text, at, nodes, texts
from sightline.loaders.socialcaredata.bodies import named_worker
from sightline.loaders.socialcaredata.forms import Node, identifier
from sightline.loaders.socialcaredata.index import Index, numbers
from sightline.loaders.socialcaredata.people import FORMAT, said_by
from sightline.loaders.socialcaredata.terms import says, token
from sightline.loaders.socialcaredata.worded import unworded, worded

SORTS = {"CareNeedsAssessment": ("assessment", "care needs assessment"), "CarePlan": ("decision", "care plan")}
_NAMED = {"serviceEpisodeId": "in the episode", "planId": "led to the plan", "assessmentId": "after the assessment"}
_NAMES = {said: name for name, said in _NAMED.items()}
_REVIEWED = "review of"


def care_document(read: NodeReading, type_: str, index: Index, sender: Sender) -> Iterator[Item]:
    """The file of the person whom it is about, and the event; one entered in error withdraws it."""
    own, who = next(iter(numbers(read.node)), None), next(iter(numbers(read.node, "personId")), None)
    if own is None or who is None:
        name = "identifier" if own is None else "personId"
        raise read.held(name, "no usable identifier says which it is, or of whom", "give a system and a value")
    record = index.record(who, sender)
    yield from opened(record)
    worker = next(iter(numbers(read.node, "professionalId")), None)
    if worker:
        yield from named_worker(index, worker, sender)
    kind, called = SORTS[type_]
    yield Contact(
        kind=kind,
        on=read.moment("dateCompleted", clock=True),
        time=read.hour("dateCompleted"),
        by=index.worker(worker, sender) if worker else None,
        note="; ".join((called, *_parts(read, type_))),
        deleted=token("care-document-status", at(read.node, "status")) == "entered-in-error",
        **_base(read, record, type_, own),
    )


def _parts(read: NodeReading, type_: str) -> Iterator[str]:
    yield from worded(read, "", read.node, type_, without=("dateCompleted",))
    for name, said in _NAMED.items():
        yield from (f"{said}: {one}" for one in numbers(read.node, name))
    for _, review in nodes(read.node, "review"):
        yield from (f"{_REVIEWED}: {one}" for one in numbers(review, "previousId"))
    for _, asked in nodes(read.node, "assessmentQuestion"):
        answers = ", ".join(texts(asked, "answer"))
        yield _one_part(f"{says('question-category', at(asked, 'category'))}: {as_text(at(asked, 'questionText'))} {answers}")
    for _, component in nodes(read.node, "careComponent"):
        yield _one_part(f"to do: {' '.join(_component(component))}")


def _component(component: Any) -> Iterator[str]:
    yield as_text(at(component, "activity.activityDescription"))
    if at(component, "activity.outcome") is not None:
        yield f"for {says('care-outcome-type', at(component, 'activity.outcome'))}"
    for _, actor in nodes(component, "actor"):
        whom = ", ".join(str(one) for one in numbers(actor, "actorId"))
        yield f"by {says('care-actor-type', at(actor, 'actorType'))} {whom}".strip()
    start, end = (as_text(at(component, f"time.{name}"))[:10] for name in ("startDateTime", "endDateTime"))
    lasting = ", ".join(filter(None, (as_text(at(component, "time.frequency")), start and f"from {start}", end and f"to {end}")))
    yield f"({lasting})" if lasting else ""


def _one_part(text: str) -> str:
    return " ".join(text.replace(";", ",").split())


def _base(read: NodeReading, record: Record, type_: str, own: Number) -> dict[str, Any]:
    return said_by(read, record, type_) | {
        "fact": f"{record.held_by}/{FORMAT}/{type_}/{slug(own.system)}/{own.value}",
        "as_written": read.written(),
    }


def document_type(one: Contact) -> str | None:
    """What sort of document an event was made from; none where it is another event."""
    called = (one.kind, (one.note or "").split("; ")[0])
    return next((type_ for type_, sort in SORTS.items() if sort == called), None)


def document_node(one: Contact, type_: str) -> tuple[Node, list[str]]:
    """The document without whom it names, and the parts of its note that it cannot say."""
    node, rest = unworded((one.note or "").split("; ")[1:], type_)
    left = []
    for part in rest:
        said, _, value = part.partition(": ")
        named = re.fullmatch(r"(\S+) \((\S+:\S+)\)", value)
        if named and said == _REVIEWED:
            reviews = node.setdefault("review", [{"@type": "Review", "isReview": True, "previousId": []}])
            reviews[0]["previousId"].append(identifier(named[2], named[1]))
        elif named and said in _NAMES:
            name = _NAMES[said]
            made = identifier(named[2], named[1])
            node[name] = [*node.get(name, []), made] if name == "serviceEpisodeId" else made
        else:
            left.append(part)
    return {**node, "@type": type_}, left
