"""What the driver's exceptions mean for the reader.

The driver's own words stay inside: they may hold parameters, and parameters are about children.
"""

import ssl

from neo4j import exceptions

from sightline.graph.errors import EngineBusy, EngineDown, EngineFailed, EngineRefused, Ours, SightlineError, TimedOut

# Lost to another process that made the same node, index or constraint at the same moment: the next try finds it there.
RACES = {
    "Neo.ClientError.Schema.ConstraintValidationFailed",
    "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
    "Neo.ClientError.Schema.ConstraintAlreadyExists",
    "Neo.ClientError.Schema.IndexAlreadyExists",
}
DRIVER_ERRORS = (exceptions.Neo4jError, exceptions.DriverError, OSError)

_REFUSED = {
    "Neo.ClientError.Security.Unauthorized": (
        "the database does not accept this user and password",
        "check SIGHTLINE_NEO4J_USER and SIGHTLINE_NEO4J_PASSWORD",
    ),
    "Neo.ClientError.Security.CredentialsExpired": (
        "the password of this user must be changed first",
        "change it in Neo4j Browser, then set SIGHTLINE_NEO4J_PASSWORD",
    ),
    "Neo.ClientError.Security.AuthenticationRateLimit": (
        "the database has had too many wrong passwords",
        "wait a minute, check SIGHTLINE_NEO4J_PASSWORD, then try again",
    ),
    "Neo.ClientError.Security.Forbidden": (
        "this user of the database may not do that",
        "let it read, write and make indexes and constraints, or name another in SIGHTLINE_NEO4J_USER",
    ),
    "Neo.ClientError.Database.DatabaseNotFound": (
        "the server has no database of that name",
        "check SIGHTLINE_NEO4J_DATABASE",
    ),
}
_TLS = (
    "no encrypted connection could be agreed with the database",
    "check SIGHTLINE_NEO4J_URI: neo4j+s:// needs a certificate that this machine trusts, "
    "neo4j+ssc:// takes any certificate, neo4j:// is not encrypted",
)


def refusal(error: Exception, what: str, seconds: float) -> SightlineError:
    """The error of ours that says what the driver's error, met while doing `what`, means for the reader."""
    code = getattr(error, "code", None) or ""
    if code in _REFUSED:
        return EngineRefused(*_REFUSED[code])
    if isinstance(error, TimeoutError) or code.startswith("Neo.ClientError.Transaction.TransactionTimedOut"):
        return TimedOut(what, seconds)
    if isinstance(error, exceptions.TransientError):
        return EngineBusy(f"the database is too busy for {what}", "try again in a moment")
    if isinstance(error, exceptions.ConnectionAcquisitionTimeoutError):
        return EngineBusy(f"no connection to the database came free for {what}", "try again, or raise SIGHTLINE_POOL_SIZE")
    if isinstance(error, exceptions.DatabaseError) or code.startswith("Neo.ClientError.Transaction."):
        return EngineFailed(f"the database failed at {what} ({code}); nothing of it is saved", "the log of the database says why")
    if isinstance(error, exceptions.ClientError | exceptions.ConfigurationError):
        return Ours(f"the database does not accept {what} ({code or type(error).__name__})", "please report it")
    if _about_tls(error):
        return EngineRefused(*_TLS)
    return EngineDown("the database does not answer", "check that it runs, then try again")


def worth_another_try(error: Exception, *, in_cluster: bool) -> bool:
    """Deadlocks, leader switches and lost races."""
    if isinstance(error, exceptions.Neo4jError):
        return error.is_retryable() or error.code in RACES
    # a cluster elects a new leader; an embedded engine that is gone stays gone
    return in_cluster and isinstance(error, exceptions.DriverError) and error.is_retryable()


def _about_tls(error: BaseException | None) -> bool:
    """Whether an encrypted connection failed anywhere in what led to this error."""
    while error:
        if isinstance(error, ssl.SSLError) or type(error).__name__ == "BoltSecurityError":
            return True
        if isinstance(error, BaseExceptionGroup) and any(map(_about_tls, error.exceptions)):
            return True
        error = error.__cause__ or error.__context__
    return False
