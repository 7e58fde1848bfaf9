"""Where the store's driver connects: the embedded engine or your own Neo4j, in one shape."""

from dataclasses import dataclass
from typing import Any, Literal

from neo4j import AsyncDriver, AsyncGraphDatabase, NotificationMinimumSeverity
from pydantic import SecretStr

from sightline import __version__
from sightline.graph.engines import embedded
from sightline.graph.settings import Settings


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

    def leave(self) -> None:
        """Give back the lease on the embedded engine, if that is what this is."""
        if self.running:
            self.running.leave()


def endpoint(settings: Settings) -> Endpoint:
    """Your own Neo4j where the settings name one; otherwise the embedded engine, started or joined."""
    if settings.neo4j_uri:
        return Endpoint("neo4j", settings.neo4j_uri, settings.neo4j_user, settings.neo4j_password, settings.neo4j_database)
    running = embedded.start(settings)
    return Endpoint("embedded", running.uri, running.user, running.password, running.database, running)
