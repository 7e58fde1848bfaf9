"""School census and Common Transfer File: pupils, schools, addresses, parents; the pupil number stands in no key."""

from pathlib import Path

import pytest
from pupils import FORMER, HOMES, LEFT, ROLL, TRANSFER, UPN
from returns import NORTHMERE, facts, items, taken, written

from sightline.graph.facts import Care, Contact, Particulars, Registration, Residence, Statement
from sightline.graph.things import Address, Agency, Record
from sightline.loaders.intake.receiving import surveyed
from sightline.loaders.intake.sender import Said
from sightline.loaders.recognising import recognised

OTHERS = {
    "senneeds": ("pupilonrolltableid,sentyperank,sentype\np1,1.0,SEMH\n", "special educational need"),
    "sessions": ("pupilonrolltableid,sessions,attendancereason\np1,12.0,N\n", "reason not yet established (N)"),
    "exclusions": ("pupilonrolltableid,startdate,sessions,reason1,category\np1,2024-Jan-09 00:00:00,10.0,PP,FIXD\n", "suspended"),
    "meals": ("pupilonrolltableid,fsmstartdate,fsmenddate,ukcountry\np1,2023-Jan-09 00:00:00,,ENG\n", "free school meals from"),
}


def transferred(tmp_path: Path, text: str = TRANSFER) -> list[object]:
    _, rows, _ = taken(written(tmp_path, "f", text), said=Said(laestab="2012001", agency="Larkrise Primary", as_at="2024-03-20"))
    assert all(row.bundle for row in rows)
    return [*facts(rows), *items(rows)]


def test_a_transfer_file_says_who_sends_it_and_meets_the_school_by_its_number(tmp_path: Path) -> None:
    path = written(tmp_path, "f", TRANSFER)
    found = recognised(path, "f")
    assert found is not None
    sent = surveyed(found[0], path, tmp_path, Said(), found[1].sender).sender
    assert (sent.agency.id, sent.agency.name, sent.agency.serves) == ("laestab-2012001", "Larkrise Primary", ("area-dfe-201",))
    assert sent.as_at == "2024-03-20"


def test_a_pupil_has_names_numbers_home_and_schools_one_after_the_other(tmp_path: Path) -> None:
    found = transferred(tmp_path)
    names = [(one.kind, one.given_name, one.family_name, one.upn) for one in found if isinstance(one, Particulars)]
    assert names[:4] == [
        ("name", "Zubrin", "Quell", UPN),
        ("alias", "Zubrin", "Brask", None),
        ("former-name", "Zubrin", "Vint", None),
        ("former-name", None, None, FORMER),
    ]
    home = next(one for one in found if isinstance(one, Residence))
    assert home.at == "uprn-900007"
    schools = [(one.agency, one.since, one.until, one.end_reason) for one in found if isinstance(one, Registration)]
    assert schools[:2] == [
        ("laestab-2022009", "2018-09-03", "2021-07-20", "MOV"),
        ("laestab-2012001", "2021-09-01", "2024-03-15", None),
    ]
    assert {one.name for one in found if isinstance(one, Agency)} == {"Larkrise Primary", "Wren Infants"}


def test_a_file_of_admissions_says_the_same_of_its_pupils(tmp_path: Path) -> None:
    admissions = TRANSFER.replace("CTfile", "ATfile").replace("CTFpupilData", "ATFpupilData")
    assert "<ATFpupilData>" in admissions
    said = repr(transferred(tmp_path, admissions)).replace("ATfile/ATFpupilData", "CTfile/CTFpupilData")
    assert said == repr(transferred(tmp_path))


