"""The one door to the database, on both engines."""

import asyncio
import logging
import os
import socket
import sys
from asyncio.subprocess import PIPE
from contextlib import AsyncExitStack

import pytest
from pydantic import SecretStr

from sightline.graph.engines.endpoint import Endpoint
from sightline.graph.errors import BadQuestion, EngineBusy, EngineDown, EngineRefused, Ours, TimedOut, TooManyRows
from sightline.graph.settings import Settings
from sightline.graph.store import ROWS_A_BATCH, Statement, Store, batches

MERGE = "UNWIND $rows AS row MERGE (mark:Mark {id: row.id}) SET mark.times = coalesce(mark.times, 0) + 1"
MARKS = "MATCH (mark:Mark) RETURN mark.id AS id, mark.times AS times ORDER BY id"
# More steps than a machine takes in two seconds, in little memory; few enough to end soon where nothing can stop them.
LONG = "UNWIND range(1, 10000) AS one UNWIND range(1, 10000) AS two WITH one + two AS sum WHERE sum < 0 RETURN count(*) AS n"

MERGE_IN_ANOTHER_PROCESS = f"""
import asyncio, sys
from pydantic import SecretStr
from sightline.graph.settings import Settings
from sightline.graph.store import Statement, Store
async def main():
    async with await Store.connect(Settings.from_environment()) as store:
        print("ready", flush=True)
        sys.stdin.readline()
        for number in range(100):
            await store.write([Statement({MERGE!r}, [{{"id": number}}])])
asyncio.run(main())
"""


@pytest.fixture(scope="module")
async def unique_marks(store):
    """One mark per id, as the schema has it for what is real."""
    await store.write([Statement("CREATE CONSTRAINT IF NOT EXISTS FOR (mark:Mark) REQUIRE mark.id IS UNIQUE")])


@pytest.fixture
def marks(fresh_store, unique_marks):
    """A store without a single mark."""
    return fresh_store


async def test_what_is_written_can_be_read_at_once(marks, ask):
    await marks.write([Statement("UNWIND $rows AS row CREATE (:Mark {id: row.id})", [{"id": "one"}])])
    assert await ask(marks, "MATCH (mark:Mark) RETURN mark.id AS id") == [{"id": "one"}]


async def test_rows_come_back_in_order_with_named_plain_values(marks, ask):
    rows = await ask(marks, "UNWIND $given AS one RETURN one AS given, [one] AS list, {in: one} AS map", given=[2, None, "é"])
    assert rows == [{"given": one, "list": [one], "map": {"in": one}} for one in (2, None, "é")]


async def test_as_many_rows_as_the_budget_are_answered_and_one_more_is_refused(store):
    assert len(await store._ask("a test", "UNWIND range(1, 7) AS n RETURN n", 7, {})) == 7
    with pytest.raises(TooManyRows, match="a test has more than 6 rows; narrow the question") as refused:
        await store._ask("a test", "UNWIND range(1, 7) AS n RETURN n", 6, {})
    assert refused.value.budget == 6


async def test_a_reading_file_is_asked_by_its_name(store):
    assert await store.read("schema_version") == await store.read("schema_version", budget=1)
    with pytest.raises(TooManyRows, match="schema_version has more than 0 rows"):
        await store.read("schema_version", budget=0)


async def test_a_question_without_a_reading_file_is_our_mistake(store):
    with pytest.raises(BadQuestion, match=r"no reading file nonsense\.cypher"):
        await store.read("nonsense")


async def test_a_question_that_takes_too_long_is_given_up_and_the_next_is_answered(impatient, ask):
    with pytest.raises(TimedOut, match=r"a test took longer than 1\.5 s; narrow the question"):
        await ask(impatient, LONG)
    assert await ask(impatient, "RETURN 1 AS one") == [{"one": 1}]


@pytest.fixture
async def impatient(store):
    """A second store on the same engine that waits a second and a half at most."""
    async with await Store.connect(store.settings.model_copy(update={"read_seconds": 1.5})) as second:
        yield second


