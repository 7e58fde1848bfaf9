"""A child's answers over GraphQL, on both engines."""

from collections.abc import Awaitable, Callable
from typing import Any

Asking = Callable[..., Awaitable[dict[str, Any]]]


async def test_a_childs_answers_come_in_one_query(asking: Asking) -> None:
    answer = await asking(
        """{ child(id: "zubrin") { id today lens { identity knownAt } cut
          names { name agency { name reach } differs evidence { id kind citation } }
          journey { home { place authority { name } since { first last } accounts { evidence { id } } }
            authority { place } team { place agency { name } }
            moves { lane on { first } betweenAuthorities handedOver origin { place } to { place } handovers { to { name } } orphanDays { fewest most } } }
          timeline { totalCount edges { cursor node { id on kind note professional { role } agency { name }
            about { seen } tellings { to { name } state } ... on Contact { to { name } outcome times } } } }
          involved { current { role } former { role agency { name } } inContact { agency { name } contacts } pointers { reach } }
          household { children { id names shared { address { lines } days { most } } } adults { id relations { relation heldBy { name } } } cut }
          counts { byKind { kind number bodies { agency { name } events } } byAuthority { authority { name } number } stated { text } }
          notKnownTo { topic answer sentence known { id } }
          seen { last { on { first } agency { name } alone evidence { id } } longest { days { most } after { id } } groups { group times } }
          agenda { statuses { sentence evidence { id } } referrals { evidence { id } } duties { title } }
          gaps { id title answer rule { question } sentence evidence { id } responsible { name } figures { name words } }
          sources { team facts asAt coverage { kinds } } network { nodes { id name } edges { tie number evidence { id } } cut }
          records { id heldBy { name } } decisions { by basis at } signposts { label }
        } }"""
    )
    import json
    print(json.dumps(answer, indent=1)[:6000])
    assert "errors" not in answer
