"""Episodes and life events of the standard as statuses, involvements, contacts and stays of the people they are about."""

from collections.abc import Iterator
from typing import Any

import orjson

from sightline.graph.clock import add_days, bounds
from sightline.graph.facts import About, Contact, Fact, Involvement, Particulars, Registration, Residence, Status
from sightline.graph.stream import Item
from sightline.graph.things import Record
from sightline.loaders.identifiers import nhs_number
from sightline.loaders.intake.opening import opened
from sightline.loaders.intake.sender import Sender, slug
from sightline.loaders.nodes.naming import Number
from sightline.loaders.nodes.reading import Node, NodeReading, at, each, nodes, texts
from sightline.loaders.socialcaredata.bodies import named_body, named_worker
from sightline.loaders.socialcaredata.index import Index, numbers
from sightline.loaders.socialcaredata.people import FORMAT, said_by
from sightline.loaders.socialcaredata.terms import says, token

Made = tuple[type[Fact], str, dict[str, Any]]

# What a type means in the model, besides that a service works with the person for as long as an episode lasts.
EPISODES: dict[str, Made] = {
    "cin-plan": (Status, "child-in-need", {}),
    "cp-plan": (Status, "protection-plan", {}),
    "section-47": (Status, "protection-enquiry", {}),
    "child-looked-after": (Status, "looked-after", {}),
    "family-court-order": (Status, "order", {}),
    "care-act-assessment": (Contact, "assessment", {}),
    "other-assessment": (Contact, "assessment", {}),
    "assessment": (Contact, "assessment", {}),
    "face-to-face-contact": (Contact, "contact", {}),
    "remote-contact": (Contact, "call", {}),
}
EVENTS: dict[str, Made] = {
    "birth": (Contact, "other", {}),
    "death": (Contact, "death", {}),
    "ae-attendance": (Contact, "attendance", {}),
    "school-exclusion": (Contact, "other", {}),
    "school-suspension": (Contact, "other", {}),
    "missing-person": (Status, "missing", {}),
    "safeguarding-concern": (Contact, "contact", {"concern": "harm-suspected"}),
    "referral": (Contact, "referral", {}),
    "homeless": (Status, "homeless", {}),
}
PLAIN = (
    "referral",
    "death",
    "missing-person",
    "homeless",
    "cin-plan",
    "cp-plan",
    "section-47",
    "child-looked-after",
)  # say it all
STAYS = {
    "accommodation-status.refuge": "hostel",
    "accommodation-status.night-shelter": "none-fixed",
    "accommodation-status.rough-sleeping": "none-fixed",
    "accommodation-status.temp-accommodation-council": "temporary-accommodation",
    "accommodation-status.staying-family-friends-short": "with-friends",
    "accommodation-status.healthcare-facility": "hospital",
    "accommodation-status.unknown": "unknown",
    "temp-accomodation": "temporary-accommodation",
}
BY = ("PPRF", "SPRF", "RESP")
SUBJECT = "SBJ"


