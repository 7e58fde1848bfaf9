"""Where a rule finds something though no gap was planted for it, and why: counted in 1,500 children of seed 12."""

from typing import NamedTuple

CHILDREN, SEED = 1_500, 12


class Further(NamedTuple):
    """One rule: the complete stories and the planted gaps that it finds something in besides, and why.

    `times`: how often in complete stories, and with every gap planted; counted for prompts. `slips`: the files themselves
    differ from the people as they are.
    """

    rule: str
    why: str
    stories: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    slips: bool = False
    times: tuple[int, int] | None = None


_PLANS = ("protection", "visited_plan", "two_hospitals", "handed_over")

FURTHER: tuple[Further, ...] = (
    Further("D2", "of a second admission the police are told what was decided, not the hospital; and the word to the sender was "
            "deleted", ("two_hospitals",), ("M2a", "M16")),
    Further("D3", "the assessment that was deleted had also concluded the referral", (), ("M1",)),
    Further("D7", "the review that ends a plan may come some days after the limit", _PLANS),
    Further("D8", "the visits that were deleted were also those that the plan needed", (), ("M11",)),
    Further("D9", "the notice of the move went with the hand-over", (), ("M17",)),
    Further("D15", "schools of this borough send no protection files", _PLANS),
    Further("M2c", "a plan handed over is referred to the new department, while the old one goes on visiting until the transfer "
            "conference; and the first visits after a referral went with the others", ("handed_over",), ("M11",), times=(34, 37)),
    Further("M3d", "of two referrals on two files, one was decided within a day of the other", (), ("M2b",), times=(0, 9)),
    Further("M6b", "those who raised the concern were told of the decision on the referral, before the discussion, and not of it",
            ("closing", "discharge", "handed_over"), times=(30, 30)),
    Further("M11b", "the visits that were deleted lay between two others", (), ("M11",), times=(0, 148)),
    Further("M14a", "a case stays open for some weeks after the last visit of a plan; and the visits before a closure went with "
            "the others", _PLANS, ("M1", "M11"), times=(64, 51)),
    Further("M18", "files have the child under another given name, by the rates above", slips=True, times=(125, 125)),
    Further("P2", "a case stays open for some weeks after the last visit of a plan; and visits were deleted", _PLANS, ("M11",),
            times=(10, 41)),
    Further("P3", "the visits at which the children were seen alone were deleted", (), ("M11",), times=(0, 37)),
    Further("P4", "the messages that were deleted were also those to the hospital that suspected harm", (), ("M4",),
            times=(0, 16)),
    Further("P5", "the old department goes on visiting until the transfer conference, or until it closes",
            ("closing", "handed_over"), times=(34, 0)),
    Further("Q1", "files have wrong dates of birth, by the rates above", slips=True, times=(173, 173)),
)  # fmt: skip


def further_rows() -> str:
    """The rows of the page."""
    return "\n".join(f"| {one.rule} | {_where(one)} | {_times(one)} | {one.why} |" for one in FURTHER)


def _where(one: Further) -> str:
    told = [name.replace("_", " ") for name in one.stories] + [f"{rule} planted" for rule in one.besides]
    return ", ".join([*told, *(["any"] if one.slips else [])])


def _times(one: Further) -> str:
    return " | ".join(str(number) for number in one.times) if one.times else "not counted | not counted"
