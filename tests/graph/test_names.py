"""Keys of names and addresses."""

import pytest

from sightline.graph.facts import Particulars
from sightline.graph.names import MOST_KEYS, fold, keys, name_words, sound
from sightline.graph.things import Address


def of(given: str | None, family: str | None, **more: str) -> set[str]:
    return set(keys(Particulars(fact="name", kind="name", held_by="team", given_name=given, family_name=family, **more)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Climbié", "Klimby"), ("Mohammed", "Muhamad"), ("Hussain", "Hossein"), ("Yusuf", "Youssef"), ("Jakub", "Yakub"),
        ("Zofia", "Sofia"), ("Szymon", "Simon"), ("Kowalski", "Kovalsky"), ("Qureshi", "Koreshi"), ("Nguyen", "Nuyen"),
        ("Ahmed", "Achmad"), ("O'Brien", "OBrian"), ("Stephen", "Steven"), ("Thomas", "Tomás"), ("Djamila", "Jameela"),
        ("Łukasz", "Lukas"), ("Sean", "Shaun"), ("Xiao", "Shao"),
    ],
)  # fmt: skip
def test_names_that_sound_alike_share_a_key(one: str, other: str) -> None:
    assert sound(fold(one)) == sound(fold(other))


@pytest.mark.parametrize(("one", "other"), [("Climbié", "Campbell"), ("Anna", "Hana"), ("Khan", "Kaye"), ("Patel", "Pascal")])
def test_names_that_sound_different_do_not(one: str, other: str) -> None:
    assert sound(fold(one)) != sound(fold(other))


def test_a_name_in_letters_that_cannot_be_sounded_is_its_own_key() -> None:
    assert "sound:محمد" in of("محمد", None)
    assert of("Ольга", "李") >= {"sound:ольга", "sound:李"}


def test_the_order_of_given_and_family_name_makes_no_difference_to_their_pair() -> None:
    pair = next(key for key in of("Anna", "Kouao") if key.startswith("pair:"))
    assert pair in of("Kouao", "Anna")
    assert pair not in of("Anna", "Kouame")


def test_a_day_and_a_month_that_changed_places_share_a_key() -> None:
    assert of(None, None, born_on="1991-11-02") == {"born:1991.02.11"} == of(None, None, born_on="1991-02-11")


def test_a_partial_date_of_birth_gives_its_year_only() -> None:
    assert of("Anna", None, born_on="1991-11") == {"sound:AN", "start:anna", "year:AN.1991"}


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Marie-Thérèse", ["marie", "therese"]), ("O’Brien", ["obrien"]), ("O Brien", ["obrien"]), ("Mc Ardle", ["mcardle"]),
        ("van der Berg", ["berg"]), ("Al-Hassan", ["hassan"]), ("Da", ["da"]), ("Adjo Climbié", ["adjo", "climbie"]),
        ("Straße", ["strasse"]), ("", []), (None, []), ("  '' - ", []),
    ],
)  # fmt: skip
def test_a_name_is_taken_apart_into_what_tells_people_apart(written: str | None, parts: list[str]) -> None:
    assert name_words(written) == parts


def test_every_part_of_a_long_name_pairs_with_the_first() -> None:
    long = of("Victoria Adjo", "Climbié")
    assert {"pair:FKTR+KLMB", "pair:AJ+FKTR", "sound:AJ"} <= long
    assert {"pair:FKTR+KLMB", "pair:AJ+FKTR"} <= of("Victoria", "Adjo Climbié")


def test_no_file_has_more_keys_than_may_be_written() -> None:
    full = Particulars(
        fact="name", kind="name", held_by="team", given_name="Anna Maria Josefa Theresa", family_name="Smith-Jones-Brown Green",
        born_on="1991-11-02", nhs_number="9990000001", upn="A123456789012",
    )  # fmt: skip
    assert len(keys(full)) <= MOST_KEYS
    long = Address(id="a", lines="Flat 1, The Old Mill, Mill Lane, Lower Nowhere, Nowhereshire, Unbuilt", postcode="ZZ9 9ZZ")
    assert len(keys(long)) <= MOST_KEYS
    assert keys(full)[:3] == ["nhs:9990000001", "upn:a123456789012", "born:1991.02.11"]


def test_an_address_is_found_by_its_telling_words_and_not_by_road() -> None:
    found = set(keys(Address(id="a", lines="12 Somerset Gardens, Tottenham", postcode="ZZ9 9ZZ", uprn="100")))
    assert found == {
        "uprn:100", "postcode:zz99zz", "street:12+SMRST", "street:SMRST+KRTNS", "place:SMRST", "place:TTNHM",
    }  # fmt: skip