def test_a_home_without_a_postcode_is_a_home_and_shared_with_nobody(tmp_path: Path) -> None:
    pupil = "<Pupil><UPN/><Surname>Quell</Surname><Forename>Zubrin</Forename><DOB>2013-02-14</DOB><Address>{}</Address></Pupil>"
    for said in ("<AddressLine1>Plot 4</AddressLine1>", "<BS7666Address><PAON>Plot</PAON><Street>4</Street></BS7666Address>"):
        text = f"<CTfile><Header/><CTFpupilData>{pupil.format(said)}</CTFpupilData></CTfile>"
        [home] = {one for one in transferred(tmp_path, text) if isinstance(one, Residence)}
        assert home.at is not None
        assert home.at.startswith(home.about[0].record)
    aunt = "<Contact><Surname>Vint</Surname><Relationship>FAM</Relationship><Address>{}</Address></Contact>"
    lines = aunt.format("<AddressLines><AddressLine1>Plot 5</AddressLine1></AddressLines>")
    told = pupil.format("").replace("</Pupil>", f"<Contacts>{lines}</Contacts></Pupil>")
    text = f"<CTfile><Header/><CTFpupilData>{told}</CTFpupilData></CTfile>"
    [hers] = {one for one in transferred(tmp_path, text) if isinstance(one, Residence)}
    assert hers.at == f"{hers.about[0].record}/plot-5"
    plot = "pupilonrolltableid,addressline1,postcode\np1,Plot 4,\n"
    [stay] = [one for one in facts(taken(written(tmp_path, "a.csv", plot))[1]) if isinstance(one, Residence)]
    assert stay.at == f"{stay.about[0].record}/plot-4"
    [row] = taken(written(tmp_path, "a.csv", plot.replace("Plot 4", "")))[1]
    assert row.bundle is None


def test_parents_are_carers_with_responsibility_and_household_and_other_contacts_are_not(tmp_path: Path) -> None:
    found = transferred(tmp_path)
    cared = [one for one in dict.fromkeys(found) if isinstance(one, Care)]
    assert [(one.relation, one.parental_responsibility, one.in_household, one.note) for one in cared] == [
        ("mother (PAM)", True, True, "to be rung in place: 1"),
        ("father (PAF)", False, None, "to be rung in place: 2"),
    ]
    adults = [one for one in found if isinstance(one, Record) and one.person == "adult"]
    assert len(adults) == 3
    homes = {one.about[0].record: one.at for one in found if isinstance(one, Residence)}
    assert homes[cared[0].carer] == "uprn-900007"
    assert homes[cared[1].carer] == "address-2-wren-way-ef3-4gh"


def test_attendance_special_needs_and_what_no_mapping_knows_are_kept(tmp_path: Path) -> None:
    found = transferred(tmp_path)
    [said] = {one.text for one in found if isinstance(one, Statement)}
    assert said == (
        "school year beginning in: 2023; school: Larkrise Primary; sessions possible: 300; attended: 240; "
        "absent without leave: 40"
    )
    notes = [one.note for one in dict.fromkeys(found) if isinstance(one, Particulars) and one.note]
    assert "in care: true; care authority: 202" in notes[0]
    assert "service child: Y" in notes[0]
    assert "special educational need: social, emotional and mental health (SEMH)" in notes[0]
    assert [note for note in notes if note.startswith("special educational needs: ")] == [
        "special educational needs: SEN support (K); from: 2021-09-01",
        "special educational needs: education, health and care plan (E); from: 2023-01-10",
    ]
    pupil = next(one for one in found if isinstance(one, Particulars))
    assert pupil.as_written == "BasicDetails/NotYetInvented: 1"


def test_the_ground_for_removal_stands_with_the_school_left(tmp_path: Path) -> None:
    told = {(one.end_reason, one.note) for one in transferred(tmp_path) if isinstance(one, Registration)}
    assert ("MOV", "ground for removal from roll: 8A") in told


def test_legal_names_among_the_basic_details_are_names(tmp_path: Path) -> None:
    names = "<Surname>Quell</Surname><Forename>Zubrin</Forename>"
    legal = "<BasicDetails><LegalSurname>Quell</LegalSurname><LegalForename>Zubrin</LegalForename>"
    said = TRANSFER.replace(names, "", 1).replace("<BasicDetails>", legal, 1)
    pupil = next(one for one in facts(taken(written(tmp_path, "t", said))[1]) if isinstance(one, Particulars))
    assert (pupil.given_name, pupil.family_name) == ("Zubrin", "Quell")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<CTFversion>25.0</CTFversion>", ""),
        ("<CTfile>", '<CTfile version="3">'),
        ("<CTfile>", '<CTfile xmlns="urn:made-up">'),
        ("<Sex>F</Sex>", "<Gender>F</Gender>"),
        ("<DOB>2013-02-14</DOB><Sex>F</Sex>\n      <BasicDetails>", "<BasicDetails><DOB>2013-02-14</DOB><Gender>F</Gender>"),
    ],
)
def test_every_version_of_the_file_reads_the_same(tmp_path: Path, old: str, new: str) -> None:
    assert old in TRANSFER
    pupil = next(one for one in transferred(tmp_path, TRANSFER.replace(old, new)) if isinstance(one, Particulars))
    assert (pupil.born_on, pupil.sex, pupil.upn) == ("2013-02-14", "F", UPN)


