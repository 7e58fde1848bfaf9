"""Tables read from a database: as their CSV files would be, only read, and never a password in what is said."""

import sqlite3
from collections.abc import Awaitable, Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from asking import Ask
from returns import NORTHMERE
from safeguarding import TABLES, rows_of, written_tables
from whole_graph import everything

from sightline.graph.errors import BadInput
from sightline.graph.facts import Fact
from sightline.graph.store import Store
from sightline.graph.stream import Item
from sightline.graph.write import versioned
from sightline.loaders.database import cell, tables
from sightline.loaders.intake.receiving import Surveyed, receive
from sightline.loaders.intake.report import NoReport
from sightline.loaders.intake.row import Incoming
from sightline.loaders.intake.sender import sender
from sightline.loaders.recognising import recognised
from sightline.loaders.tabular.mapping import shipped


def database(path: Path) -> str:
    """The made-up dataset as an SQLite database, and its URL."""
    connection = sqlite3.connect(path)
    for name in TABLES:
        rows = rows_of(name)
        columns = ", ".join(f'"{column}" TEXT' for column in rows[0])
        connection.execute(f'CREATE TABLE "{name}" ({columns})')
        connection.executemany(
            f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})',  # noqa: S608
            [[value or None for value in row.values()] for row in rows],
        )
    connection.execute("CREATE TABLE payroll (worker TEXT, pay TEXT)")
    connection.commit()
    connection.close()
    return f"sqlite:///{path}"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return database(tmp_path_factory.mktemp("database") / "ssd.db")


def said(incoming: Incoming) -> tuple[dict[str, int], set[str], set[Item]]:
    """The rows that a table has, the versions of facts in them, and the things that they describe."""
    survey = incoming.survey()
    rows = list(incoming.rows(sender("sent", NORTHMERE, "social-care"), survey))
    items = {item for row in rows if row.bundle for item in row.bundle.items}
    told = {versioned(item).id for item in items if isinstance(item, Fact)}
    return dict(survey.rows), told, {item for item in items if not isinstance(item, Fact)}


def test_a_table_in_a_database_says_what_its_csv_says(tmp_path: Path, url: str) -> None:
    read = {}
    for path in written_tables(tmp_path / "sent").iterdir():
        found = recognised(path, path.name)
        assert found is not None
        rows, told, things = said(found[0])
        read[next(iter(rows))] = rows, told, things
    assert {next(iter(one[0])): one for one in map(said, tables(url, shipped()))} == read


async def test_a_database_loaded_twice_and_backwards_is_loaded_once(
    embedded_store: Store, ask: Ask, empty: Callable[[Store], Awaitable[None]], url: str
) -> None:
    few = ("ssd_person", "ssd_cin_assessments", "ssd_assessment_factors", "ssd_cla_reviews", "ssd_department")
    known = [one for one in tables(url, shipped()) if one.name in few]
    graphs = []
    for order in (known, [*reversed(known), *known]):
        await empty(embedded_store)
        for one in order:
            file = Surveyed(one, one.survey(), sender(one.file, NORTHMERE, "social-care"))
            await receive(embedded_store, file, NoReport(), lambda line: None)
        graphs.append(await everything(ask, embedded_store))
    assert graphs[0] == graphs[1]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"COMMENTS": "é", "OUTCOME_NFA_FLAG": "N"}, '{"COMMENTS": "é", "OUTCOME_NFA_FLAG": "N"}'),
        (["1B", None, Decimal("2.5")], '["1B", null, "2.5"]'),
        (True, "yes"),
        (date(2024, 1, 10), "2024-01-10"),
        (Decimal("3.20"), "3.20"),
        (None, ""),
    ],
)
def test_a_value_of_any_type_is_read_as_its_csv_file_has_it(value: Any, text: str) -> None:
    assert cell(value) == text


def test_only_known_tables_are_read(url: str) -> None:
    assert {one.name for one in tables(url, shipped())} == set(TABLES)


def test_nothing_can_be_written(url: str) -> None:
    [people] = [one for one in tables(url, shipped()) if one.name == "ssd_person"]
    with people.source.engine.connect() as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM ssd_person")


def test_a_row_is_placed_by_its_table_and_number(url: str) -> None:
    [people] = [one for one in tables(url, shipped()) if one.name == "ssd_person"]
    assert [row.place for row in people.source.rows("ssd_person")] == [f"pers_person_id N{number}" for number in (1, 2, 3, 4)]


def test_an_unknown_column_is_kept_and_the_first_of_two_of_one_name_is_read(tmp_path: Path) -> None:
    path = tmp_path / "odd.db"
    connection = sqlite3.connect(path)
    columns = "PERS_PERSON_ID, pers_sex, pers_ethnicity, pers_dob, shoe_size, 'pers dob'"
    connection.execute(f"CREATE TABLE ssd_person ({columns})")
    connection.execute("INSERT INTO ssd_person VALUES ('N1', 'F', 'WBRI', '2013-02-14', '3', '1999-01-01')")
    connection.commit()
    connection.close()
    [people] = tables(f"sqlite:///{path}", shipped())
    [row] = people.source.rows("ssd_person")
    assert row.place == "pers_person_id N1"
    assert (row.cells["persdob"], row.extra) == ("2013-02-14", {"shoe_size": "3"})
    [taken] = people.rows(sender("sent", NORTHMERE, "social-care"), people.survey())
    assert taken.bundle is not None
    assert [one.as_written for one in taken.bundle.items if isinstance(one, Fact) and one.as_written] == ["shoe_size: 3"]


def test_the_url_comes_from_the_environment(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADE_UP_DATABASE", url)
    assert tables("MADE_UP_DATABASE", shipped())


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("postgresql+nodriver://who:hush@127.0.0.1:1/x", "database"),
        ("sqlite:////nowhere/hush.db", "no such SQLite file"),
        ("hush", "no URL"),
        ("", "not set"),
    ],
)
def test_a_database_that_cannot_be_read_is_refused_without_its_password(
    monkeypatch: pytest.MonkeyPatch, held: str, said: str
) -> None:
    monkeypatch.setenv("MADE_UP_DATABASE", held)
    with pytest.raises(BadInput) as raised:
        tables("MADE_UP_DATABASE", shipped())
    assert said in str(raised.value)
    assert "hush" not in str(raised.value)


def test_a_password_on_the_command_line_is_refused_and_not_repeated() -> None:
    with pytest.raises(BadInput, match="environment variable") as raised:
        tables("postgresql://who:hush@127.0.0.1/x", shipped())
    assert "hush" not in str(raised.value)


def test_a_database_without_known_tables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE ssd_person (one TEXT)")
    connection.close()
    with pytest.raises(BadInput, match="none of its tables"):
        tables(f"sqlite:///{path}", shipped())
