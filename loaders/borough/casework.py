"""What social care does with one household from a referral to closure: the steps that stories are put together from."""

from collections.abc import Sequence
from typing import Any

from sightline.graph.facts import Involvement, Statement, Status
from sightline.loaders.borough import rates, words
from sightline.loaders.borough.days import iso, workday, workdays_after
from sightline.loaders.borough.homes import Homes
from sightline.loaders.borough.ledger import Ledger, Telling
from sightline.loaders.borough.life import Life
from sightline.loaders.borough.people import Person
from sightline.loaders.borough.region import Area, Region, Team
from sightline.loaders.borough.upbringing import care, lives_at


class Case:
    """One episode of social care with some children of a household, in one authority at a time."""

    def __init__(
        self, ledger: Ledger, region: Region, homes: Homes, life: Life, children: Sequence[Person], day: int
    ) -> None:
        self.ledger, self.region, self.homes, self.life = ledger, region, homes, life
        self.draw = ledger.draw
        self.children = tuple(children)
        self.focus = self.draw.pick(self.children)
        self.enter(homes.at(day).area)
        self.visits: list[str] = []  # on which the children were seen at home or in hospital
        self._held: dict[str, list[str]] = {}
        self._workers: dict[str, list[tuple[int, str]]] = {}

    def enter(self, area: Area) -> None:
        """Goes on in an authority."""
        self.area = area
        self.front, self.assessment, self.support = area.team("front"), area.team("assessment"), area.team("support")
        self.police = area.team("police")

    def next_door(self) -> Area:
        """Another authority of the region."""
        areas = self.region.areas
        return areas[(areas.index(self.area) + 1) % len(areas)]

    # who is told

    def network(self, day: int) -> tuple[Team, ...]:
        """The universal services that the children are with."""
        teams = [self.life.practice(day)]
        for child in self.children:
            teams += [team for team in (self.life.school(child, day), self.life.visitor(child, day)) if team]
        return tuple(dict.fromkeys(teams))

    def tell(self, day: int, *more: Team) -> tuple[Telling, ...]:
        """Tellings to the universal services, of which some are not known to have come, and to further teams."""
        draw, lost = self.draw, rates.UNRECEIVED.value
        days = {team: None if draw.chance(lost) else draw.between(0, 2) for team in self.network(day)}
        days.update(dict.fromkeys(more, 0))
        return tuple(Telling(team, reached, "summary") for team, reached in days.items())

    def sender(self, day: int) -> Team | None:
        """Who refers: a body that knows the children, or none, for a neighbour who does not give a name."""
        who = self.draw.pick(words.SENDERS)
        if who == "neighbour":
            return None
        bodies = {"police": self.police, "practice": self.life.practice(day), "visitor": self.life.visitor(self.focus, day)}
        return bodies.get(who) or self.life.school(self.focus, day) or self.police

    # from referral to assessment

    def refer(self, day: int, sender: Team | None, concern: str, note: str, files: tuple[int, ...] = (1,)) -> str:
        """A referral on the front door's file, told by a sender that has it on its own file."""
        if sender is not None and sender.sort.kind not in ("hospital", "social-care"):
            kind = "observation" if sender.sort.kind in ("school", "nursery", "gp") else "contact"
            self.ledger.contact(
                kind, sender, self.children, day, late=False, concern=concern, note=note, told=(Telling(self.front, 0),)
            )
        return self.ledger.contact(
            "referral",
            self.front,
            self.children,
            day,
            late=False,
            files=files,
            by=self.front.worker(self.draw, day),
            by_agency=sender.id if sender else None,
            to=self.front.id,
            concern=concern,
            note=note if sender else f"anonymous caller: {note}",
            confidence="confirmed" if sender else "stated",
            told=(Telling(sender, 0, "existence"),) if sender else (),
        )

    def decide(self, referral: str, day: int, outcome: str, *told: Team, files: tuple[int, ...] = (1,)) -> str:
        """The decision on a referral, which also becomes its outcome."""
        tellings = tuple(Telling(team, 0, "summary", "call") for team in dict.fromkeys(told))
        key = self.ledger.contact(
            "decision",
            self.front,
            self.children,
            day,
            late=False,
            files=files,
            answers=referral,
            by=self.front.worker(self.draw, day),
            outcome=outcome,
            told=tellings,
        )
        self.ledger.revise(referral, day, outcome=outcome)
        return key

    def meet_family(self, day: int, team: Team | None = None) -> None:
        """Puts the home and the carers on a team's file, and brings older homes on it up to date."""
        team, stay, ledger = team or self.front, self.homes.at(day), self.ledger
        people = [*self.children, ledger.family.main_carer]
        places = {person: ledger.homes_known.get((team.id, person.number)) for person in people}
        for child in self.children:
            if places[child] is None:
                for adult in ledger.family.adults:
                    care(ledger, team, child, adult, day)
        moved = [person for person in people if (place := places[person]) is None or place[0] is not stay]
        for left, key in dict.fromkeys(place for person in moved if (place := places[person])):
            if left.until is not None:
                ledger.revise(key, day, until=iso(left.until))
        for person, key in lives_at(ledger, team, moved, stay, day).items():
            ledger.homes_known[team.id, person.number] = stay, key

    def take(self, team: Team, day: int, lead: bool = False) -> None:
        """A team takes the case and names a worker."""
        worker = team.worker(self.draw, day)
        self._workers.setdefault(team.id, []).append((day, worker))
        self.ledger.contact("allocation", team, self.children, day, late=False, by=worker, outcome="allocated")
        kinds = ["team", "allocated-worker"] + ["lead-practitioner"] * lead
        self._held[team.id] = [self._involve(kind, team, day, None if kind == "team" else worker) for kind in kinds]

    def change_worker(self, team: Team, day: int) -> None:
        """The allocated worker hands over to another in the same team."""
        held = self._held[team.id]
        for key in held[1:]:
            self.ledger.end(key, day, late=False)
        worker = team.worker(self.draw, day)
        self._workers[team.id].append((day, worker))
        kinds = ["allocated-worker", "lead-practitioner"][: len(held) - 1]
        held[1:] = [self._involve(kind, team, day, worker) for kind in kinds]

    def leave(self, team: Team, day: int) -> None:
        """A team's and its worker's involvement ends."""
        for key in self._held.pop(team.id, ()):
            self.ledger.end(key, day, late=False)

    def worker(self, team: Team, day: int) -> str:
        """The worker allocated on a day, else somebody of the team."""
        allocated = [worker for since, worker in self._workers.get(team.id, ()) if since <= day]
        return allocated[-1] if allocated else team.worker(self.draw, day)

    def assess(self, team: Team, start: int, done: int, outcome: str) -> str:
        """An assessment from its start to its completion."""
        key = self.ledger.contact(
            "assessment", team, self.children, start, lasting=True, late=False, by=self.worker(team, start),
            note="child and family assessment",
        )  # fmt: skip
        self.ledger.end(key, done, late=False, outcome=f"completed: {outcome}", told=self.tell(done))
        return key

    # seeing the child

    def visit(
        self, team: Team, day: int, kind: str = "home-visit", alone: bool = True, quiet: bool = False, **more: Any
    ) -> str:
        """The children are seen and, where alone, without a carer; unless quiet, now and then their words are written down."""
        young = any((child.born or 0) > day - 1_095 for child in self.children)
        key = self.ledger.contact(
            kind,
            team,
            self.children,
            day,
            seen=True,
            spoken_to=None if young else alone,
            seen_alone=alone,
            not_alone_because=None if alone else "carer stayed in the room",
            by=self.worker(team, day),
            **{"at": self.homes.at(day).address, **more},
        )
        if key in self.ledger.facts:
            self.visits.append(key)
        if alone and not young and not quiet and self.draw.chance(0.15):
            self.say("child-words", team, day, speaker="child", text=self.draw.pick(words.CHILD_WORDS), present="worker only")
        return key

    def say(self, kind: str, team: Team, day: int, **more: Any) -> str:
        """Somebody's words, about the child in focus."""
        language = {"language": self.focus.language, "interpreter": True} if self.focus.language != "English" else {}
        return self.ledger.write(Statement, kind, team, (self.focus,), day, **{**language, **more})

    def stand(self, kind: str, team: Team, day: int, **more: Any) -> str:
        """A standing in law or practice begins."""
        return self.ledger.write(
            Status, kind, team, self.children, day, lasting=True, late=False, authority=self.area.id, **more
        )

    def on_ward(self, hospital: Team, day: int) -> str:
        """The child is seen in hospital, by the social work team there where it is the authority's own."""
        team = self.area.team("ward") if hospital.area is self.area else self.assessment
        return self.visit(team, day, "child-seen", quiet=True, at=hospital.address)

    # the end

    def close(self, team: Team, day: int, outcome: str, *told: Team) -> str:
        """A team closes the case and tells the universal services."""
        key = self.ledger.contact(
            "closure", team, self.children, day, late=False, by=self.worker(team, day), outcome=outcome,
            told=self.tell(day, *told),
        )  # fmt: skip
        self.leave(team, day)
        return key

    # days

    def workday(self, day: int, least: int, most: int) -> int:
        """A working day some days later."""
        return workday(day + self.draw.between(least, most))

    def workdays(self, day: int, least: int, most: int) -> int:
        """The day on which some working days have gone by."""
        return workdays_after(day, self.draw.between(least, most))

    def _involve(self, kind: str, team: Team, day: int, worker: str | None) -> str:
        return self.ledger.write(
            Involvement, kind, team, self.children, day, lasting=True, late=False, agency=team.id, by=worker
        )