def test_no_key_shows_a_pupil_number(tmp_path: Path) -> None:
    _, census, _ = taken(written(tmp_path, "roll.csv", ROLL))
    for one in (*transferred(tmp_path), *facts(census), *items(census)):
        keys = [getattr(one, name, None) or "" for name in ("id", "fact", "reference", "person", "record")]
        assert not any(number in key or number.casefold() in key for key in keys for number in (UPN, FORMER))


def test_pupils_on_roll_and_gone_are_one_registration_that_ended(tmp_path: Path) -> None:
    survey, here, _ = taken(written(tmp_path, "roll.csv", ROLL))
    gone_survey, gone, _ = taken(written(tmp_path, "left.csv", LEFT))
    assert (survey.rows, gone_survey.rows) == ({"pupils on roll": 2}, {"pupils no longer on roll": 1})
    [on, other] = [one for one in facts(here) if isinstance(one, Registration)]
    [off] = [one for one in facts(gone) if isinstance(one, Registration)]
    assert (on.fact, on.since, on.until) == (off.fact, "2021-09-01", None)
    assert (off.until, off.agency, other.agency) == ("2024-03-15", on.agency, on.agency)
    people = [one for one in facts(here) if isinstance(one, Particulars)]
    assert [(one.kind, one.family_name, one.born_on, one.upn) for one in people] == [
        ("name", "Quell", "2013-02-14", UPN),
        ("alias", "Brask", None, None),
        ("former-name", "Vint", None, None),
        ("former-name", None, None, FORMER),
        ("name", "Marl", "2012-07-01", "X201123420002"),
    ]
    assert [finding.field for row in here for finding in row.findings] == ["upn"]


def test_addresses_meet_by_their_number_and_what_stands_for_none_does_not(tmp_path: Path) -> None:
    _, rows, _ = taken(written(tmp_path, "homes.csv", HOMES))
    places = [(one.id.rpartition("/")[2], one.uprn) for one in items(rows) if isinstance(one, Address)]
    assert places == [("uprn-900007", "900007"), ("ef3-4gh", None)]
    assert {one.about[0].record for one in facts(rows)} == {f"area-dfe-201/education/p{n}" for n in (1, 2)}


@pytest.mark.parametrize("table", OTHERS)
def test_what_else_the_census_has_stands_on_the_pupils_file(tmp_path: Path, table: str) -> None:
    text, said = OTHERS[table]
    survey, rows, _ = taken(written(tmp_path, f"{table}.csv", text), said=NORTHMERE)
    assert sum(survey.rows.values()) == 1
    [fact] = facts(rows)
    assert fact.about[0].record == "area-dfe-201/education/p1"
    assert said in str((fact.note, getattr(fact, "text", None), getattr(fact, "outcome", None)))
    assert isinstance(fact, Particulars | Statement | Contact)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_a_file_reads_in_whatever_encoding_it_is_whatever_it_says(tmp_path: Path, encoding: str) -> None:
    accented = TRANSFER.replace("Larkrise Primary", "École Larkrise").replace("Zubrin", "Zoë")
    text = accented.replace('encoding="UTF-8"', 'encoding="UTF-16"') if encoding == "utf-16" else accented
    path = written(tmp_path, "f", text, encoding)
    survey, rows, _ = taken(path)
    assert next(one for one in facts(rows) if isinstance(one, Particulars)).given_name == "Zoë"
    assert survey.said["agency"] == "École Larkrise"
    assert [one.what for one in survey.findings if not one.field] == (
        ["it was read as Windows-1252"] if encoding == "latin-1" else []
    )
