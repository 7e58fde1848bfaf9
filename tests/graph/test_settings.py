"""What can be set from the environment."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from sightline.graph.errors import BadSetting
from sightline.graph.settings import Settings


def test_nothing_needs_to_be_set():
    settings = Settings.from_environment({})
    assert settings.engine == "embedded"
    assert settings.data.name.lower() == "sightline"
    assert (settings.host, settings.port) == ("127.0.0.1", 8765)


def test_every_field_is_read_from_the_variable_of_its_name():
    given = {
        "neo4j_uri": "neo4j+s://graph.example.org:7687",
        "neo4j_user": "reader",
        "neo4j_password": "made up",
        "neo4j_database": "children",
        "data": "/made/up",
        "rules": "/made/up/rules",
        "embedded_heap": "512m",
        "pool_size": "7",
        "connect_seconds": "1.5",
        "read_seconds": "2",
        "write_seconds": "3",
        "linkage_backend": "spark",
        "linkage_join": "0.9",
        "linkage_split": "0.4",
        "row_budget": "9",
        "host": "graph.example.org",
        "port": "0",
    }
    settings = Settings.from_environment({f"SIGHTLINE_{field.upper()}": value for field, value in given.items()})
    read = settings.model_dump() | {"neo4j_password": settings.neo4j_password.get_secret_value()}
    assert {field: str(value).removesuffix(".0") for field, value in read.items()} == given
    assert settings.engine == "neo4j"


def test_each_setting_has_a_sentence():
    for field in Settings.model_fields.values():
        assert field.description
        assert field.description.endswith(".")


def test_an_empty_variable_is_as_good_as_none():
    assert Settings.from_environment({"SIGHTLINE_NEO4J_URI": " ", "SIGHTLINE_PORT": ""}) == Settings.from_environment({})


def test_variables_of_other_programs_are_left_alone():
    Settings.from_environment({"NEO4J_URI": "nonsense", "PORT": "nonsense"})


def test_a_data_directory_is_made_absolute(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert Settings.from_environment({"SIGHTLINE_DATA": "here"}).data == tmp_path / "here"
    assert Settings.from_environment({"SIGHTLINE_DATA": "~/there"}).data == Path.home() / "there"


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("SIGHTLINE_PORT", "http", "SIGHTLINE_PORT: .*valid integer.*; it is: Port that the web server listens on"),
        ("SIGHTLINE_PORT", "70000", "SIGHTLINE_PORT: .*65535; it is: Port"),
        ("SIGHTLINE_ROW_BUDGET", "0", "SIGHTLINE_ROW_BUDGET: .*greater than or equal to 1; it is: Rows"),
        ("SIGHTLINE_EMBEDDED_HEAP", "lots", "SIGHTLINE_EMBEDDED_HEAP: .*; it is: Memory .* such as 512m or 2g"),
        ("SIGHTLINE_READ_SECONDS", "nan", "SIGHTLINE_READ_SECONDS: .*; it is: Longest time"),
        ("SIGHTLINE_NEO4J_URI", "http://here", "SIGHTLINE_NEO4J_URI: is not an address of a database; write it as neo4j"),
        ("SIGHTLINE_NEO4J_URI", "neo4j://", "SIGHTLINE_NEO4J_URI: is not an address of a database"),
        ("SIGHTLINE_NEO4J_URI", "bolt://here:port", "SIGHTLINE_NEO4J_URI: is not an address of a database"),
        ("SIGHTLINE_NEO4J_URL", "bolt://here", "SIGHTLINE_NEO4J_URL: is not a setting; did you mean SIGHTLINE_NEO4J_URI"),
        ("SIGHTLINE_ZEBRA", "1", "SIGHTLINE_ZEBRA: is not a setting; take it out"),
    ],
)
def test_a_variable_that_cannot_be_used_is_named_with_the_cure(variable, value, message):
    with pytest.raises(BadSetting, match=message):
        Settings.from_environment({variable: value})


@pytest.mark.parametrize(
    "uri", ["bolt://localhost", "neo4j+ssc://10.0.0.1:7687", "neo4j://[::1]:7687/?policy=near", "bolt+s://a.b/"]
)
def test_addresses_of_databases_are_taken_as_they_are(uri):
    assert Settings.from_environment({"SIGHTLINE_NEO4J_URI": uri}).neo4j_uri == uri


def test_no_password_is_shown_by_the_settings_or_their_errors():
    secret = {"SIGHTLINE_NEO4J_PASSWORD": "made-up-secret"}
    assert "made-up-secret" not in repr(Settings.from_environment(secret))
    for uri in ("bolt://user:made-up-secret@here", "http://user:made-up-secret@here", "made-up-secret"):
        with pytest.raises(BadSetting) as refused:
            Settings.from_environment(secret | {"SIGHTLINE_NEO4J_URI": uri})
        assert "made-up-secret" not in str(refused.value)


def test_settings_do_not_change():
    with pytest.raises(ValidationError):
        Settings.from_environment({}).port = 1
