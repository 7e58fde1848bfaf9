"""Small made-up daily payloads, as an authority sends them to the Department for Education."""

import json
from typing import Any

EPISODE: dict[str, Any] = {
    "social_care_episode_id": "E1",
    "referral_date": "2023-05-02",
    "referral_source": "2A",
    "referral_no_further_action_flag": False,
    "care_worker_details": [{"worker_id": "W7", "start_date": "2023-05-03", "end_date": None}],
    "child_and_family_assessments": [
        {"child_and_family_assessment_id": "A1", "start_date": "2023-05-03", "authorisation_date": "2023-06-20",
         "factors": ["1B", "16A"], "purge": False},
    ],
    "child_in_need_plans": [{"child_in_need_plan_id": "A1", "start_date": "2023-06-21", "end_date": "2023-09-01"}],
    "section_47_assessments": [
        {"section_47_assessment_id": "S1", "start_date": "2023-08-14", "icpc_required_flag": True,
         "icpc_date": "2023-09-01", "end_date": "2023-08-30", "purge": False},
        {"section_47_assessment_id": "S2", "start_date": "2023-12-01", "icpc_required_flag": False, "purge": False},
    ],
    "child_protection_plans": [{"child_protection_plan_id": "P1", "start_date": "2023-09-01", "purge": False}],
    "child_looked_after_placements": [
        {"child_looked_after_placement_id": "L1", "start_date": "2024-01-10", "start_reason": "S", "placement_type": "U6",
         "postcode": "EF34GH", "purge": False},
    ],
    "purge": False,
}  # fmt: skip

CHILD: dict[str, Any] = {
    "la_child_id": "N1",
    "mis_child_id": "Made-Up-1",
    "child_details": {
        "unique_pupil_number": "U201123420001", "first_name": "Zélie", "surname": "Quillfeather",
        "date_of_birth": "2013-02-14", "sex": "F", "ethnicity": "WBRI", "disabilities": ["HAND", "HEAR"],
        "postcode": "AB12DE", "uasc_flag": False, "purge": False,
    },
    "health_and_wellbeing": {"sdq_assessments": [{"date": "2024-01-20", "score": 17}], "purge": False},
    "social_care_episodes": [EPISODE],
    "purge": False,
}  # fmt: skip

UNBORN: dict[str, Any] = {
    "la_child_id": "N2",
    "child_details": {"unique_pupil_number_unknown_reason": "UN1", "expected_date_of_birth": "2024-07-01", "sex": "U"},
    "social_care_episodes": [
        {"social_care_episode_id": "E1", "referral_date": "2024-02-01", "referral_source": "3E",
         "referral_no_further_action_flag": True},
    ],
}  # fmt: skip


def payload(*children: dict[str, Any]) -> str:
    """Children as one day's payload."""
    return json.dumps({"la_code": 201, "children": children}, indent=1, ensure_ascii=False)
