"""Where the store connects: the embedded engine or your own Neo4j, in one shape."""

import logging
import re
from dataclasses import dataclass
from typing import Any, Literal

from neo4j import AsyncDriver, AsyncGraphDatabase, NotificationMinimumSeverity
from pydantic import SecretStr

from sightline import __version__
from sightline.graph.engines import embedded
from sightline.graph.errors import DiskFull, EngineDown, EngineFailed, EngineRefused, SightlineError
from sightline.graph.settings import Settings

OLDEST = (5, 26)


@dataclass(frozen=True)
class Endpoint:
    """An engine to connect to; leave it when done."""

    engine: Literal["embedded", "neo4j"]
    uri: str
    user: str
    password: SecretStr | None
    database: str
    running: embedded.Running | None = None

    def driver(self, settings: Settings) -> AsyncDriver:
        """The driver, not yet connected."""
        # The driver's own log prints parameters, and those are about children; its warnings we raise as errors.
        logging.getLogger("neo4j").setLevel(logging.CRITICAL)
        # a connection that a firewall dropped while it was idle is found out before it is used
        options: dict[str, Any] = {"liveness_check_timeout": 30} if self.engine == "neo4j" else {}
        return AsyncGraphDatabase.driver(
            self.uri,
            auth=(self.user, self.password.get_secret_value()) if self.password else None,
            user_agent=f"sightline/{__version__}",
            max_connection_pool_size=settings.pool_size,
            connection_timeout=settings.connect_seconds,
            connection_acquisition_timeout=settings.connect_seconds,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
            **options,
        )

    def check_version(self, agent: str) -> None:
        """Refuse a server too old for our Cypher; `agent` is what it says of itself, such as Neo4j/5.26.30."""
        release = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
        if release is None or (int(release[1]), int(release[2])) < OLDEST:
            raise EngineRefused(f"the server at {self.uri} says it is {agent}", "use Neo4j 5.26 or later")

    def check_space(self) -> None:
        """Raise DiskFull before a write that the embedded engine may not be able to finish."""
        if self.running:
            self.running.check_space()

    def version(self, agent: str) -> str:
        """The engine's name and release, for people."""
        return f"ArcadeDB {self.running.version}" if self.running else agent.replace("/", " ")

    def explained(self, refused: SightlineError) -> SightlineError:
        """The same error with what is known of this engine."""
        if not self.running:
            named = isinstance(refused, EngineDown | EngineRefused | EngineFailed)
            return type(refused)(f"{self.uri}: {refused.problem}", refused.cure) if named else refused
        try:
            self.running.check_space()
        except DiskFull as full:
            return full
        if isinstance(refused, EngineFailed):
            return EngineFailed(refused.problem, f"{self.running.log} says why")
        if isinstance(refused, EngineDown | EngineRefused):
            return EngineDown("the embedded database has stopped", f"run the command again; {self.running.log} may say why")
        return refused

    def leave(self) -> None:
        """Give back the lease on the embedded engine, if that is what this is."""
        if self.running:
            self.running.leave()


def reach(settings: Settings) -> Endpoint:
    """Your own Neo4j where the settings name one; otherwise the embedded engine, started or joined."""
    if settings.neo4j_uri:
        return Endpoint("neo4j", settings.neo4j_uri, settings.neo4j_user, settings.neo4j_password, settings.neo4j_database)
    running = embedded.start(settings)
    return Endpoint("embedded", running.uri, running.user, running.password, running.database, running)
