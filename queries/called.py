"""Which team a person means by an id, a name, or a part of one."""

from sightline.graph.case import Places
from sightline.graph.things import Agency


def teams_called(text: str, places: Places) -> tuple[Agency, ...]:
    """The teams that a text may mean: the one with that id, else those of that name, else those with it in their name."""
    if text in places.agencies:
        return (places.agencies[text],)
    folded = text.casefold()
    found = sorted((team for team in places.agencies.values() if folded in team.name.casefold()), key=lambda team: team.id)
    return tuple(team for team in found if folded == team.name.casefold()) or tuple(found)
