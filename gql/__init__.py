"""The GraphQL schema, its limits and the Starlette app that serves it and the page."""
