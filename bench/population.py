"""The made-up children of the timeline bench: most with ten contacts, a few with three hundred."""

from collections.abc import Iterator

from sightline.graph.facts import About, Contact, Particulars
from sightline.graph.stream import Bundle, Item
from sightline.graph.things import Agency, Child, IdentityDecision, Professional, Record

TEAM, WORKERS = "front-door", 50


def children(usual: int, busy: int) -> Iterator[Bundle]:
    """Teams and workers first, then `usual` children with 10 contacts each and `busy` ones with 300."""
    workers = (Professional(id=f"{TEAM}/{n}", agency=TEAM, role="social worker") for n in range(WORKERS))
    yield Bundle("teams", (Agency(id=TEAM, name="Northmere front door", kind="social-care"), *workers))
    for number in range(usual):
        yield Bundle(f"usual-{number}", tuple(_child(f"usual-{number}", 10)))
    for number in range(busy):
        yield Bundle(f"busy-{number}", tuple(_child(f"busy-{number}", 300)))


def _child(child: str, contacts: int) -> Iterator[Item]:
    record, opened = f"{TEAM}/{child}", "2020-01-01"
    yield Child(id=child)
    yield Record(id=record, held_by=TEAM, reference=child)
    yield IdentityDecision(id=f"{record} opened", record=record, person=child, at=opened, by=TEAM, basis="opened by the team")
    about = (About(record=record, seen=True),)
    yield Particulars(fact=f"{child}/name", kind="name", held_by=TEAM, about=about[:1], given_name="Zubrin", recorded_at=opened)
    for order in range(contacts):
        day = f"{2020 + order % 5}-{1 + order // 5 % 12:02d}-{1 + order // 60 % 28:02d}"
        yield Contact(
            fact=f"{child}/contact/{order:03d}", kind="home-visit", held_by=TEAM, about=about, by=f"{TEAM}/{order % WORKERS}",
            on=day, recorded_at=day, note=f"A visit was made and written up, the {order}th.",
        )  # fmt: skip
