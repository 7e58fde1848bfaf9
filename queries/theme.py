"""What prompts are about, so that whoever reads many of them knows where to look. An order for the eye: none weighs more."""

from sightline.queries.rule import Rule

# Was the child seen; did word reach the others; was it all put together; who held the case; was it closed with something open;
# is the child known to those whom every child has; does the record agree with itself. A rule stands under the first that fits.
THEMES: dict[str, tuple[str, ...]] = {
    "seen": (
        "first-visit-late", "visit-to-left-address", "visit-cancelled", "discharge-without-visit", "service-never-met",
        "visits-without-being-seen-alone", "visits-far-apart", "no-access-in-a-row", "unseen-for-long", "never-seen-alone",
        "handed-over-not-seen",
    ),
    "word": (
        "second-hospital", "meeting-actions", "strategy-without-reporter", "concern-letter-unanswered", "second-letter",
        "letter-to-family-unanswered", "community-worry", "call-on-one-side", "referral-without-outcome",
    ),
    "together": (
        "contacts-without-assessment", "referrals-never-joined", "threads-at-once", "several-names", "two-teams-assessing",
        "adult-not-on-file",
    ),
    "held": ("moved-without-hand-over", "no-named-worker", "worker-gap", "no-lead-practitioner"),
    "closed": (
        "closed-while-others-protect", "closed-unseen", "closed-after-letter", "closed-with-concern-open", "closed-with-plan",
    ),
    "universal": ("no-school", "no-gp", "registration-ended"),
    "record": (
        "opposite-entries", "births-differ", "statuses-overlap", "plan-without-conference", "placement-gap",
        "active-after-closure",
    ),
}  # fmt: skip

_OF = {rule: theme for theme, several in THEMES.items() for rule in several}
DUTY, OTHER = "duty", "other"


def theme(rule: Rule) -> str:
    """What a rule is about; duties stand by themselves."""
    return DUTY if rule.kind == "duty" else _OF.get(rule.id, OTHER)
