"""The authorities and teams of one region: what every household of ten thousand shares, made before the first of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sightline.graph.stream import Item
from sightline.graph.things import Address, Agency, Authority, Coverage, Professional
from sightline.loaders.borough import names, numbers
from sightline.loaders.borough.days import AS_AT, iso
from sightline.loaders.borough.dice import Dice, dice

HOUSEHOLDS = 10_000  # in a region; teams would otherwise grow beyond any that exist
AREAS = ("Northmere", "Eastwick Vale", "Quillhaven", "Brackwater")
HOMES = ((0, 0.40), (1, 0.25), (2, 0.20), (3, 0.15))  # share of households in each authority of a region
_PREFIXES = ("", "Upper ", "Nether ", "Great ", "Little ", "Old ", "Far ", "High ")
_FIRST = ("Quill", "Brack", "Vell", "Ombr", "Tarn", "Dunn", "Skell", "Yarl", "Hesk", "Pell", "Crosk", "Marl", "Wend", "Gorr")
_LAST = ("mere", "wick", "haven", "water", "moor", "thorpe", "combe", "stead", "marsh", "hythe", "dale", "fell")
_ERAS = ((2007, 2016), (2013, 2022), (2019, None), (2025, None))  # Septembers: from each on new staff take the work


@dataclass(frozen=True, slots=True)
class Sort:
    """What every authority has of one sort of team."""

    key: str
    name: str
    kind: str
    role: str
    workers: int
    count: int = 1
    under: str | None = None
    sensitive: bool = False
    covers: tuple[str, ...] = ()
    communal: str | None = None


# a department claims for its teams, too: questions are asked of either
_CASEWORK = ("Particulars", "Contact", "Residence", "Care", "Involvement", "Status", "Statement")
_ON_BOOKS = ("Particulars", "Contact", "Registration")
SORTS = (
    Sort("council", "Council", "council", "", 0),
    Sort("services", "Children's Services", "social-care", "", 0, under="council", covers=_CASEWORK),
    Sort("front", "Children's Front Door", "social-care", "front-door social worker", 4, under="services", covers=_CASEWORK),
    Sort("assessment", "Assessment Team", "social-care", "social worker", 5, under="services", covers=_CASEWORK),
    Sort("support", "Safeguarding and Support Team", "social-care", "social worker", 7, under="services", covers=_CASEWORK),
    Sort("ward", "Hospital Social Work Team", "social-care", "hospital social worker", 2, under="services", covers=_CASEWORK),
    Sort("early", "Early Help", "early-help", "family support worker", 4, under="council", covers=_CASEWORK),
    Sort("education", "Education Service", "education", "admissions officer", 1, under="council", covers=("school", "nursery")),
    Sort(
        "housing", "Housing Options", "housing", "housing officer", 2, under="council",
        covers=("Particulars", "Contact", "Residence", "Status"),
    ),
    Sort("police", "Police Child Protection Team", "police", "police constable", 4, covers=("Particulars", "Contact", "Status")),
    Sort("hospital", "General Hospital", "hospital", "paediatrician", 4, covers=("Particulars", "Contact"), communal="Hospital"),
    Sort(
        "gp", "Surgery", "gp", "GP", 3, count=4,
        covers=("Particulars", "Contact", "Registration", "Residence", "Care"),
    ),
    Sort("visiting", "Health Visiting", "health-visiting", "health visitor", 5, covers=_ON_BOOKS),
    Sort("nursery", "Nursery", "nursery", "key worker", 2, count=2, covers=_ON_BOOKS),
    Sort("primary", "Primary School", "school", "head teacher", 1, count=5, covers=_ON_BOOKS, communal="School"),
    Sort("secondary", "Secondary School", "school", "safeguarding lead", 1, count=2, covers=_ON_BOOKS, communal="School"),
    Sort("therapy", "Harbour Clinic", "mental-health", "therapist", 2, sensitive=True, covers=("Contact",)),
    Sort("charity", "Neighbours' Project", "voluntary", "volunteer co-ordinator", 1),
    Sort("worship", "Riverside Chapel", "faith", "minister", 1),
    Sort("hostel", "Hostel", "lodging", "warden", 1, count=2, communal="Hostel"),
    Sort("refuge", "Refuge", "lodging", "support worker", 1, communal="Refuge"),
)  # fmt: skip
UNCOVERED = {3: ("primary", "secondary", "nursery", "education", "police")}  # in that authority their absence means nothing


@dataclass(slots=True, eq=False)
class Team:
    """One body or team, as stories need it: its key, its staff by the years they served, and how far its file reaches."""

    id: str
    name: str
    sort: Sort
    number: int
    area: "Area"
    as_at: int
    address: str | None = None
    staff: tuple[tuple[str, ...], ...] = ()

    @property
    def reference(self) -> int:
        """The team's place among all teams, from which its own numbers for people are made."""
        return self.area.number * 64 + self.number

    def worker(self, draw: Dice, day: int) -> str:
        """Somebody who served in the team on a day."""
        return draw.pick(self.staff[era_of(day)])


