"""Keys of what nodes name by an identifier of a system and a value: one system and value are one thing, whoever says so."""

import re
from dataclasses import dataclass

from sightline.loaders.identifiers import ods_code
from sightline.loaders.intake.sender import Sender, slug

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
ODS_CODES = ("https://fhir.nhs.uk/Id/ods-organization-code", "https://fhir.nhs.uk/Id/ods-site-code")
_WRITTEN = {
    **{system.casefold(): system for system in (NHS_NUMBER, *ODS_CODES)},
    "urn:oid:2.16.840.1.113883.2.1.4.1": NHS_NUMBER,
    "urn:oid:2.16.840.1.113883.2.1.3.2.4.18.48": ODS_CODES[0],
}
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.I)
_MADE_UP = re.compile(r"https?://([^/]*\.)?example\.(org|com|net)\b|ex:", re.I)


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """An identifier: its system, those of the NHS as they should be written, and the value without white space."""

    system: str
    value: str

    @property
    def is_nhs(self) -> bool:
        """Is it said to be an NHS number."""
        return self.system == NHS_NUMBER

    @property
    def usable(self) -> bool:
        """Can it name anything: a relative system may mean something else in every file."""
        return bool(self.value and absolute(self.system))

    def __str__(self) -> str:
        return f"{self.value} ({self.system})"


def number(system: str, value: str) -> Number:
    """An identifier as it is compared; the NHS's own systems are also written without care, as before 2019, or as numbers."""
    plain = system.casefold().rstrip("/").replace("http:", "https:", 1).replace("//fhir.nhs.net/", "//fhir.nhs.uk/")
    return Number(_WRITTEN.get(plain, system), "".join(value.split()))


def absolute(system: str) -> bool:
    """Is this an absolute URI."""
    return bool(_ABSOLUTE.fullmatch(system))


def body_key(one: Number, sender: Sender) -> str:
    """The key of an organisation, service or team. Systems made up for examples hold within one sender alone."""
    if one.system in ODS_CODES and ods_code(one.value).keeps:
        return f"ods-{ods_code(one.value).value}"
    return f"{_scope(one, sender)}{slug(one.system)}/{slug(one.value)}"


def worker_key(one: Number, sender: Sender) -> str:
    """The key of a worker."""
    return f"{_scope(one, sender)}{slug(one.system)}/worker-{slug(one.value)}"


def person_key(one: Number, holder: str) -> str:
    """The key of a holder's record of a person."""
    return f"{holder}/{'nhs' if one.is_nhs else slug(one.system)}/{one.value}"


def _scope(one: Number, sender: Sender) -> str:
    return f"{sender.agency.id}/" if _MADE_UP.match(one.system) else ""
