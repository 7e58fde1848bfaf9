"""What a record says of its person, and what only seems to say something."""

from dataclasses import replace
from typing import Any

import pytest

from sightline.graph.facts import About, Care, Fact, Particulars, Residence, Status
from sightline.graph.things import Address, IdentityDecision, Record
from sightline.loaders.linkage.keys import keys
from sightline.loaders.linkage.portrait import Portrait, Sitting, birth_of, dwelling, name_of

ABOUT = (About(record="north:1"),)


def portrait(*items: Any) -> Portrait:
    made = Sitting.of((Record(id="north:1", held_by="north", reference="1"), *items)).portraits()
    return next(iter(made))


def particulars(**said: Any) -> Particulars:
    return Particulars(**{"fact": "p", "kind": "name", "held_by": "north", "about": ABOUT} | said)


def test_every_version_of_a_name_counts_the_newest_first() -> None:
    first = particulars(given_name="Zubrin", born_on="2015-03-04", recorded_at="2020-01-01")
    made = portrait(first, first.changed(version=2, given_name="Zoë", recorded_at="2021-01-01"))
    assert made.given == ("zoe", "zubrin")
    assert made.born == ("2015-03-04",)


def test_what_the_sender_withdrew_does_not_count() -> None:
    first = particulars(given_name="Zubrin", nhs_number="9990000018")
    assert portrait(first, first.changed(version=2, deleted=True)).given == ()


@pytest.mark.parametrize("name", ["Unknown", "not known", "BABY", "Unborn", "Baby Boy", "REDACTED", "-", "", None, "999"])
def test_a_placeholder_is_no_name(name: str | None) -> None:
    assert name_of(name) == ""


@pytest.mark.parametrize("day", ["1900-01-01", "9999-12-31", "0001-01-01", "2015-02-31", "March", "", None])
def test_a_placeholder_is_no_date_of_birth(day: str | None) -> None:
    assert birth_of(day) == ""


def test_the_first_of_january_stands_for_its_year() -> None:
    assert birth_of("2009-01-01") == "2009"
    assert birth_of("2009-01-02") == "2009-01-02"


@pytest.mark.parametrize("number", ["0000000000", "1111111111", "REDACTED", "888888", "12345"])
def test_a_placeholder_is_no_number(number: str) -> None:
    made = portrait(particulars(nhs_number=number, upn="UN3"))
    assert (made.numbers, made.weak) == ((), ())


def test_placeholders_give_two_records_no_key_to_meet_under() -> None:
    nobody = particulars(given_name="Baby", family_name="Unknown", born_on="1900-01-01", nhs_number="0000000000", upn="UN1")
    nowhere = Address(id="x", lines="No fixed abode", postcode="ZZ99 3VZ", uprn="0")
    stay = Residence(fact="r", kind="unknown", held_by="north", about=ABOUT, at="x", since="2020-01-01")
    assert keys(portrait(nobody, nowhere, stay)) == frozenset()


def test_a_number_that_fails_its_check_is_weak_and_a_temporary_one_too() -> None:
    made = portrait(particulars(nhs_number="9990000019", upn="X00180001701A"))
    assert made.numbers == ()
    assert made.weak == ("nhs:9990000019", "temporary-upn:X00180001701A")


def test_spellings_of_one_address_have_one_key() -> None:
    one = Address(id="a", lines="Flat 3, 12 Wrothy Road, Northmere", postcode="QX1 1AA")
    other = Address(id="b", lines="FLAT 3 12 WROTHY RD", postcode="qx11aa")
    assert set(dwelling(one)) & set(dwelling(other))
    assert set(dwelling(one)) & set(dwelling(replace(other, uprn="100012345678")))
    assert not set(dwelling(one)) & set(dwelling(Address(id="c", lines="Flat 4, 12 Wrothy Road", postcode="QX1 1AA")))


def test_a_hostel_is_nobodys_home() -> None:
    hostel = Address(id="x", lines="1 Wrothy Road", postcode="QX1 1AA", communal=True)
    stay = Residence(fact="r", kind="hostel", held_by="north", about=ABOUT, at="x", since="2020-01-01")
    assert portrait(hostel, stay).homes == ()


def test_a_stay_ends_when_its_last_version_says() -> None:
    home = Address(id="x", lines="1 Wrothy Road", postcode="QX1 1AA")
    stay = Residence(fact="r", kind="home", held_by="north", about=ABOUT, at="x", since="2020-01-01", recorded_at="2020-01-02")
    (found,) = portrait(home, stay, stay.changed(version=2, until="2021-05-01", recorded_at="2021-05-02")).homes
    assert (found.since, found.until) == ("2020-01-01", "2021-05-01")


def test_carers_are_known_by_name_in_any_order() -> None:
    mother = Record(id="north:2", held_by="north", reference="2", person="adult")
    care = Care(fact="c", kind="parent", held_by="north", about=ABOUT, carer="north:2", relation="mother")
    name = Particulars(
        fact="m", kind="name", held_by="north", about=(About(record="north:2"),), given_name="Orvessa", family_name="Quaddle",
        born_on="1990-02-03",
    )  # fmt: skip
    (carer,) = portrait(mother, care, name).carers
    assert (carer.name, carer.born, carer.says) == ("orvessa quaddle", "1990-02-03", "Orvessa Quaddle")


def test_an_adoption_is_told_by_why_a_status_ended() -> None:
    looked_after = Status(
        fact="s", kind="looked-after", held_by="north", about=ABOUT, since="2019-01-01", until="2020-06-01",
        reason="adopted, unopposed",
    )  # fmt: skip
    versions: list[Fact] = [looked_after]
    assert portrait(*versions).adopted_on == "2020-06-01"


def test_whom_it_is_of_is_what_was_decided_last() -> None:
    def decision(day: str, person: str, basis: str) -> IdentityDecision:
        return IdentityDecision(id=f"d{day}", record="north:1", person=person, at=day, by="north", basis=basis)

    made = portrait(decision("2021-01-01", "kept", "linkage score: same"), decision("2020-01-01", "old", "opened by the team"))
    assert (made.identity, made.by_linkage) == ("kept", True)
