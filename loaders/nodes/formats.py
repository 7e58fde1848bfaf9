"""The formats made of nodes, by which a document of linked data or health resources is told and read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sightline.loaders.fhir import bundle as fhir
from sightline.loaders.intake.row import Incoming
from sightline.loaders.socialcaredata import document as socialcaredata
from sightline.loaders.tabular.beginning import text_of


@dataclass(frozen=True, slots=True)
class NodeFormat:
    """One such format."""

    title: str
    sender: str
    recognises: Callable[[str], bool]
    read: Callable[[Path, str], Incoming]


FORMATS = (
    NodeFormat(fhir.TITLE, fhir.KIND, fhir.recognises, fhir.FhirFile),
    NodeFormat(socialcaredata.TITLE, socialcaredata.KIND, socialcaredata.recognises, socialcaredata.SocialCareData),
)


def fitting(start: bytes) -> NodeFormat | None:
    """The format that the first bytes of a file are in, if any."""
    text = text_of(start)
    return next((form for form in FORMATS if form.recognises(text)), None)