async def test_more_rows_than_a_batch_are_one_transaction(marks, ask):
    rows = [{"id": number} for number in range(ROWS_A_BATCH + 1)]
    with pytest.raises(Ours):
        await marks.write([Statement(MERGE, rows), Statement("CREATE (:Mark {id: nonsense})")])
    assert await ask(marks, "MATCH (mark:Mark) RETURN count(*) AS n") == [{"n": 0}]
    await marks.write([Statement(MERGE, rows)])
    assert await ask(marks, "MATCH (mark:Mark) RETURN count(*) AS n") == [{"n": ROWS_A_BATCH + 1}]


async def test_fifty_writers_of_one_key_at_once_each_count_once(marks, ask):
    await asyncio.gather(*(marks.write([Statement(MERGE, [{"id": "hot"}])]) for _ in range(50)))
    assert await ask(marks, MARKS) == [{"id": "hot", "times": 50}]


async def test_two_processes_that_merge_the_same_keys_both_succeed(marks, ask):
    other = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", MERGE_IN_ANOTHER_PROCESS), env=environment(marks.settings), stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    assert await other.stdout.readline() == b"ready\n"
    _, (_, trouble) = await asyncio.gather(merge_one_by_one(marks), other.communicate(b"go\n"))
    assert other.returncode == 0, trouble
    assert await ask(marks, MARKS) == [{"id": number, "times": 2} for number in range(100)]


async def test_commands_that_make_the_same_constraint_at_once_all_succeed(store):
    async with AsyncExitStack() as closing:
        stores = [await closing.enter_async_context(await Store.connect(store.settings)) for _ in range(4)]
        for label in ("RaceOne", "RaceTwo", "RaceThree"):
            constraint = Statement(f"CREATE CONSTRAINT IF NOT EXISTS FOR (race:{label}) REQUIRE race.id IS UNIQUE")
            await asyncio.gather(*(each.write([constraint]) for each in stores))


async def merge_one_by_one(store: Store) -> None:
    """The same keys as the other process, in the same order."""
    for number in range(100):
        await store.write([Statement(MERGE, [{"id": number}])])


def environment(settings: Settings) -> dict[str, str]:
    """The same settings, for another process."""
    given = settings.model_dump(exclude_none=True)
    given["neo4j_password"] = settings.neo4j_password.get_secret_value() if settings.neo4j_password else ""
    return os.environ | {f"SIGHTLINE_{field.upper()}": str(value) for field, value in given.items()}


async def test_a_key_that_is_there_already_is_refused_after_every_try(marks, ask, monkeypatch):
    monkeypatch.setattr("sightline.graph.store.LONGEST_PAUSE_SECONDS", 0)
    create = Statement("UNWIND $rows AS row CREATE (:Mark {id: row.id})", [{"id": "Ann Example"}])
    await marks.write([create])
    with pytest.raises(Ours, match="ConstraintValidationFailed") as refused:
        await marks.write([create])
    assert "Ann Example" not in everything_said(refused.value)


async def test_no_error_carries_parameters_or_the_text_of_the_question(store, ask):
    with pytest.raises(Ours, match=r"does not accept a test \(Neo\.ClientError") as refused:
        await ask(store, "RETURN $name + {} AS 'Ann Example'", name="Ann Example")
    assert "Ann Example" not in everything_said(refused.value)


def everything_said(error: BaseException) -> str:
    """What a log or a debugger may print of an error."""
    return "".join([repr(error), str(error), repr(error.__context__), repr(error.__cause__), repr(vars(error))])


async def test_health_asks_the_database(store):
    health = await store.health()
    assert health.engine == store.engine
    assert health.version.split()[0] == {"embedded": "ArcadeDB", "neo4j": "Neo4j"}[store.engine]
    assert health.milliseconds > 0


async def test_the_driver_logs_nothing_about_children(store, ask, caplog):
    with caplog.at_level(logging.DEBUG):
        await ask(store, "RETURN $name AS name", name="Ann Example")
    assert "Ann Example" not in caplog.text