@dataclass(slots=True, eq=False)
class Area:
    """One authority with its teams by sort."""

    id: str
    name: str
    number: int
    teams: dict[str, list[Team]] = field(default_factory=dict)

    def everyone(self) -> list[Team]:
        """All its teams."""
        return [team for teams in self.teams.values() for team in teams]

    def covered(self, sort: str) -> bool:
        """Do the teams of a sort claim that their files are complete."""
        return sort not in UNCOVERED.get(self.number % len(AREAS), ())

    def team(self, sort: str) -> Team:
        """The first or only team of a sort."""
        return self.teams[sort][0]


@dataclass(slots=True, eq=False)
class Region:
    """Four neighbouring authorities and what the graph is told of them."""

    number: int
    areas: tuple[Area, ...]
    items: tuple[Item, ...]


def era_of(day: int) -> int:
    """Which of the staff eras begins last before a day."""
    year = int(iso(day - 243)[:4])  # eras begin in September
    return sum(1 for since, _ in _ERAS[1:] if year >= since)


def region(seed: int, number: int) -> Region:
    """One region; the same for the same seed and number."""
    draw = dice(seed, 1, number)
    areas = tuple(Area(_slug(area_name(n)), area_name(n), n) for n in range(number * 4, number * 4 + 4))
    items: list[Item] = [_authority(area) for area in areas]
    for area in areas:
        for sort in SORTS:
            area.teams[sort.key] = []
            for nth in range(sort.count + (sort.key == "hospital" and area.number % 4 == 0)):
                items.extend(_team(draw, seed, area, sort, nth))
    return Region(number, areas, tuple(items))


def area_name(number: int) -> str:
    """The invented name of an authority; later ones are put together from the same parts."""
    if number < len(AREAS):
        return AREAS[number]
    rest, last = divmod(number * 59, len(_LAST))
    prefix, first = divmod(rest, len(_FIRST))
    return f"{_PREFIXES[prefix % 8]}{_FIRST[first]}{_LAST[last]}{'' if prefix < 8 else f' {prefix // 8 + 1}'}"


def _authority(area: Area) -> Authority:
    la = numbers.FIRST_LA + area.number
    return Authority(
        id=area.id, name=area.name, gss=f"E06{900_000 + area.number}", dfe=str(la) if la <= numbers.LAST_LA else None
    )


def _team(draw: Dice, seed: int, area: Area, sort: Sort, nth: int) -> Iterator[Item]:
    own = sort.count > 1 or nth > 0 or sort.key in ("charity", "worship")
    called = f"{draw.pick(names.STONE.family)}{draw.pick(names.STONE.endings)}" if own else area.name
    key = f"{area.id}/{sort.key}{f'-{nth + 1}' if sort.count > 1 or nth else ''}"
    number = sum(len(teams) for teams in area.teams.values())
    stale = draw.between(0, 45) if sort.key in ("gp", "visiting") else 0
    team = Team(key, f"{called} {sort.name}", sort, number, area, AS_AT - stale)
    area.teams[sort.key].append(team)
    desk = numbers.desk_telephone(area.number * 40 + number)
    yield Agency(
        id=key,
        name=team.name,
        kind=sort.kind,
        reach=desk if sort.workers else None,
        sensitive=sort.sensitive,
        part_of=f"{area.id}/{sort.under}" if sort.under else None,
        serves=(area.id,),
    )
    if sort.communal:
        team.address = f"{key}/site"
        withheld = sort.communal == "Refuge"
        lines = f"{sort.communal} (address withheld), {area.name}" if withheld else f"{team.name}, {called} Road, {area.name}"
        code = None if withheld else numbers.postcode(area.number, 1_000 + number)
        yield Address(id=team.address, lines=lines, postcode=code, communal=True, authority=area.id)
    yield from _staff(draw, seed, team)
    if sort.covers and area.covered(sort.key):
        yield _claim(team)


def _staff(draw: Dice, seed: int, team: Team) -> Iterator[Professional]:
    eras = []
    for era, (since, until) in enumerate(_ERAS):
        workers = []
        for nth in range(team.sort.workers):
            shape = names.shape(draw)
            name = f"{names.given_name(draw, shape, draw.pick('FM'))} {names.family_name(draw, shape)}"
            key = f"{team.id}/{seed}-{era * team.sort.workers + nth + 1}"
            reach = numbers.mobile_telephone(int(draw.random() * 1000))
            workers.append(key)
            yield Professional(
                id=key,
                agency=team.id,
                role=team.sort.role,
                name=name,
                reach=reach,
                since=f"{since}-09-01",
                until=f"{until}-09-01" if until else None,
            )
        eras.append(tuple(workers))
    team.staff = tuple(eras)


def _claim(team: Team) -> Coverage:
    partly = team.sort.sensitive
    return Coverage(
        id=f"{team.id}/coverage",
        agency=team.id,
        kinds=team.sort.covers,
        authority=team.area.id,
        since="2008-01-01",
        as_at=iso(team.as_at),
        complete=not partly,
        note="only contacts that the young person agreed to share" if partly else None,
    )


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
