"""What is compared of two records, and how it can come out, from the most telling level to the least, as SQL and in words.

The conditions are written for DuckDB; Splink turns them into another backend's language.
"""

from dataclasses import dataclass
from hashlib import blake2b

from sightline.loaders.linkage.spelling import NEAR

DIALECT = "duckdb"


@dataclass(frozen=True, slots=True)
class Level:
    """One way in which a comparison can come out."""

    says: str
    when: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing compared; `unknown` says when it cannot be, and what meets no level is `otherwise`."""

    about: str
    unknown: str
    levels: tuple[Level, ...]
    otherwise: str
    shows: tuple[str, ...]  # columns that show a person what was compared

    @property
    def name(self) -> str:
        """As a column of the backend."""
        return self.about.replace(" ", "_")

    @property
    def outcomes(self) -> tuple[str, ...]:
        """How it can come out, by number from 0: `otherwise` first, the most telling level last."""
        return (self.otherwise, *(level.says for level in reversed(self.levels)))


def _name(column: str, other: str) -> tuple[Level, ...]:
    return (
        Level("the same, and rare", f"list_has_any({column}_rare_l, {column}_rare_r)"),
        Level("the same, and uncommon", f"list_has_any({column}_some_l, {column}_some_r)"),
        Level("the same, and common", f"list_has_any({column}_l, {column}_r)"),
        Level(
            "given and family name changed places",
            f"list_has_any({column}_l, {other}_r) OR list_has_any({other}_l, {column}_r)",
        ),
        Level("another form, spelling or sound of it", f"list_has_any({column}_alike_l, {column}_alike_r)"),
        Level("nearly the same letters", f"jaro_winkler_similarity({column}_main_l, {column}_main_r) >= {NEAR}"),
        Level("begins alike", f"substr({column}_main_l, 1, 3) = substr({column}_main_r, 1, 3)"),
    )


GIVEN = Comparison(
    "given name", "given_l IS NULL OR given_r IS NULL", _name("given", "family"), "another name", ("given_written",)
)
FAMILY = Comparison(
    "family name", "family_l IS NULL OR family_r IS NULL", _name("family", "given"), "another name", ("family_written",)
)
BORN = Comparison(
    "date of birth",
    "born_main_l IS NULL OR born_main_r IS NULL",
    (
        Level("the same day", "list_has_any(born_l, born_r)"),
        Level("day and month changed places", "list_has_any(born_turned_l, born_r)"),
        Level("the same as far as written", "list_has_any(born_part_l, born_span_r) OR list_has_any(born_span_l, born_part_r)"),
        Level("one figure differs", "damerau_levenshtein(born_main_l, born_main_r) <= 1"),
        Level("within a month", "abs(born_day_l - born_day_r) <= 31"),
        Level("within a year", "abs(born_day_l - born_day_r) <= 366"),
    ),
    "another date",
    ("born",),
)
SEX = Comparison("sex", "sex_l IS NULL OR sex_r IS NULL", (Level("the same", "sex_l = sex_r"),), "another", ("sex",))
NUMBER = Comparison(
    "number",
    "NOT coalesce(list_has_any(number_kinds_l, number_kinds_r), false)",
    (
        Level("the same number", "list_has_any(nhs_l, nhs_r) OR list_has_any(upn_l, upn_r)"),
        Level("the same number, of a weaker sort", "list_has_any(any_numbers_l, any_numbers_r)"),
    ),
    "another number",
    ("numbers", "weak"),
)
HOUSEHOLD = Comparison(
    "household",
    "(homes_l IS NULL OR homes_r IS NULL) AND (carers_l IS NULL OR carers_r IS NULL)",
    (
        Level(
            "a carer, and a home at the same time",
            "list_has_any(carers_l, carers_r) AND list_has_any(home_years_l, home_years_r)",
        ),
        Level("a carer by name and birth date, or two by name", "list_has_any(carers_born_l, carers_born_r) "
              "OR len(list_intersect(carers_l, carers_r)) > 1"),
        Level("a home at the same time", "list_has_any(home_years_l, home_years_r)"),
        Level("a carer by name", "list_has_any(carers_l, carers_r)"),
        Level("a home at other times, or a postcode", "list_has_any(homes_l, homes_r) OR list_has_any(postcodes_l, postcodes_r)"),
    ),
    "neither carers nor homes",
    ("carers", "homes"),
)  # fmt: skip
COMPARISONS = (GIVEN, FAMILY, BORN, SEX, NUMBER, HOUSEHOLD)

# Pairs that meet so are mostly of one person, and teach what the comparisons they do not rest on are worth.
LESSONS = ("l.nhs = r.nhs", "l.born = r.born", "l.given = r.given and l.family = r.family")
# What hardly any two records of different people agree in; how much of all that belongs together it finds.
CERTAIN = ("l.given = r.given and l.family = r.family and l.born = r.born", "l.nhs = r.nhs and l.born = r.born")
FOUND_BY_CERTAIN = 0.8


def fingerprint(comparisons: tuple[Comparison, ...] = COMPARISONS) -> str:
    """Tells models of different comparisons apart."""
    return blake2b(repr(comparisons).encode(), digest_size=6).hexdigest()
