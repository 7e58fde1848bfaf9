"""How well a file, or an address, fits what was asked, and why, in words that a reader can check."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from sightline.graph.asked import Asked
from sightline.graph.clock import bounds, day_words
from sightline.graph.facts import Particulars, Residence
from sightline.graph.names import fold, name_words, sound, telling, words
from sightline.graph.things import Address

ALIKE = 0.88  # Jaro-Winkler from which two names are spelt alike
SAME_SOUND = 0.6  # and from which names of one sound count, however short that sound
ONE_WORD = 0.6  # what one word of an address counts: Victoria is rather a name than a street

_WEIGHTS = {"born": 1.5, "nhs_number": 3.0, "upn": 3.0, "uprn": 3.0, "postcode": 1.5}


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of what was asked, how well it fits (0 to 1), and why."""

    part: str
    fit: float
    says: str


def parts(asked: Asked) -> dict[str, float]:
    """What was asked, part by part, with the weight of each."""
    given = {name: weight for name, weight in _WEIGHTS.items() if getattr(asked, name)}
    return {**dict.fromkeys(asked.words, 1.0), **given}


def fit(asked: Asked, reasons: Iterable[Reason]) -> float:
    """How much of what was asked is met, 0 to 1; it orders hits and is never shown."""
    best = {reason.part: reason.fit for reason in sorted(reasons, key=lambda reason: reason.fit)}
    weights = parts(asked)
    return sum(best.get(part, 0.0) * weight for part, weight in weights.items()) / sum(weights.values())


def of_particulars(asked: Asked, file: Particulars) -> Iterator[Reason]:
    """Why one version of particulars fits."""
    for field, says in (("nhs_number", "NHS number"), ("upn", "unique pupil number")):
        if getattr(asked, field) and fold(getattr(file, field) or "") == getattr(asked, field):
            yield Reason(field, 1.0, f"{says} {getattr(file, field)}")
    for word in asked.names:
        yield from _of_name(word, file)
    if asked.born and file.born_on:
        yield from _of_birth(asked.born, file.born_on)


def _of_name(word: str, file: Particulars) -> Iterator[Reason]:
    for field, name in (("given name", file.given_name), ("family name", file.family_name)):
        for there in name_words(name):
            near = JaroWinkler.similarity(word, there)
            if there == word:
                yield Reason(word, 1.0, f"{field} {name}")
            elif there.startswith(word) and len(word) > 2:
                yield Reason(word, 0.92, f"{field} begins with '{word}': {name}")
            elif sound(there) == sound(word) and near >= SAME_SOUND:
                yield Reason(word, 0.9, f"{field} sounds like '{word}': {name}")
            elif near >= ALIKE:
                yield Reason(word, 0.8 * near, f"{field} is spelt like '{word}': {name}")


def _of_birth(asked: str, born_on: str) -> Iterator[Reason]:
    (first, last), (earliest, latest) = bounds(asked), bounds(born_on)
    said = day_words(born_on)
    if first <= latest and earliest <= last:
        yield Reason("born", 1.0, f"born {said}")
    elif len(asked) < 10 or len(born_on) < 10:
        if abs(int(asked[:4]) - int(born_on[:4])) == 1:
            yield Reason("born", 0.6, f"born a year off: {said}")
    elif asked[:4] == born_on[:4] and asked[5:7] == born_on[8:10] and asked[8:10] == born_on[5:7]:
        yield Reason("born", 0.9, f"born with day and month the other way round: {said}")
    elif abs(int(asked[:4]) - int(born_on[:4])) == 1 and asked[5:] == born_on[5:10]:
        yield Reason("born", 0.8, f"born a year off: {said}")
    elif sum(one == other for one, other in zip(asked.split("-"), born_on.split("-"), strict=False)) == 2:
        yield Reason("born", 0.5, f"born on a date that differs in one part: {said}")


def of_earlier(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """The same reasons where only an earlier version of the file gives them."""
    return (Reason(one.part, 0.95 * one.fit, f"{one.says}, before the file was changed") for one in reasons)


def of_address(asked: Asked, address: Address) -> list[Reason]:
    """Why one address fits: its postcode or number, and its words where one of them tells it from others."""
    found = []
    if asked.postcode and "".join(words(address.postcode)) == asked.postcode:
        found.append(Reason("postcode", 1.0, f"postcode {address.postcode}"))
    if asked.uprn and address.uprn == asked.uprn:
        found.append(Reason("uprn", 1.0, f"property number {address.uprn}"))
    here = name_words(address.lines)
    met = {word: 1.0 if word in here else 0.9 for word in asked.words if any(sound(word) == sound(there) for there in here)}
    alone = 1.0 if found or len(met) > 1 else ONE_WORD
    if any(telling(word) for word in met):
        found += [Reason(word, alone * met[word], f"address {address.lines}") for word in met]
    return found


def of_stay(stay: Residence, address: Address, reasons: Iterable[Reason]) -> Iterator[Reason]:
    """The same reasons for somebody who stayed there."""
    lives = "lived" if stay.until else "lives"
    until = f" until {day_words(stay.until)}" if stay.until else ""
    now = 0.98 if stay.until else 1.0
    return (Reason(reason.part, now * reason.fit, f"{lives} at {address.lines}{until}") for reason in reasons)
