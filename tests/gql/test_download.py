"""Documents to save: what the lens of the address shows and no more, as files that no browser runs, on both engines."""

import csv
import io
import json

import httpx
import pytest
from household_of_zubrin import CHILD, NORTH, SOUTH

from sightline.gql.app import create_app
from sightline.gql.document_address import wanted
from sightline.graph.casefile import child_case
from sightline.graph.lens import OWNER, Lens, Viewer
from sightline.graph.settings import Settings
from sightline.graph.store import Store
from sightline.queries.document.chronology import Asked
from sightline.queries.document.document import document
from sightline.queries.document.sheets import SHEETS
from sightline.queries.document.writing import written
from sightline.queries.rule import rules

ADDRESS = f"/child/{CHILD}/chronology"
FORMS = ("docx", "md", "csv", "json")


@pytest.mark.parametrize("form", FORMS)
async def test_a_document_through_a_lens_is_the_document_of_that_lens(
    client: httpx.AsyncClient, household: Store, form: str
) -> None:
    answer = await client.get(f"{ADDRESS}.{form}?knownAt=2020-05-01&teams={NORTH},{SOUTH}&identity=today&form=succinct")
    assert answer.status_code == 200, answer.text
    teams = frozenset({NORTH, SOUTH})
    case = await child_case(household, CHILD, Lens(viewer=OWNER, teams=teams, known_at="2020-05-01", identity="today"))
    asked = Asked(day="2020-05-01", succinct=True)
    assert answer.content == written(document(case, asked, rules()), f".{form}")
    assert answer.headers["content-disposition"] == f'attachment; filename="chronology-zubrin-succinct-2020-05-01.{form}"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_every_part_and_window_of_the_address_is_asked_for(client: httpx.AsyncClient) -> None:
    for part, sheet in SHEETS.items():
        answer = await client.get(f"{ADDRESS}.csv?part={part}&day=2021-01-01")
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
        assert rows[0][2:-2] == list(sheet.columns)
        assert f"-{part}." in answer.headers["content-disposition"]
    narrow = await client.get(f"{ADDRESS}.json?by=Agency:{NORTH}&kinds=referral,call&from=2020-01-15&to=2020-02-01&pooled=yes")
    made = json.loads(narrow.content)
    assert [one["fact"] for happening in made["chronology"]["happenings"] for one in happening["accounts"]] == ["call"]
    assert "all agencies, pooled" in made["head"]["lens"]


async def test_tellings_that_were_sent_count_before_they_came_where_the_address_says_so(client: httpx.AsyncClient) -> None:
    facts = []
    for more in ("", "&counting=sent"):  # a letter was sent on the 11th and came on the 14th
        made = json.loads((await client.get(f"{ADDRESS}.json?teams={SOUTH}&knownAt=2020-01-12{more}")).content)
        facts.append([one["fact"] for happening in made["chronology"]["happenings"] for one in happening["accounts"]])
    assert facts == [[], ["referral"]]


async def test_what_was_loaded_after_an_instant_is_not_in_a_document_as_loaded_by_then(client: httpx.AsyncClient) -> None:
    none = await client.get(f"{ADDRESS}.json?loadedBy=2020-01-01T00:00:00Z")
    assert none.status_code == 200
    assert json.loads(none.content)["chronology"]["happenings"] == []
    later = await client.get(f"{ADDRESS}.json?loadedBy=2999-01-01T00:00:00Z")
    assert json.loads(later.content)["chronology"]["happenings"]


async def test_a_lens_that_leaves_nothing_gives_an_empty_document(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"{ADDRESS}.md?knownAt=2019-01-01")
    assert answer.status_code == 200
    assert "No dated fact on these files answers the question." in answer.text


@pytest.mark.parametrize("form", FORMS)
async def test_a_child_who_may_not_be_seen_is_as_one_who_is_not_there(household: Store, form: str) -> None:
    viewer = Viewer(name="reader", role="practitioner", teams=frozenset({"lane-school"}))
    transport = httpx.ASGITransport(create_app(household, Settings(), viewer))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8765") as client:
        hidden = await client.get(f"{ADDRESS}.{form}?knownAt=2020-05-01")
        absent = await client.get(f"/child/nobody/chronology.{form}?knownAt=2020-05-01")
    assert hidden.status_code == absent.status_code == 404
    assert hidden.text.replace(CHILD, "nobody") == absent.text
    assert "content-disposition" not in hidden.headers


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (".pdf", "chronology.pdf"),
        (".md?knownat=2020-01-01", "knownat"),
        (".md?knownAt=2020-02-30", "it as 1999-07-14"),
        (".md?knownAt=", "it as 1999-07-14"),
        (".md?teams=,", "at least one"),
        (".md?knownAt=2020-01-01&knownAt=2021-01-01", "several times"),
        (".md?identity=tomorrow", "today"),
        (".md?part=teams", "part"),
        (".csv?part=everything", "part"),
        (".md?kinds=dance", "dance"),
        (".md?loadedBy=2020", "an instant"),
        (".md?counting=read", "write sent"),
        (f".md?teams={','.join(str(number) for number in range(51))}", "at most 50"),
    ],
)
async def test_an_address_that_is_not_understood_is_refused_and_never_passed_over(
    client: httpx.AsyncClient, asked: str, says: str
) -> None:
    answer = await client.get(f"{ADDRESS}{asked}")
    assert answer.status_code == 400
    assert says in answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


async def test_another_sites_page_gets_no_document(client: httpx.AsyncClient) -> None:
    assert (await client.get(f"{ADDRESS}.md", headers={"origin": "https://elsewhere.example"})).status_code == 403


async def test_a_defect_is_told_to_the_log_and_not_to_the_reader(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Ansa Zubrin")

    monkeypatch.setattr("sightline.gql.download.document", broken)
    answer = await client.get(f"{ADDRESS}.md")
    assert answer.status_code == 500
    assert "reference" in answer.text
    assert "Zubrin" not in answer.text + caplog.text
    assert "RuntimeError" in caplog.text


@pytest.mark.parametrize("key", ["../../etc/passwd", 'a"; filename="b.exe', "né\r\nx: y", "x" * 400])
def test_a_file_is_named_in_letters_that_no_header_minds(key: str) -> None:
    name = wanted("csv", [("part", "teams")], OWNER).file_name(key)
    assert name.startswith("chronology-")
    assert name.endswith(".csv")
    assert len(name) < 180
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.")
    assert name.count(".") == 1
