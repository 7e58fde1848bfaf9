"""Service episodes, life events, placements, assessments and plans of the standard from the facts of a case."""

from typing import Any

from sightline.graph.facts import Contact, Fact, Involvement, Residence, Status
from sightline.loaders.socialcaredata.care_documents import document_node, document_type
from sightline.loaders.socialcaredata.draft import FACTS, TEAMS, WORKERS, Draft, own_number
from sightline.loaders.socialcaredata.forms import Node, first_word, identifier, involvement_type, noted, own_id, timing, whole
from sightline.loaders.socialcaredata.happenings import EPISODES, EVENTS
from sightline.loaders.socialcaredata.placements import asked_for, request_node, stay_node
from sightline.loaders.socialcaredata.terms import codes

_EPISODES = {kind: type_ for type_, (label, kind, _) in EPISODES.items() if label is Status}
_HAPPENINGS = {kind: type_ for type_, (label, kind, _) in EVENTS.items() if label is Status}
_EVENTS = {"referral": "referral", "death": "death"}


def write_happenings(draft: Draft, facts: list[Fact]) -> None:
    """Statuses and involvements of one stretch of time are one episode; contacts are events where there is a code."""
    involved = [one for one in facts if isinstance(one, Involvement)]
    for one in facts:
        if isinstance(one, Residence):
            _stay(draft, one)
        elif isinstance(one, Contact):
            _contact(draft, one)
        elif isinstance(one, Status):
            with_ = [other for other in involved if _together(one, other)]
            if _status(draft, one, with_):
                involved = [other for other in involved if other not in with_]
                for other in with_:
                    draft.lacks(other, rest=noted(other.note, drop=involvement_type(one.kind)).rest)
    for one in involved:
        _involvement(draft, one)


def _involvement(draft: Draft, one: Involvement) -> None:
    type_ = first_word(one.note, "episode")
    if type_ and whole(one.since):
        said = noted(one.note, drop=codes()["episode"][type_])
        _event(draft, "ServiceEpisode", type_, one, [one], said.places)
        draft.lacks(one, rest=said.rest)
    else:
        draft.lose(one, "the standard has no type of episode for it" if not type_ else "an episode needs the day it began")


def _status(draft: Draft, one: Status, with_: list[Involvement]) -> bool:
    """Is it written as an episode, which says of the involvements what they say."""
    said = noted(one.note)
    if one.kind in _HAPPENINGS:
        _event(draft, "LifeEvent", _HAPPENINGS[one.kind], one, [], said.places)
        draft.lacks(one, *(["reason"] if one.reason else []), rest=said.rest)
    elif one.kind in _EPISODES and whole(one.since):
        node = _event(draft, "ServiceEpisode", _EPISODES[one.kind], one, with_, said.places)
        outcomes = {words: code for code, words in codes()["episode-outcome"].items()}
        if (one.reason or "") in outcomes:
            node["episodeOutcome"] = outcomes[one.reason or ""]
        texts = said.rest.split("; ") if said.rest else []
        node |= {"finding": [{"@type": "Finding", "text": texts}]} if texts else {}
        draft.lacks(one, *(["reason"] if one.reason and "episodeOutcome" not in node else []))
        return True
    else:
        draft.lose(one, "an episode needs the day it began" if one.kind in _EPISODES else "the standard has no code for it")
    return False


def _stay(draft: Draft, one: Residence) -> None:
    children = draft.subjects(one)
    if not children:
        draft.lose(one, "the child is not in this case")
        return
    node, lost, rest = stay_node(one, draft.places.get(one.at or ""), children[0].reference)
    draft.add(node)
    draft.lacks(one, *lost, rest="; ".join(rest))


def _contact(draft: Draft, one: Contact) -> None:
    type_ = _EVENTS.get(one.kind) or first_word(one.note, "event")
    undated = ["on"] if one.on and not whole(one.on) else []
    if asked_for(one) and draft.subjects(one):
        node, rest = request_node(one, draft.subjects(one)[0].reference)
        draft.add(node)
        draft.lacks(one, *undated, *(name for name in ("by", "by_agency") if getattr(one, name)), rest="; ".join(rest))
    elif document := document_type(one):
        _document(draft, one, document, undated)
    elif type_ is None:
        draft.lose(one, "the standard has no code for it")
    else:
        said = noted(one.note, drop=codes()["event"][type_])
        _event(draft, "LifeEvent", type_, one, [], said.places)
        draft.lacks(one, *undated, *(["outcome"] if one.outcome else []), rest=said.rest)


def _document(draft: Draft, one: Contact, type_: str, undated: list[str]) -> None:
    node, rest = document_node(one, type_)
    named: Node = {"professionalId": identifier(WORKERS, one.by)} if one.by else {}
    if subjects := draft.subjects(one):
        named["personId"] = own_number(subjects[0])
    completed = timing(one.on, None, one.time)
    dated = {"dateCompleted": completed["startDateTime"]} if completed else {}
    draft.add({"@id": own_id(one.fact), "identifier": identifier(FACTS, one.fact), **named, **node, **dated})
    draft.name(*([one.by] if one.by else []))
    draft.lacks(one, *undated, *(["by_agency"] if one.by_agency else []), rest="; ".join(rest))


def _event(draft: Draft, type_: str, code: str, one: Any, with_: list[Any], places: list[str]) -> Node:
    own = {one.held_by: None}
    teams = dict.fromkeys(filter(None, (*(other.agency for other in with_), getattr(one, "by_agency", None)))) or own
    workers = dict.fromkeys(filter(None, (getattr(other, "by", None) for other in (one, *with_))))
    subject = {"@type": "SubjectPerson", "involvement": "SBJ"}
    professional = {"@type": "RelatedProfessional", "involvement": "PPRF"}
    timed = timing(getattr(one, "on", None) or one.since, one.until, one.time)
    node = draft.add({
        "@id": own_id(one.fact),
        "@type": type_,
        "identifier": [identifier(FACTS, one.fact)],
        "type": [code],
        "subjectPerson": [subject | {"person": own_number(record)} for record in draft.subjects(one)],
        "relatedService": [identifier(TEAMS, team) for team in teams],
        "location": places,
        "relatedProfessional": [professional | {"professional": identifier(WORKERS, who)} for who in workers],
        "timeInformation": [timed] if timed else [],
    })  # fmt: skip
    draft.name(*workers, *teams)
    return node


def _together(status: Status, other: Involvement) -> bool:
    about = {one.record for one in status.about} == {one.record for one in other.about}
    return about and (status.since, status.until) == (other.since, other.until) and other.agency is not None