async def test_a_store_may_be_closed_twice(store):
    second = await Store.connect(store.settings)
    await second.close()
    await second.close()


async def test_opening_again_changes_nothing(store, ask):
    before = await store.read("schema_version")
    async with await Store.open(store.settings) as second:
        assert await second.read("schema_version") == before


async def test_without_a_free_connection_the_reader_is_told_to_try_again(store, ask):
    alone = store.settings.model_copy(update={"pool_size": 1, "connect_seconds": 1.0, "read_seconds": 10.0})
    async with await Store.connect(alone) as second:
        blocking = asyncio.create_task(ask(second, LONG))
        await asyncio.sleep(0.3)
        with pytest.raises(EngineBusy, match="try again, or raise SIGHTLINE_POOL_SIZE"):
            await ask(second, "RETURN 1 AS one")
        blocking.cancel()
        await asyncio.wait([blocking])


async def test_a_wrong_password_is_named_but_not_shown(neo4j_settings):
    wrong = neo4j_settings.model_copy(update={"neo4j_password": SecretStr("not-the-password")})
    with pytest.raises(EngineRefused, match="check SIGHTLINE_NEO4J_USER and SIGHTLINE_NEO4J_PASSWORD") as refused:
        await Store.connect(wrong)
    assert "not-the-password" not in everything_said(refused.value) + repr(wrong)


async def test_no_password_is_told_apart_from_no_server(neo4j_settings):
    with pytest.raises(EngineRefused, match="check SIGHTLINE_NEO4J_USER and SIGHTLINE_NEO4J_PASSWORD"):
        await Store.connect(neo4j_settings.model_copy(update={"neo4j_password": None}))


async def test_a_database_that_is_not_there_is_named(neo4j_settings):
    with pytest.raises(EngineRefused, match="no database of that name; check SIGHTLINE_NEO4J_DATABASE"):
        await Store.connect(neo4j_settings.model_copy(update={"neo4j_database": "elsewhere"}))


@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s"])
async def test_encryption_that_the_server_does_not_offer_is_told_from_a_server_that_is_down(neo4j_settings, scheme):
    address = neo4j_settings.neo4j_uri.partition("://")[2]
    with pytest.raises(EngineRefused, match="no encrypted connection could be agreed"):
        await Store.connect(neo4j_settings.model_copy(update={"neo4j_uri": f"{scheme}://{address}"}))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "neo4j+s"])
async def test_a_server_that_does_not_answer_is_named_by_its_address(scheme):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: nobody else can take it, and nobody answers
        uri = f"{scheme}://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(EngineDown, match=f"{uri.replace('+', '[+]')}: the database does not answer; check that it runs"):
            await Store.connect(Settings(neo4j_uri=uri, neo4j_password=SecretStr("any"), connect_seconds=2))


@pytest.mark.parametrize(
    "agent", ["Neo4j/5.26.0", "Neo4j/5.27-aura", "Neo4j/2025.01.0", "Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)"]
)
def test_a_server_new_enough_is_taken(agent):
    Endpoint("neo4j", "bolt://made.up", "neo4j", None, "neo4j").check_version(agent)


@pytest.mark.parametrize("agent", ["Neo4j/5.25.1", "Neo4j/4.4.0", "Memgraph/3.0", "Neo4j/v5.11.0 compatible - Memgraph"])
def test_a_server_too_old_or_another_is_refused_by_name(agent):
    with pytest.raises(EngineRefused, match=rf"bolt://made\.up says it is {agent}; use Neo4j 5\.26 or later"):
        Endpoint("neo4j", "bolt://made.up", "neo4j", None, "neo4j").check_version(agent)


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (1, [1]), (5000, [5000]), (5001, [5000, 1])])
def test_rows_are_sent_in_batches_and_no_rows_in_one(count, sizes):
    assert [len(batch) for batch in batches([{}] * count)] == sizes