class Happening:
    """One ServiceEpisode or LifeEvent and the facts it stands for: one of each sort for each stretch of time."""

    def __init__(self, read: NodeReading, type_: str, index: Index, sender: Sender) -> None:
        self.read = read
        self.index = index
        self.sender = sender
        self.vocabulary = "episode" if type_ == "ServiceEpisode" else "event"
        self.records = self._subjects()
        self.services = numbers(read.node, "relatedService")
        self.key = self._key(type_)

    def items(self) -> Iterator[Item]:
        """People, bodies and workers that it names, then its facts."""
        for who, record in self.records.items():
            yield from opened(record)
            yield from self._known_by(who, record)
        for service in self.services:
            yield from named_body(self.index, service, "Service", self.sender)
        for _, worker in self._workers():
            yield from named_worker(self.index, worker, self.sender)
        types = self._types()
        for number, times in enumerate(self._stretches()):
            yield from self._facts(types, times, f"/{number}" if number else "")
        yield from self._stays()

    def _known_by(self, who: Number, record: Record) -> Iterator[Fact]:
        """Of somebody who has no node of their own, the number by which they are named."""
        if who.is_nhs and not self.index.stands("Person", who):
            path = next(path for path, one in nodes(self.read.node, "subjectPerson") if who in numbers(one, "person"))
            if number := self.read.graded(f"{path}.person.value", nhs_number(who.value)):
                yield Particulars(kind="name", nhs_number=number, **said_by(self.read, record, "Particulars/number"))

    def _types(self) -> list[str]:
        found = []
        for said in each(self.read.node, "type"):
            code = token(self.vocabulary, said)
            if code is None:
                self.read.flag("type", f"'{str(said)[:60]}' is no {self.vocabulary} type of the standard", "use one of its codes")
            else:
                found.append(code)
        if not found and self.vocabulary == "event":
            raise self.read.held("type", "no known type says what happened", "use one of the standard's codes")
        return found

    def _facts(self, types: list[str], times: dict[str, Any], suffix: str) -> Iterator[Fact]:
        known = EPISODES if self.vocabulary == "episode" else EVENTS
        meant = [one for one in types if one in known]
        for type_ in meant:
            label, kind, own = known[type_]
            extra = self._contact(kind, times) if label is Contact else self._status()
            base = self._base(
                f"{label.label}/{type_}{suffix}", self._note([] if type_ in PLAIN else [says(self.vocabulary, type_)])
            )
            yield label(kind=kind, **base, **extra, **_placed(label, times), **own)
        if self.vocabulary == "episode":
            words = [says("episode", one) for one in types] or ["of no known type"]
            yield from self._involvements(", ".join(words) if meant else self._note(words), times, suffix)

    def _involvements(self, note: str | None, times: dict[str, Any], suffix: str) -> Iterator[Fact]:
        """Each service and worker worked with the person while the episode lasted; a school had the child on its books."""
        agencies: list[str | None] = [self.index.body(one, "Service", self.sender) for one in self.services]
        workers: list[str | None] = [self.index.worker(one, self.sender) for role, one in self._workers() if role in BY]
        for school in (one for one in self.services if self.index.key("Service", one) in self.index.schools):
            key = self.index.body(school, "Service", self.sender)
            own = self._base(f"Registration/school/{key}{suffix}", None)
            yield Registration(kind="school", agency=key, confidence="probable", **own, **_placed(Registration, times))
        for agency in agencies or [self.sender.agency.id]:
            for worker in workers or [None]:
                base = self._base(f"Involvement/{agency}/{worker or ''}{suffix}", note)
                kind = "allocated-worker" if worker else "team"
                yield Involvement(kind=kind, agency=agency, by=worker, **base, **_placed(Involvement, times))

    def _stays(self) -> Iterator[Fact]:
        """Where somebody stayed, of findings that say so with a day."""
        for path, finding in nodes(self.read.node, "finding"):
            for inner, one in nodes(finding, "observation"):
                place = f"{path}.{inner}"
                if (kind := STAYS.get(str(at(one, "type")))) and (since := self.read.moment(f"{place}.startDate", clock=True)):
                    until = self.read.moment(f"{place}.endDate", clock=True)
                    base = self._base(f"Residence/{kind}/{since}", f"observed: {at(one, 'type')}")
                    yield Residence(kind=kind, **base, **_placed(Residence, {"since": since, "until": until}))

    def _base(self, sort: str, note: str | None) -> dict[str, Any]:
        return {
            "fact": f"{self.key}/{sort}",
            "held_by": self.sender.agency.id,
            "about": tuple(About(record=one.id) for one in self.records.values()),
            "recorded_at": self.read.as_at,
            "recorded_basis": "later-source",
            "source": self.read.place,
            "note": note,
            "as_written": self.read.written(),
        }

    def _contact(self, kind: str, times: dict[str, Any]) -> dict[str, Any]:
        service = next((self.index.body(one, "Service", self.sender) for one in self.services), None)
        by = next((self.index.worker(one, self.sender) for role, one in self._workers() if role in BY), None)
        on = times.get("since")
        outcome = at(self.read.node, "episodeOutcome")
        return {
            "by": by,
            "by_agency": service if service != self.sender.agency.id else None,
            "outcome": says("episode-outcome", outcome) if outcome is not None else None,
            "event": f"{next(iter(self.records.values())).id}/{kind}/{on}" if on else None,
        }

    def _status(self) -> dict[str, Any]:
        outcome = at(self.read.node, "episodeOutcome")
        authority = self.sender.authority.id if self.sender.authority else None
        return {"authority": authority, "reason": says("episode-outcome", outcome) if outcome is not None else None}

    def _note(self, said: list[str]) -> str | None:
        """What has no place of its own: first what is said, then where, who else took part, findings, how often."""
        said = list(said)
        said += [f"at: {place}" for place in texts(self.read.node, "location")]
        said += [f"{role}: {who}" for role, who in self._others()]
        for path, finding in nodes(self.read.node, "finding"):
            said += texts(finding, "text")
            said += [self._observed(f"{path}.{inner}") for inner, _ in nodes(finding, "observation")]
            said += [self._measured(f"{path}.{inner}") for inner, _ in nodes(finding, "measurement")]
        for _, one in nodes(self.read.node, "timeInformation"):
            if isinstance(one.get("frequency"), dict):
                said.append(f"how often: {_shown(one['frequency'])}")
        return "; ".join(said) or None

    def _observed(self, path: str) -> str:
        start, end = self.read.text(f"{path}.startDate")[:10], self.read.text(f"{path}.endDate")[:10]
        lasting = "".join((f" from {start}" if start else "", f" to {end}" if end else ""))
        return f"observed: {self.read.text(f'{path}.type')}{lasting}"

    def _measured(self, path: str) -> str:
        return f"measured: {' '.join(self.read.text(f'{path}.{name}') for name in ('type', 'value', 'unit'))}"

    def _stretches(self) -> Iterator[dict[str, Any]]:
        """Each timing block as a beginning, an end and a time of day; one empty stretch where it has no day at all."""
        blocks = [path for path, _ in nodes(self.read.node, "timeInformation")]
        for path in blocks:
            since = self.read.moment(f"{path}.startDateTime", clock=True)
            until = self.read.moment(f"{path}.endDateTime", clock=True)
            if since and until and bounds(until)[1] < bounds(since)[0]:
                raise self.read.held(
                    f"{path}.endDateTime", f"it ends on {until}, before it begins on {since}", "correct one of the two"
                )
            yield {"since": since, "until": until, "time": self.read.hour(f"{path}.startDateTime")}
        if not blocks:
            yield {}

    def _subjects(self) -> dict[Number, Record]:
        """The records it is about: its subjects, or everybody whom it names where none is called the subject."""
        found = []
        for path, one in nodes(self.read.node, "subjectPerson"):
            for who in numbers(one, "person")[:1]:
                self._doubt("Person", who, f"{path}.person")
                found.append((self.read.text(f"{path}.involvement"), who))
        subjects = [who for role, who in found if role == SUBJECT] or [who for _, who in found]
        if not subjects:
            raise self.read.held("subjectPerson", "no usable identifier says whom it is about", "give a system and a value")
        return {who: self.index.record(who, self.sender) for who in subjects}

    def _others(self) -> Iterator[tuple[str, Number]]:
        for path, one in nodes(self.read.node, "subjectPerson"):
            role = self.read.text(f"{path}.involvement")
            if role and role != SUBJECT:
                yield from ((says("involvement", role), who) for who in numbers(one, "person")[:1])
        yield from ((says("involvement", role) if role else "took part", who) for role, who in self._workers() if role not in BY)

    def _workers(self) -> Iterator[tuple[str, Number]]:
        for path, one in nodes(self.read.node, "relatedProfessional"):
            for who in numbers(one, "professional")[:1]:
                self._doubt("Professional", who, f"{path}.professional")
                yield self.read.text(f"{path}.involvement"), who

    def _doubt(self, type_: str, who: Number, path: str) -> None:
        if self.index.elsewhere(type_, who):
            what = f"no node has {who}; one has the same value under another system, and the two are not joined"
            self.read.note(path, what, "ask the sender whether the system is written right")

    def _key(self, type_: str) -> str:
        """Its own identifier; without one, whom it is about, what it is, and when it began."""
        base = f"{self.sender.agency.id}/{FORMAT}/{type_}"
        if own := next(iter(numbers(self.read.node)), None):
            return f"{base}/{slug(own.system)}/{own.value}"
        about = next(iter(self.records.values())).id
        types = "-".join(texts(self.read.node, "type"))
        return f"{base}/{about}/{types}/{self.read.text('timeInformation[0].startDateTime')}"


def _placed(label: type[Fact], times: dict[str, Any]) -> dict[str, Any]:
    """Times as the label has them: a contact of one day happened on it, a state or longer contact lasted."""
    since, until = times.get("since"), times.get("until")
    if since is None:
        return {}
    if label is Contact and (until is None or until == since):
        return {"on": since, "time": times.get("time")}
    if until == since:  # half-open: begun and ended on one day, it lasted that day
        until = add_days(since, 1) if len(since) == 10 else None
    return {"since": since, "until": until, **({"time": times.get("time")} if label is Contact else {})}


def _shown(frequency: Node) -> str:
    """A FHIR Timing as it stands."""
    return orjson.dumps(frequency, option=orjson.OPT_SORT_KEYS).decode()[:500]
