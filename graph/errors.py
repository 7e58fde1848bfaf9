"""Every error Sightline raises on purpose, and whose move is next.

SightlineError
├── Ours                    ours: a defect, please report it                      INTERNAL
│   └── BadQuestion         a reading file breaks the rules for reading files
├── TheirMove               the caller's or the sender's: change what was asked or sent
│   ├── BadInput            what came in cannot be used; names the place and cure BAD_INPUT
│   │   └── BadSetting      an environment variable cannot be used                BAD_SETTING
│   ├── BadQuery            a GraphQL document or its variables do not fit        BAD_QUERY
│   ├── NotFound            does not exist, or is not open to this reader         NOT_FOUND
│   └── TooMuch             more was asked than one answer may cost               TOO_MUCH
│       ├── TooLong                                                               TOO_LONG
│       ├── TooDeep                                                               TOO_DEEP
│       ├── TooManyAliases                                                        TOO_MANY_ALIASES
│       ├── TooCostly                                                             TOO_COSTLY
│       ├── TooManyRows                                                           TOO_MANY_ROWS
│       └── TimedOut                                                              TIMED_OUT
├── OperatorsMove           whoever runs this machine or the database
│   ├── PortInUse                                                                 PORT_IN_USE
│   ├── DataUnusable        the data directory cannot be written                  DATA_UNUSABLE
│   │   ├── DiskFull                                                              DISK_FULL
│   │   └── DataNewer       written by a newer version than this one              DATA_NEWER
│   ├── EngineMissing       Java runtime, wheel or platform                       ENGINE_MISSING
│   ├── EngineFailed        the engine gave up; its log says why                  ENGINE_FAILED
│   └── EngineRefused       password, TLS, rights or version                      ENGINE_REFUSED
└── TryAgain                nobody's
    ├── EngineDown          does not answer                                       ENGINE_DOWN
    └── EngineBusy          answers, but not now                                  ENGINE_BUSY

The code is stable: the API sends it, scripts may rely on it. Exit codes are those of sysexits.h.
"""

from typing import ClassVar


class SightlineError(Exception):
    """What went wrong in one clause, and the cure in another."""

    code: ClassVar[str] = "INTERNAL"
    exit_code: ClassVar[int] = 70

    def __init__(self, problem: str, cure: str | None = None) -> None:
        super().__init__(f"{problem}; {cure}" if cure else problem)
        self.problem = problem
        self.cure = cure


class Ours(SightlineError):
    """A defect in Sightline: nothing the reader did."""


class BadQuestion(Ours):
    """A reading file breaks the rules for reading files."""


class TheirMove(SightlineError):
    """The caller's or the sender's move: change what was asked or sent."""

    code = "BAD_REQUEST"
    exit_code = 64


class BadInput(TheirMove):
    """What came in cannot be used: `episodes.csv row 41: '31/02/2019' is not a date; write it as DD/MM/YYYY`."""

    code = "BAD_INPUT"
    exit_code = 65

    def __init__(self, place: str, problem: str, cure: str) -> None:
        super().__init__(f"{place}: {problem}", cure)
        self.place = place


class BadSetting(BadInput):
    """An environment variable cannot be used."""

    code = "BAD_SETTING"
    exit_code = 78


class BadQuery(TheirMove):
    """A GraphQL document, or the variables sent with it, do not fit the schema."""

    code = "BAD_QUERY"


class NotFound(TheirMove):
    """The same words for what does not exist and for what this reader may not see."""

    code = "NOT_FOUND"
    exit_code = 66

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(f"no {kind} {identifier!r} is open to this reader", "check the id, or ask who may open it")


class TooMuch(TheirMove):
    """More was asked than one answer may cost."""

    code = "TOO_MUCH"


class TooLong(TooMuch):
    """The request, or the GraphQL document in it, is longer than its limit."""

    code = "TOO_LONG"

    def __init__(self, what: str, limit: int, unit: str) -> None:
        super().__init__(f"{what} is longer than {limit:,} {unit}", "ask for less at once, in several requests")


class TooDeep(TooMuch):
    """The GraphQL document is nested more deeply than its limit."""

    code = "TOO_DEEP"

    def __init__(self, limit: int) -> None:
        super().__init__(f"the query is nested more than {limit} levels deep", "ask for the inner parts in a query of their own")


class TooManyAliases(TooMuch):
    """The GraphQL document renames more fields than its limit."""

    code = "TOO_MANY_ALIASES"

    def __init__(self, aliases: int, limit: int) -> None:
        super().__init__(f"the query has {aliases} aliases and may have {limit}", "ask in several queries")


class TooCostly(TooMuch):
    """The GraphQL document asks for more than its limit, by the sizes of its pages and lists."""

    code = "TOO_COSTLY"

    def __init__(self, cost: int, limit: int) -> None:
        super().__init__(
            f"the query may cost {cost:,} and the limit is {limit:,}", "ask for smaller pages (`first`) or fewer fields in lists"
        )


class TooManyRows(TooMuch):
    """The answer has more rows than its budget; a cut answer would read as a complete one."""

    code = "TOO_MANY_ROWS"

    def __init__(self, question: str, budget: int) -> None:
        super().__init__(f"{question} has more than {budget} rows", "narrow the question: fewer children or a shorter window")
        self.budget = budget


class TimedOut(TooMuch):
    """The answer took longer than its limit."""

    code = "TIMED_OUT"

    def __init__(self, question: str, seconds: float) -> None:
        super().__init__(
            f"{question} took longer than {seconds:g} s", "narrow the question, or try again when the database is less busy"
        )


class OperatorsMove(SightlineError):
    """Whoever runs this machine or the database has to change something."""

    code = "ENVIRONMENT"
    exit_code = 78


class PortInUse(OperatorsMove):
    """Another program listens on this port."""

    code = "PORT_IN_USE"

    def __init__(self, host: str, port: int, variable: str) -> None:
        super().__init__(f"port {port} on {host} is in use", f"stop what listens there or set {variable} to a free port")


class DataUnusable(OperatorsMove):
    """The data directory cannot be written."""

    code = "DATA_UNUSABLE"
    exit_code = 73


class DiskFull(DataUnusable):
    """No space is left where the data is."""

    code = "DISK_FULL"
    exit_code = 74


class DataNewer(DataUnusable):
    """The data was written by a newer version than this one."""

    code = "DATA_NEWER"


class EngineMissing(OperatorsMove):
    """The embedded engine cannot run here."""

    code = "ENGINE_MISSING"
    exit_code = 72


class EngineFailed(OperatorsMove):
    """The engine gave up; its log says why."""

    code = "ENGINE_FAILED"
    exit_code = 71


class EngineRefused(OperatorsMove):
    """The database answers but will not have us: password, TLS, rights or version."""

    code = "ENGINE_REFUSED"
    exit_code = 77


class TryAgain(SightlineError):
    """Nobody's move: the same request may work in a while."""

    code = "TRY_AGAIN"
    exit_code = 75


class EngineDown(TryAgain):
    """The database does not answer."""

    code = "ENGINE_DOWN"
    exit_code = 69


class EngineBusy(TryAgain):
    """The database answers, but cannot do this now."""

    code = "ENGINE_BUSY"
