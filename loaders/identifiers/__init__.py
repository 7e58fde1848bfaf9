"""Numbers and codes that agencies know people, places and bodies by: parsed, checked and graded, never a reason to refuse."""

from sightline.loaders.identifiers.areas import area_key
from sightline.loaders.identifiers.bodies import dfe_code, gss_code, laestab, ods_code, sensitive, urn
from sightline.loaders.identifiers.grade import Grade, Identifier
from sightline.loaders.identifiers.people import nhs_number, upn
from sightline.loaders.identifiers.places import communal, postcode, uprn

__all__ = [
    "Grade",
    "Identifier",
    "area_key",
    "communal",
    "dfe_code",
    "gss_code",
    "laestab",
    "nhs_number",
    "ods_code",
    "postcode",
    "sensitive",
    "upn",
    "uprn",
    "urn",
]
