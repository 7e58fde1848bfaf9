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
PLACEMENT: dict[str, Any] = {
    "@id": "ex:plc",
    "@type": "Placement",
    "placementId": "PL-1",
    "childId": "C-12",
    "placementAvailability": {
        "@type": "PlacementAvailability", "neededBy": "< 5 days", "siblingCount": 2, "uascStatus": "NotApplicable",
    },
    "placementRequirements": {
        "@type": "PlacementRequirements", "communicationNeeds": "Yes", "specificCommunicationRequirement": ["BSL", "Other"],
        "specificCommunicationRequirementOther": ["a quiet room"], "culturalNeeds": "Not required",
        "livingCompanions": "No preference", "pets": "No", "needsAssessmentMethod": "BERRI", "deprivationOfLiberty": False,
    },
    "placementRecommendation": {
        "@type": "PlacementRecommendation", "fosterCareSuitability": "Preferred",
        "residentialCareSuitability": "Suitable but not preferred", "supportedAccommodationSuitability": "Unsuitable",
    },
    "riskAssessment": {
        "@type": "RiskAssessment", "riskSelfHarm": "No known risk", "riskCriminalExploitation": "No known risk",
        "riskDrugAlcohol": "No known risk", "riskEatingDisorder": "No known risk", "riskMissing": "Risk Present",
        "riskSexualExploitation": "No known risk", "riskToOthersPhysical": "No known risk", "riskToOthersSexual": "No known risk",
        "riskToOthersFire": "No known risk", "riskToOthersAnimals": "No known risk", "riskToOthersCriminal": "No known risk",
    },
    "actualPlacement": {
        "@type": "ActualPlacement", "placementType": "Foster", "placementStartDate": "2024-03-21",
        "placementSource": "Block contract", "providerURN": "SC000000", "placementLocation": "AB1", "isLocationPreferred": True,
        "nonPreferredLocationReason": "Not applicable", "isEducationContinuous": True, "siblingsPlacedTogether": 1,
        "totalWeeklyCost": 812.50,
    },
    "qualityAssurance": {
        "@type": "QualityAssurance", "referralDate": "2024-03-12", "placementDateAdmin": "2024-03-21", "costDate": "2024-03-25",
        "placementOfficerName": "Tam Ashgrove",
    },
}  # fmt: skip
_CARE = {
    "personId": identifier(LOCAL, "A-7"),
    "professionalId": identifier(WORKERS, "W-3"),
    "capacityToCompleteAssessment": True,
    "advocateRequired": False,
    "consentToInformationSharing": True,
    "status": "active",
}
ASSESSMENT: dict[str, Any] = {
    "@id": "ex:ass",
    "@type": "CareNeedsAssessment",
    "identifier": identifier(EPISODES, "AS-1"),
    **_CARE,
    "dateCompleted": "2024-02-11T14:30:00Z",
    "review": [{"@type": "Review", "isReview": True, "previousId": [identifier(EPISODES, "AS-0")]}],
    "planId": identifier(EPISODES, "CP-1"),
    "assessmentQuestion": [
        {
            "@type": "AssessmentQuestion",
            "category": "Housing",
            "questionText": "Who else lives there?",
            "answer": ["A child; a lodger"],
            "answerType": "String",
            "required": True,
        }
    ],
}
PLAN: dict[str, Any] = {
    "@id": "ex:cp",
    "@type": "CarePlan",
    "identifier": identifier(EPISODES, "CP-1"),
    **_CARE,
    "dateCompleted": "2024-02-12T09:00:00Z",
    "review": [{"@type": "Review", "isReview": False}],
    "assessmentId": identifier(EPISODES, "AS-1"),
    "careComponent": [
        {
            "@type": "CareComponent",
            "actor": [{"@type": "CareActor", "actorType": "Professional services", "actorId": identifier(SERVICES, "MEALS")}],
            "time": {"@type": "CareTiming", "frequency": "Daily", "startDateTime": "2024-03-01T12:00:00Z"},
            "activity": {"@type": "CareActivity", "activityDescription": "Bring a hot meal."},
        }
    ],
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
