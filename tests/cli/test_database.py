"""`sightline db`: the database is kept between commands when asked, and only then."""

from pathlib import Path

from commands import Run


def test_the_database_runs_from_start_to_stop(sightline: Run, data: Path) -> None:
    assert "is not running" in sightline("db", "status").stdout
    assert str(data) in sightline("db", "start").stdout
    assert "runs (process" in sightline("db", "status").stdout
    assert "has stopped" in sightline("db", "stop").stdout
    assert "was not running" in sightline("db", "stop").stdout


def test_starting_twice_is_starting_once(sightline: Run) -> None:
    sightline("db", "start")
    first = sightline("db", "status").stdout
    assert sightline("db", "start").returncode == 0
    assert sightline("db", "status").stdout == first


def test_looking_makes_nothing(sightline: Run, data: Path) -> None:
    sightline("db", "status")
    sightline("db", "stop")
    assert not data.exists()


def test_somebody_elses_database_is_not_ours_to_stop(sightline: Run) -> None:
    refused = sightline("db", "stop", SIGHTLINE_NEO4J_URI="bolt://127.0.0.1:9")
    assert refused.returncode == 78
    assert "SIGHTLINE_NEO4J_URI" in refused.stderr


def test_a_data_directory_that_cannot_be_made_is_named_with_the_cure(sightline: Run) -> None:
    refused = sightline("db", "start", SIGHTLINE_DATA="/proc/sightline")
    assert refused.returncode == 73
    assert "/proc/sightline" in refused.stderr
    assert "SIGHTLINE_DATA" in refused.stderr
