"""Our own exchange format: one case in one file that a person can write, read and check. See docs/case-format.md."""

from sightline.loaders.case_format.document import CaseDocument, parse_case, read_case, recognises, shipped_case
from sightline.loaders.case_format.problems import BadCase, Held, Problem
from sightline.loaders.case_format.writing import write_case

__all__ = [
    "BadCase",
    "CaseDocument",
    "Held",
    "Problem",
    "parse_case",
    "read_case",
    "recognises",
    "shipped_case",
    "write_case",
]
