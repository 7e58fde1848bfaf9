"""What can be set from the environment: one frozen model, read once at the door and passed down."""

import difflib
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from sightline.graph.errors import BadSetting

PREFIX = "SIGHTLINE_"
ADDRESS = re.compile(r"(bolt|neo4j)(\+ssc|\+s)?://([^\s:/?\[\]]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?/?(\?\S*)?")


def default_data_directory() -> Path:
    """Where this user's programs keep their data."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Sightline"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "sightline"


class Settings(BaseModel):
    """Each field is the environment variable of its name in capitals after SIGHTLINE_."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    neo4j_uri: Annotated[
        str | None,
        Field(
            description="Address of your own Neo4j, such as neo4j+s://graph.example.org; absent, the embedded database is used."
        ),
    ] = None
    neo4j_user: Annotated[str, Field(min_length=1, description="User of your own Neo4j.")] = "neo4j"
    neo4j_password: Annotated[SecretStr | None, Field(description="Password of that user; never printed or logged.")] = None
    neo4j_database: Annotated[str, Field(min_length=1, description="Name of the database in your own Neo4j.")] = "neo4j"
    data: Annotated[
        Path, Field(default_factory=default_data_directory, description="Directory of the embedded database; made when missing.")
    ]
    embedded_heap: Annotated[
        str, Field(pattern=r"^[1-9][0-9]*[mg]$", description="Memory for the embedded database, such as 512m or 2g.")
    ] = "1g"
    pool_size: Annotated[int, Field(ge=1, le=1000, description="Connections to the database at most.")] = 50
    connect_seconds: Annotated[float, Field(gt=0, le=600, description="Longest wait for a connection, in seconds.")] = 10
    read_seconds: Annotated[float, Field(gt=0, le=3600, description="Longest time for one question, in seconds.")] = 15
    write_seconds: Annotated[float, Field(gt=0, le=86400, description="Longest time for one batch of writes, in seconds.")] = 300
    row_budget: Annotated[int, Field(ge=1, le=10_000_000, description="Rows that one question may return at most.")] = 20_000
    rules: Annotated[
        Path | None, Field(description="Folder with a TOML file for each authority that sets limits or school terms of its own.")
    ] = None
    linkage_backend: Annotated[
        Literal["duckdb", "spark"],
        Field(description="Where records are compared to find who is who: duckdb, or spark for a country."),
    ] = "duckdb"
    linkage_join: Annotated[
        float, Field(gt=0.5, lt=1, description="Likelihood from which two records are said to be of one person.")
    ] = 0.99
    linkage_split: Annotated[
        float, Field(ge=0.01, lt=1, description="Likelihood below which records that linkage had put together are taken apart.")
    ] = 0.5
    host: Annotated[
        str,
        Field(
            min_length=1, description="Address that the web server listens on; other machines reach it only if you change this."
        ),
    ] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="Port that the web server listens on; 0 takes a free one.")] = 8765

    @property
    def engine(self) -> Literal["embedded", "neo4j"]:
        """Which engine these settings ask for."""
        return "neo4j" if self.neo4j_uri else "embedded"

    @field_validator("neo4j_uri")
    @classmethod
    def _address_without_secrets(cls, uri: str | None) -> str | None:
        if uri is None:
            return None
        if "@" in uri:
            raise ValueError("holds a user or password; put them in SIGHTLINE_NEO4J_USER and SIGHTLINE_NEO4J_PASSWORD")
        if not ADDRESS.fullmatch(uri):
            raise ValueError("is not an address of a database; write it as neo4j+s://host:port, or with bolt, neo4j, +s or +ssc")
        return uri

    @field_validator("data", "rules")
    @classmethod
    def _absolute(cls, folder: Path | None) -> Path | None:
        return None if folder is None else folder.expanduser().absolute()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Settings from SIGHTLINE_… variables; an unusable or unknown one raises BadSetting."""
        given = {name: value for name, value in environment.items() if name.startswith(PREFIX) and value.strip()}
        known = {PREFIX + field.upper(): field for field in cls.model_fields}
        for name in sorted(given.keys() - known.keys()):
            near = difflib.get_close_matches(name.removeprefix(PREFIX).lower(), cls.model_fields, n=1)
            raise BadSetting(name, "is not a setting", f"did you mean {PREFIX + near[0].upper()}?" if near else "take it out")
        try:
            return cls(**{known[name]: value for name, value in given.items()})  # type: ignore[arg-type]
        except ValidationError as error:
            raise _bad_setting(error) from None


def _bad_setting(error: ValidationError) -> BadSetting:
    first = error.errors(include_url=False, include_input=False)[0]
    field = str(first["loc"][0])
    problem, _, cure = first["msg"].removeprefix("Value error, ").partition("; ")
    description = Settings.model_fields[field].description
    return BadSetting(PREFIX + field.upper(), problem, cure or f"it is: {description}")
