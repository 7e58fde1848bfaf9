"""A made-up population with made-up names, teams and numbers, and with gaps planted where the truth is known."""

from sightline.loaders.borough.population import borough

__all__ = ["borough"]
