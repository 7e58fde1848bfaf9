"""Sightline keeps a child in sight: one graph of what every agency's own file says."""

__version__ = "0.1.0"
