"""A made-up family in the SocialCareData draft standards, in each of the three states in circulation."""

import copy
from typing import Any

from sightline.loaders.socialcaredata.terms import COMBINED

NHS, LOCAL = "https://fhir.nhs.uk/Id/nhs-number", "https://northmere.example/Id/child"
SERVICES, WORKERS, EPISODES = (f"https://northmere.example/Id/{name}" for name in ("service", "worker", "episode"))
BODIES = "https://northmere.example/Id/body"


def identifier(system: str, value: str) -> dict[str, Any]:
    """An Identifier."""
    return {"@type": "Identifier", "system": system, "value": value}


def timing(start: str, end: str | None = None) -> dict[str, Any]:
    """A timing block."""
    return {"@type": "TimeInformation", "startDateTime": start} | ({"endDateTime": end} if end else {})


CONTACT = {"@type": "Contact", "name": "Duty", "email": ["duty@northmere.example"], "telephone": ["01632 960001"]}

PERSON: dict[str, Any] = {
    "@id": "ex:person-1",
    "@type": "Person",
    "identifier": [identifier(NHS, "999 000 0018"), identifier(LOCAL, "C-12")],
    "name": [
        {"@type": "Name", "familyName": ["Quillfeather"], "givenName": ["Mirabel", "Jo"], "preferredName": "Mim", "use": "usual"}
    ],
    "dateOfBirth": {"@type": "PartialDate", "date": "2015-03-01", "accuracyIndicator": "UAA"},
    "isDeceased": False,
    "genderCode": "2",
    "ethnicityCode": "13",
    "address": [
        {
            "@type": "Address",
            "line1": "4 Larkrise",
            "city": "Northmere",
            "postcode": "AB1 2DE",
            "UPRN": "100012345678",
            "use": "home",
        },
        {"@type": "Address", "line1": "9 Old Row", "city": "Eastwold", "postcode": "EF3 4GH", "use": "old"},
    ],
    "contact": [CONTACT],
    "communication": [
        {
            "@type": "Communication",
            "specialCommunicationNeeds": "signs",
            "language": [{"@type": "Language", "languageCode": "bsl"}],
        }
    ],
    "relatedPerson": [{"@type": "PersonRelationship", "identifier": identifier(LOCAL, "A-7"), "relationship": ["NMTH", "MTH"]}],
}
MOTHER: dict[str, Any] = {
    "@id": "ex:person-2",
    "@type": "Person",
    "identifier": [identifier(LOCAL, "A-7")],
    "name": [{"@type": "Name", "familyName": ["Quillfeather"], "givenName": ["Odile"]}],
    "dateOfBirth": {"@type": "PartialDate", "date": "1990-06-15", "accuracyIndicator": "AAA"},
}
ORGANISATION: dict[str, Any] = {
    "@id": "ex:org",
    "@type": "Organisation",
    "identifier": [identifier(BODIES, "NM")],
    "name": "Northmere Council",
    "type": ["local-authority"],
    "contact": [CONTACT],
    "relatedService": [identifier(SERVICES, "FD")],
}
SERVICE: dict[str, Any] = {
    "@id": "ex:svc",
    "@type": "Service",
    "identifier": [identifier(SERVICES, "FD")],
    "name": "Northmere Front Door",
    "type": ["social-worker-support"],
    "contact": [CONTACT],
    "costFrequency": "none",
    "relatedOrganisation": [identifier(BODIES, "NM")],
}
PROFESSIONAL: dict[str, Any] = {
    "@id": "ex:prf",
    "@type": "Professional",
    "identifier": [identifier(WORKERS, "W-3")],
    "name": {"@type": "Name", "familyName": ["Ashgrove"], "givenName": ["Tam"]},
    "role": ["Social Worker", "Team Lead"],
    "workingStatus": True,
    "contact": CONTACT,
    "relatedService": [identifier(SERVICES, "FD")],
}
EPISODE: dict[str, Any] = {
    "@id": "ex:ep",
    "@type": "ServiceEpisode",
    "identifier": [identifier(EPISODES, "E-1")],
    "type": ["cin-plan"],
    "subjectPerson": [{"@type": "SubjectPerson", "person": identifier(LOCAL, "C-12"), "involvement": "SBJ"}],
    "relatedProfessional": [{"@type": "RelatedProfessional", "professional": identifier(WORKERS, "W-3"), "involvement": "PPRF"}],
    "relatedService": [identifier(SERVICES, "FD")],
    "timeInformation": [timing("2024-01-08T09:30:00Z", "2024-03-20T17:00:00Z")],
    "location": ["Larkrise Family Centre"],
    "finding": [
        {
            "@type": "Finding",
            "observation": [
                {"@type": "Observation", "type": "accommodation-status.refuge", "startDate": "2024-02-01T10:00:00"},
                {"@type": "Observation", "type": "SEND.SLCN", "startDate": "2024-01-10T10:00:00"},
            ],
            "measurement": [{"@type": "Measurement", "value": "0.67", "unit": "pct", "type": "Authorised Absences"}],
            "text": ["She was quiet and held on to her bag."],
        }
    ],
    "episodeOutcome": "NFA-moved",
}
EVENT: dict[str, Any] = {
    "@id": "ex:le",
    "@type": "LifeEvent",
    "identifier": [identifier(EPISODES, "L-1")],
    "type": ["referral"],
    "subjectPerson": [{"@type": "SubjectPerson", "person": identifier(NHS, "9990000018"), "involvement": "SBJ"}],
    "relatedService": [identifier(SERVICES, "FD")],
    "timeInformation": [timing("2024-01-02T10:00:00Z")],
}


def document(variant: str = "M") -> dict[str, Any]:
    """The family's document in the text's state (T), the published shapes' (M) or the later revision's (L)."""
    graph = copy.deepcopy([ORGANISATION, SERVICE, PROFESSIONAL, PERSON, MOTHER, EPISODE, EVENT])
    _, service, professional, *_, episode, event = graph
    if variant == "T":
        professional["status"] = professional.pop("workingStatus")
        del service["costFrequency"]
        episode["outcome"] = episode.pop("episodeOutcome")
    if variant == "L":
        episode["type"] = ["plan.cin-plan"]
        for one in (episode, event):
            one["timeInformation"][0]["@type"] = "Timing"
    return {"@context": COMBINED, "@graph": graph}
