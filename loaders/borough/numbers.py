"""Identifiers that cannot be anybody's: from test blocks, drama ranges, and areas that do not exist.

NHS numbers come from the block 999, kept for tests, and pass the check. UPNs have a right check letter and a local
authority number that was never given out. Postcodes begin with Q, which no postcode does. Telephone numbers are those
that Ofcom keeps for drama.
"""

from collections.abc import Iterator

NHS_HOUSEHOLDS = 125_000  # the block holds a million numbers: eight for each of so many households, none for later ones
UPN_HOUSEHOLDS = 1_250_000
FIRST_LA = 961  # 961 to 999 are no local authority's number, past or present
LAST_LA = 999
_WEIGHTS = range(10, 1, -1)
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # UPN check letters: no I, O, S
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"  # second part of a postcode: no C, I, K, M, O, V


def nhs_numbers(seed: int, household: int) -> Iterator[str]:
    """The NHS numbers of one household: right check digit, no household shares one; none once the block is used up."""
    if household < NHS_HOUSEHOLDS:
        for slot in range(8):
            number = _nhs_number(((household * 8 + slot) * 620_711 + seed * 7_919) % 1_000_000)
            if number:
                yield number


def _nhs_number(part: int) -> str | None:
    digits = f"999{part:06d}"
    check = 11 - sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11
    return None if check == 10 else f"{digits}{check % 11}"


def upn(seed: int, household: int, child: int, authority: int, year: int) -> str | None:
    """A unique pupil number given out in a year by an authority that does not exist; none once all are used."""
    if household >= UPN_HOUSEHOLDS:
        return None
    serial = ((household * 8 + child) * 6_207_113 + seed * 7_919) % 10_000_000
    digits = f"{FIRST_LA + authority % (LAST_LA - FIRST_LA + 1)}{serial // 1000:04d}{year % 100:02d}{serial % 1000:03d}"
    return _LETTERS[sum((place + 2) * int(digit) for place, digit in enumerate(digits)) % 23] + digits


def postcode(area: int, serial: int) -> str:
    """A postcode in a district of one authority: QX1 1AA and the like."""
    letters = _INWARD[serial // 9 % 20] + _INWARD[serial // 180 % 20]
    return f"Q{'XYZWTR'[area // 98 % 6]}{area % 98 + 1} {serial % 9 + 1}{letters}"


def desk_telephone(serial: int) -> str:
    """A number from Ofcom's drama ranges 01632 960 and 03069 990."""
    return f"{'01632 960' if serial % 2 == 0 else '03069 990'}{serial // 2 % 1000:03d}"


def mobile_telephone(serial: int) -> str:
    """A number from Ofcom's drama range 07700 900."""
    return f"07700 900{serial % 1000:03d}"


def reference(team: int, household: int, person: int) -> str:
    """A team's own number for a person: different in each team, the same for nobody else there."""
    step = 387_420_489 + 2_000 * team  # ends in 9, so the steps meet each number once
    return f"{((household * 32 + person + 1) * step + team * 7_129) % 10**9:09d}"
