"""What the fixtures `ask` and `asking` are: rows of any Cypher text from a store, and the whole answer to a GraphQL query."""

from collections.abc import Awaitable, Callable
from typing import Any

Ask = Callable[..., Awaitable[list[dict[str, Any]]]]
Asking = Callable[..., Awaitable[dict[str, Any]]]
