"""How often things happen in the made-up borough: each distribution with its source, or marked as assumed.

`docs/made-up-borough.md` prints this table. Social care is over-represented on purpose, so that a few thousand children
hold every story; nothing here may be read as a finding about real children.
"""

from typing import Any, NamedTuple

ASSUMED = "assumed"
FIXED = "fixed by the design of the test data"


class Rate(NamedTuple):
    """One distribution: its value, what it says in words, and where it comes from."""

    value: Any
    says: str
    source: str


# households
CHILDREN = Rate(((1, 0.45), (2, 0.38), (3, 0.12), (4, 0.04), (5, 0.01)), "children in a household: 1 to 5", ASSUMED)
BOYS = Rate(
    374_346 / 729_674,
    "share of boys among the born",
    "ONS, Characteristics of Birth 2, 2012: 374,346 boys among 729,674 live births, England and Wales",
)
TWINS = Rate(
    0.032,
    "share of neighbours in a row of siblings who are twins; gives about 15 in 1,000 births",
    "ONS: 15.9 (2012) and 14.6 (2022) multiple maternities in 1,000, England and Wales",
)
SPACING = Rate((420, 1600), "days between births of siblings, evenly", ASSUMED)
UNBORN = Rate(0.03, "share of households that expect a child", ASSUMED)
MAIN_CARER = Rate(
    (("mother", 0.93), ("father", 0.04), ("grandmother", 0.02), ("aunt", 0.01)), "relation of the main carer", ASSUMED
)
SECOND_CARER = Rate(
    (("father", 0.58), ("stepfather", 0.07), ("partner of mother", 0.06), ("none", 0.29)), "second adult as a carer", ASSUMED
)
OTHER_ADULT = Rate((("lodger", 0.03), ("grandmother", 0.05), ("uncle", 0.02), ("none", 0.90)), "further adult", ASSUMED)
OTHER_LANGUAGE = Rate(0.20, "share of households whose first language is not English", ASSUMED)
NEWCOMERS = Rate(0.02, "share of households that came to the area after the first birth", ASSUMED)

# moves
MOVES = Rate(0.045, "moves of a household in a year", ASSUMED)
ACROSS = Rate(0.25, "share of moves into another authority", ASSUMED)
HOSTEL = Rate(0.06, "share of moves within an authority that pass through a hostel or refuge", ASSUMED)
NEW_SCHOOL = Rate(0.30, "share of moves within an authority with a new school", ASSUMED)
NEW_GP = Rate(0.45, "share of moves within an authority with a new GP practice", ASSUMED)

# universal services
NURSERY = Rate(0.55, "share of children with a nursery place before school", ASSUMED)
SIXTH_FORM = Rate(0.40, "share of pupils who stay at school after 16", ASSUMED)
ATTENDANCES = Rate(0.10, "hospital attendances in a year that raise no concern", ASSUMED)
NOT_BROUGHT = Rate(0.06, "share of these attendances after an appointment to which the child was not brought", ASSUMED)
ADMITTED = Rate(0.12, "share of these attendances that become an admission", ASSUMED)
WITHDRAWN = Rate(0.01, "share of these attendances entered on the wrong file and withdrawn by the hospital", ASSUMED)

# files
RECORDED = Rate(
    ((0, 0.80), (1, 0.09), (3, 0.07), (8, 0.03), (21, 0.01)), "days from an event to its entry on file", ASSUMED
)
ALIAS = Rate(0.05, "particulars under another given name", FIXED)
VARIANT = Rate(0.08, "particulars with a variant of the surname", FIXED)
TYPING = Rate(0.04, "particulars with a typing error in a name", FIXED)
SWAPPED = Rate(0.01, "particulars with day and month of birth swapped", FIXED)
WRONG_BIRTH = Rate(0.02, "particulars with a wrong date of birth", FIXED)
NO_NHS = Rate(0.25, "children's particulars without an NHS number", FIXED)
WRONG_NHS = Rate(0.01, "children's particulars with a wrong NHS number", FIXED)
UNRECEIVED = Rate(0.04, "share of summaries to universal services of which nobody knows that they came", ASSUMED)
CORRECTED = Rate(0.20, "share of particulars with a slip that the team later corrects", ASSUMED)
JOINED_LATER = Rate(0.03, "share of health and education files that were joined to the child later", ASSUMED)

# stories
PLANTED = Rate(0.7, "share of the stories of each rule from which the decisive step is deleted", FIXED)
OPEN_NOW = Rate(0.5, "share of needs and plans placed so that they are still open", ASSUMED)
STORIES = Rate(
    (
        ("notice", 0.100),
        ("early_help", 0.055),
        ("therapy", 0.020),
        ("missing", 0.020),
        ("worship", 0.015),
        ("need", 0.045),
        ("protection", 0.022),
        ("many_contacts", 0.027),
        ("answered_referral", 0.022),
        ("two_threads", 0.038),
        ("closing", 0.042),
        ("two_hospitals", 0.043),
        ("discharge", 0.044),
        ("visited_plan", 0.035),
        ("letter", 0.021),
        ("new_school", 0.040),
        ("handed_over", 0.030),
    ),
    "stories told in a household, each drawn on its own; over-represented on purpose",
    FIXED,
)


def rates() -> dict[str, Rate]:
    """Every distribution by name, in reading order."""
    return {name: value for name, value in globals().items() if isinstance(value, Rate)}


def table() -> str:
    """The distributions but the stories as a Markdown table."""
    rows = (f"| {rate.says} | {_words(rate.value)} | {rate.source} |" for rate in rates().values() if rate is not STORIES)
    return "\n".join(("| what | value | source |", "|---|---|---|", *rows))


def _words(value: Any) -> str:
    if not isinstance(value, tuple):
        return f"{value:.3g}"
    if isinstance(value[0], tuple):
        return "; ".join(f"{name} {share:g}" for name, share in value).replace("_", " ")
    return f"{value[0]} to {value[1]}"
