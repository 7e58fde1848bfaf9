"""Small made-up returns in each format that is understood, and what it takes to read them without a database."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sightline.graph.errors import BadInput
from sightline.graph.facts import Fact
from sightline.graph.store import Store
from sightline.graph.stream import Item
from sightline.loaders.intake.receiving import receive, surveyed
from sightline.loaders.intake.report import report
from sightline.loaders.intake.row import Survey, Taken
from sightline.loaders.intake.sender import Said, Sender, sender
from sightline.loaders.intake.tally import Account
from sightline.loaders.recognising import recognised
from sightline.loaders.tabular.mapping import Mapping

NORTHMERE = Said(authority="Northmere", dfe="201", as_at="2024-03-31")

HEADER = """CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
N1,F,14/02/2013,WBRI,U201123420001,,
N2,1,2012-07-01,ABAN,UN3,,
"""
EPISODES = """CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
N1,01/06/2023,S,C2,N1,U6,PR1,15/01/2024,X1,CARPL,AB1 2DE,EF3 4GH,SC123456
N1,15/01/2024,P,C2,N1,K2,PR4,,,,AB1 2DE,EF3 4GJ,SC123456
"""
CENSUS = """<Message>
  <Header>
    <CollectionDetails><Collection>CIN</Collection><Year>2024</Year><ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails>
    <Source><LEA>201</LEA></Source>
  </Header>
  <Children>
    <Child>
      <ChildIdentifiers>
        <LAchildID>N1</LAchildID><UPN>U201123420001</UPN><PersonBirthDate>2013-02-14</PersonBirthDate>
        <GenderCurrent>2</GenderCurrent>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>WBRI</Ethnicity><Disabilities><Disability>HAND</Disability><Disability>HEAR</Disability></Disabilities>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2023-05-02</CINreferralDate><ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
        <DateOfInitialCPC>2023-05-30</DateOfInitialCPC>
        <Section47><S47ActualStartDate>2023-05-10</S47ActualStartDate><ICPCnotRequired>false</ICPCnotRequired></Section47>
        <ReferralNFA>0</ReferralNFA>
        <ChildProtectionPlans>
          <CPPstartDate>2023-05-30</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
          <LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP>
          <Reviews><CPPreviewDate>2023-08-20</CPPreviewDate><CPPreviewDate>2024-02-19</CPPreviewDate></Reviews>
        </ChildProtectionPlans>
      </CINdetails>
    </Child>
    <Child>
      <ChildIdentifiers><LAchildID>N3</LAchildID><ExpectedPersonBirthDate>2024-06-01</ExpectedPersonBirthDate></ChildIdentifiers>
      <CINdetails>
        <CINreferralDate>2024-02-11</CINreferralDate><ReferralSource>3E</ReferralSource><ReferralNFA>true</ReferralNFA>
      </CINdetails>
    </Child>
  </Children>
</Message>
"""


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """A file with a text in it."""
    path = folder / name
    path.write_text(text, encoding=encoding, newline="")
    return path


def taken(path: Path, mappings: Sequence[Mapping] = (), said: Said = NORTHMERE) -> tuple[Survey, list[Taken], Sender]:
    """Every row of a file as what it is taken for."""
    found = recognised(path, path.name, mappings)
    assert found is not None, f"{path.name} is not recognised"
    incoming, form = found
    survey = incoming.survey()
    who = sender(path.name, said, form.sender)
    return survey, list(incoming.rows(who, survey)), who


def attempted(path: Path, look: Callable[[Taken], None] = lambda row: None) -> str:
    """Reads a file whole and looks at every row; what it was refused for, or 'unknown' or 'read'."""
    try:
        found = recognised(path, path.name)
        if found is None:
            return "unknown"
        incoming, form = found
        survey = incoming.survey()
        rows = list(incoming.rows(sender(path.name, NORTHMERE, form.sender), survey))
        assert len(rows) == sum(survey.rows.values())
        for row in rows:
            look(row)
    except BadInput as error:
        return str(error) if path.name in str(error) else f"no place is named: {error}"
    return "read"


def facts(rows: Iterable[Taken]) -> list[Fact]:
    """The facts of all rows, in their order."""
    return [item for row in rows if row.bundle for item in row.bundle.items if isinstance(item, Fact)]


def items(rows: Iterable[Taken]) -> list[Item]:
    """Every item of all rows, each once."""
    return list(dict.fromkeys(item for row in rows if row.bundle for item in row.bundle.items))


async def received(
    store: Store, path: Path, said: Said = NORTHMERE, report_to: Path | None = None, mappings: Sequence[Mapping] = ()
) -> Account:
    """What became of the rows of one file."""
    found = recognised(path, path.name, mappings)
    assert found is not None, f"{path.name} is not recognised"
    with report(report_to) as into:
        account = await receive(store, surveyed(found[0], path, path.parent, said, found[1].sender), into, lambda line: None)
        into.close([account])
    return account


def ends(account: Account) -> tuple[int, int, int, int]:
    """Rows read, loaded, merged and held."""
    return sum(account.read.values()), account.loaded.total(), account.merged.total(), account.held.total()
