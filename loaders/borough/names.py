"""Made-up names: pronounceable, of many shapes, and built from invented syllables that no register is known to hold.

Shapes vary as they do in real files: apostrophes, hyphens, diacritics, double surnames, family name first.
"""

import unicodedata
from typing import NamedTuple

from sightline.loaders.borough.dice import Dice


class Shape(NamedTuple):
    """The syllables of one shape of name."""

    given: tuple[str, ...]
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    family: tuple[str, ...]
    endings: tuple[str, ...]
    joiner: str = ""  # between two family names
    family_first: bool = False


STONE = Shape(
    ("Quen", "Thav", "Brisk", "Osm", "Wend", "Yarl", "Hesk", "Orv", "Pell", "Fenn"),
    ("owyne", "essily", "ardra", "imme", "ulith"),
    ("ock", "orrel", "umbert", "iskin", "adlo"),
    ("Thorn", "Wick", "Brack", "Pend", "Marl", "Skel", "Dunn", "Garr", "Crosk", "Tarn"),
    ("quaddle", "vexley", "umbry", "ossle", "wrothy", "ickstow", "erthwick", "unsop"),
)
SHAPES: tuple[tuple[Shape, float], ...] = (
    (STONE, 0.40),
    (STONE._replace(joiner="-"), 0.08),
    (
        Shape(
            ("Siorv", "Caelm", "Nuadr", "Ruarv", "Eilv"),
            ("inne", "adha", "aise"),
            ("anoch", "eagh", "uin"),
            ("O'Threnn", "D'Oval", "N'Kavu", "M'Tess", "O'Gwerr", "D'Ambrusk"),
            ("ick", "une", "odo", "andry", "ilt"),
        ),
        0.10,
    ),
    (
        Shape(
            ("Žuv", "Ľudr", "Brěst", "Něvk", "Jozv", "Świtr"),
            ("ilka", "ánvi", "ečka"),
            ("omirž", "išvek", "ulko"),
            ("Hrdlav", "Šebrn", "Ożdzen", "Kwielm", "Vrátol", "Czúbor"),
            ("ický", "ovská", "enčuk", "ařík"),
        ),
        0.10,
    ),
    (
        Shape(
            ("Alue", "Izato", "Omaru", "Ekune", "Adiwe", "Tambolu"),
            ("lami", "veseli", "nanu"),
            ("batoku", "rundai", "zimo"),
            ("Izator", "Umbelek", "Olawezi", "Ekuvan", "Ndarub", "Sekwond"),
            ("ulu", "asimi", "emwi", "andaza"),
        ),
        0.10,
    ),
    (
        Shape(
            ("Belisc", "Ximor", "Joaqel", "Reynolv", "Ubald"),
            ("indara", "irella", "ózuna"),
            ("indoro", "aelio", "ózon"),
            ("Trazum", "Velorc", "Quispend", "Morendu", "Iturbez"),
            ("alegas", "origa", "íñez", "umbral"),
            joiner=" ",
        ),
        0.08,
    ),
    (
        Shape(
            ("Vei-L", "Soa-M", "Juen-T", "Hwe-R", "Thia-Q"),
            ("unqi", "irnah", "aovy"),
            ("anhu", "ovrek", "uendo"),
            ("Xuor", "Zhenq", "Ngwem", "Thuyn", "Baexi", "Kwoun"),
            ("ai", "eng", "olu"),
            family_first=True,
        ),
        0.07,
    ),
    (
        Shape(
            ("Øyvr", "Åsbel", "Gülv", "Şeyrn", "Ömkel"),
            ("eyrana", "ildünay", "ørva"),
            ("endurk", "ilkulf", "ånder"),
            ("Bjørkv", "Strömqu", "Yıldav", "Karadzo", "Håkvin"),
            ("ersund", "oğrulu", "äldeby", "stadør"),
        ),
        0.07,
    ),
)

_PLAIN = str.maketrans("øØłŁıđĐ", "oOlLidD")


def shape(dice: Dice) -> Shape:
    """The shape of the names of one family."""
    return dice.weighted(SHAPES)


def given_name(dice: Dice, shape: Shape, sex: str) -> str:
    """A given name of a shape; for the unborn and where sex is not recorded, of either sort."""
    endings = shape.girls if sex == "F" else shape.boys
    return dice.pick(shape.given) + dice.pick(endings)


def family_name(dice: Dice, shape: Shape) -> str:
    """A family name of a shape, double where the shape has it so."""
    name = dice.pick(shape.family) + dice.pick(shape.endings)
    if shape.joiner:
        name += shape.joiner + dice.pick(shape.family) + dice.pick(shape.endings)
    return name


def alias(dice: Dice, shape: Shape, given: str, sex: str) -> str:
    """Another given name that the same person goes by: a short form, or a different name altogether."""
    if dice.chance(0.5):
        return plain(given)[: dice.between(3, 4)].rstrip("-'") + ("ie" if sex == "F" else "y")
    other = given_name(dice, shape, sex)
    return other if other != given else plain(given)[:3] + "o"


def plain(name: str) -> str:
    """A name without its diacritics, as many systems store it."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def variants(family: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """What a family name is written as elsewhere: folded, shortened, respelt, or another name of the family."""
    found = [plain(family), family.replace("'", ""), family.replace("-", " ")]
    found += [part for part in family.replace("-", " ").split(" ") if part != family]
    found += [_respelt(family), *others]
    return tuple(dict.fromkeys(name for name in found if name != family))


def _respelt(name: str) -> str:
    for old, new in (("ck", "k"), ("qu", "kw"), ("z", "s"), ("v", "w"), ("ss", "s"), ("th", "t"), ("r", "rr")):
        if old in name:
            return name.replace(old, new, 1)
    return name + "e"
