"""A small made-up Standard Safeguarding Dataset: a girl, her brother, a young woman who left care, and what is said of them."""

import csv
import io
from pathlib import Path

TABLES: dict[str, str] = {
    "ssd_person": """
pers_person_id,pers_legacy_id,pers_forename,pers_surname,pers_sex,pers_ethnicity,pers_dob,pers_common_child_id,pers_upn_unknown,pers_expected_dob,pers_death_date
N1,L9,Zélie,Quillfeather,F,WBRI,2013-02-14 00:00:00,9990000018,,,
N2,,Orrin,Quillfeather,M,WBRI,2015-06-30,1111111111,UN1,,
N3,,,Quillfeather,U,NOBT,,,UN1,2024-07-01,
N4,,Ombra,Vellacott,F,WBRI,2006-03-01,,,,
""",
    "ssd_linked_identifiers": """
link_table_id,link_person_id,link_identifier_type,link_identifier_value,link_valid_from_date,link_valid_to_date
1,N1,Unique Pupil Number,U201123420001,2017-09-01,
2,N1,Home Office number,HO77,,
""",
    "ssd_family": """
fami_table_id,fami_family_id,fami_person_id
1,F1,N1
2,F1,N2
""",
    "ssd_address": '''
addr_table_id,addr_person_id,addr_address_type,addr_address_start_date,addr_address_end_date,addr_address_postcode,addr_address_json
1,N1,HOME,2019-03-01,2024-01-10,AB12DE,"{""ROOM"":"""",""FLAT"":"""",""HOUSE"":""4"",""STREET"":""Larkrise Lane"",""TOWN"":""Northmere"",""UPRN"":""10001""}"
2,N2,HOME,,,AB12DE,"{""HOUSE"":""4"",""STREET"":""Larkrise Lane"",""TOWN"":""Northmere"",""UPRN"":""10001""}"
3,N3,TEMP,2024-02-01,,ZZ993VZ,not json
''',  # noqa: E501
    "ssd_disability": """
disa_table_id,disa_person_id,disa_disability_code
1,N1,HEAR
""",
    "ssd_immigration_status": """
immi_immigration_status_id,immi_person_id,immi_immigration_status,immi_immigration_status_start_date,immi_immigration_status_end_date
1,N2,Settled,2020-01-01,
""",
    "ssd_mother": """
moth_table_id,moth_person_id,moth_childs_person_id,moth_childs_dob
1,M5,N1,2013-02-14
""",
    "ssd_legal_status": """
lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,lega_legal_status_end_date
1,N1,L1,2024-01-10,2024-01-12
2,N1,C1,2024-01-12,
3,N2,V2,2024-01-12,
""",
    "ssd_contacts": """
cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code,cont_contact_source_desc,cont_contact_outcome_json
C1,N1,2023-04-28,2A,School,"{""OUTCOME_NEW_REFERRAL_FLAG"":""Y"",""OUTCOME_NFA_FLAG"":""N"",""COMMENTS"":""rang twice""}"
C2,N1,30/04/2023,6,,
""",
    "ssd_early_help_episodes": """
earl_episode_id,earl_person_id,earl_episode_start_date,earl_episode_end_date,earl_episode_reason,earl_episode_end_reason,earl_episode_organisation,earl_episode_worker_id
H1,N1,2022-09-01,2023-04-01,Attendance,Stepped up,Northmere Family Hub,W8
""",
    "ssd_cin_episodes": """
cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,cine_referral_source_code,cine_referral_outcome_json,cine_referral_nfa,cine_close_reason,cine_close_date,cine_referral_team,cine_referral_worker_id
R1,N1,2023-05-02,N1,2A,"{""SINGLE_ASSESSMENT_FLAG"":""Y""}",N,,,T1,W7
R2,N2,2023-05-02,N1,2A,,Y,RC8,2023-05-03,T1,W7
""",
    "ssd_cin_assessments": """
cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_child_seen,cina_assessment_auth_date,cina_assessment_outcome_json,cina_assessment_outcome_nfa,cina_assessment_team,cina_assessment_worker_id
A1,N1,R1,2023-05-03,Y,2023-06-20,"{""OUTCOME_STRATEGY_DISCUSSION_FLAG"":""Y""}",N,T1,W7
""",
    "ssd_assessment_factors": """
cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json
1,A1,"[""1B"", ""16A""]"
2,A9,"[""2A""]"
""",
    "ssd_cin_plans": """
cinp_cin_plan_id,cinp_referral_id,cinp_person_id,cinp_cin_plan_start_date,cinp_cin_plan_end_date,cinp_cin_plan_team,cinp_cin_plan_worker_id
P1,R1,N1,2023-06-21,2023-09-01,T1,W7
""",
    "ssd_cin_visits": """
cinv_cin_visit_id,cinv_person_id,cinv_cin_visit_date,cinv_cin_visit_seen,cinv_cin_visit_seen_alone,cinv_cin_visit_bedroom
V1,N1,2023-07-05,Y,N,Y
""",
    "ssd_s47_enquiry": """
s47e_s47_enquiry_id,s47e_referral_id,s47e_person_id,s47e_s47_start_date,s47e_s47_end_date,s47e_s47_nfa,s47e_s47_outcome_json,s47e_s47_completed_by_worker_id,s47e_s47_completed_by_team
S1,R1,N1,2023-08-14,2023-08-30,N,"{""OUTCOME_CP_CONFERENCE_FLAG"":""Y""}",W7,T1
""",
    "ssd_initial_cp_conference": """
icpc_icpc_id,icpc_icpc_meeting_id,icpc_s47_enquiry_id,icpc_person_id,icpc_cp_plan_id,icpc_referral_id,icpc_icpc_transfer_in,icpc_icpc_target_date,icpc_icpc_date,icpc_icpc_outcome_cp_flag,icpc_icpc_outcome_json,icpc_icpc_team,icpc_icpc_worker_id
I1,,S1,N1,K1,R1,N,2023-09-04,2023-09-01,Y,,T1,W7
""",
    "ssd_cp_plans": """
cppl_cp_plan_id,cppl_referral_id,cppl_icpc_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_initial_category,cppl_cp_plan_latest_category,cppl_cp_plan_ola
K1,R1,I1,N1,2023-09-01,2024-01-10,NEG,EMO,N
""",
    "ssd_cp_reviews": """
cppr_cp_review_id,cppr_person_id,cppr_cp_plan_id,cppr_cp_review_due,cppr_cp_review_date,cppr_cp_review_meeting_id,cppr_cp_review_outcome_continue_cp,cppr_cp_review_quorate,cppr_cp_review_participation
Q1,N1,K1,2023-12-01,2023-11-28,,Y,Y,PN1
""",
    "ssd_cp_visits": """
cppv_cp_visit_id,cppv_person_id,cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen,cppv_cp_visit_seen_alone,cppv_cp_visit_bedroom
V2,N1,K1,2023-09-12,Y,Y,Y
""",
    "ssd_cla_episodes": """
clae_cla_episode_id,clae_person_id,clae_cla_episode_start_date,clae_cla_episode_start_reason,clae_cla_primary_need_code,clae_cla_episode_ceased_date,clae_cla_episode_ceased_reason,clae_cla_id,clae_referral_id,clae_cla_placement_id,clae_entered_care_date,clae_cla_last_iro_contact_date
E1,N1,2024-01-10,S,N1,,,LAC1,R1,PL1,2024-01-10,2024-02-20
""",
    "ssd_cla_placement": """
clap_cla_placement_id,clap_cla_id,clap_person_id,clap_cla_placement_start_date,clap_cla_placement_type,clap_cla_placement_urn,clap_cla_placement_distance,clap_cla_placement_provider,clap_cla_placement_postcode,clap_cla_placement_end_date,clap_cla_placement_change_reason
PL1,LAC1,,2024-01-10,U6,SC123456,3.2,PR1,EF34GH,,
""",
    "ssd_cla_reviews": """
clar_cla_review_id,clar_cla_id,clar_cla_review_due_date,clar_cla_review_date,clar_cla_review_cancelled,clar_cla_review_participation
LR1,LAC1,2024-02-07,2024-02-06,N,PN1
LR2,LAC1,2024-03-07,,Y,
""",
    "ssd_cla_visits": """
clav_cla_visit_id,clav_cla_id,clav_person_id,clav_cla_visit_date,clav_cla_visit_seen,clav_cla_visit_seen_alone
V3,LAC1,N1,2024-01-15,Y,Y
""",
    "ssd_cla_health": """
clah_health_check_id,clah_person_id,clah_health_check_type,clah_health_check_date,clah_health_check_status
HC1,N1,Initial health assessment,2024-02-01,Completed
""",
    "ssd_cla_previous_permanence": """
lapp_table_id,lapp_person_id,lapp_previous_permanence_option,lapp_previous_permanence_la,lapp_previous_permanence_order_date
1,N4,P3,Eastwold,2011-03-07
""",
    "ssd_cla_care_plan": """
lacp_table_id,lacp_person_id,lacp_cla_care_plan_start_date,lacp_cla_care_plan_end_date,lacp_cla_care_plan_json
1,N4,2018-03-05,2024-03-01,"{""REMAINSUP"":""N"",""LTSUPPORT"":""Y""}"
""",
    "ssd_cla_immunisations": """
clai_person_id,clai_immunisations_status,clai_immunisations_status_date
N4,Y,2023-09-18
""",
    "ssd_cla_substance_misuse": """
clas_substance_misuse_id,clas_person_id,clas_substance_misuse_date,clas_substance_misused,clas_intervention_received
1,N4,2022-11-14,Cannabis,Y
""",
    "ssd_cla_convictions": """
clac_cla_conviction_id,clac_person_id,clac_cla_conviction_date,clac_cla_conviction_offence
1,N4,2023-02-27,Criminal damage
""",
    "ssd_sdq_scores": """
csdq_table_id,csdq_person_id,csdq_sdq_score,csdq_sdq_completed_date,csdq_sdq_reason
1,N4,17,2022-06-13,
2,N4,,2023-06-12,SDQ2
""",
    "ssd_care_leavers": """
clea_table_id,clea_person_id,clea_care_leaver_eligibility,clea_care_leaver_in_touch,clea_care_leaver_latest_contact,clea_care_leaver_accommodation,clea_care_leaver_accom_suitable,clea_care_leaver_activity,clea_pathway_plan_review_date,clea_care_leaver_personal_advisor,clea_care_leaver_allocated_team,clea_care_leaver_worker_id
1,N4,Former relevant,YES,2024-03-04,D,1,F2,2024-02-19,Quilla Merrow,T1,W8
""",
    "ssd_permanence": """
perm_table_id,perm_person_id,perm_cla_id,perm_adm_decision_date,perm_matched_date,perm_placement_order_date,perm_placed_for_adoption_date,perm_permanence_order_date,perm_permanence_order_type,perm_decision_reversed_date,perm_decision_reversed_reason
1,N4,LAC9,2010-02-01,2010-09-06,2010-04-12,2010-10-04,2011-03-07,Adoption,,
2,N4,LAC10,2018-06-04,,,,,,2019-01-14,RD3
""",
    "ssd_pre_proceedings": """
prep_table_id,prep_person_id,prep_plo_family_id,prep_pre_pro_decision_date,prep_initial_pre_pro_meeting_date,prep_pre_pro_outcome,prep_agree_stepdown_issue_date,prep_pre_pro_letter_date,prep_care_pro_letter_date,prep_legal_gateway_outcome
1,N4,F2,2017-10-02,2017-10-16,Issue proceedings,2018-01-15,2017-10-05,2018-01-22,Threshold met
""",
    "ssd_voice_of_child": """
voch_table_id,voch_person_id,voch_explained_worries,voch_story_help_understand,voch_agree_worker,voch_plan_safe,voch_tablet_help_explain
1,N4,Yes,No,Yes,Yes,N
""",
    "ssd_s251_finance": """
s251_table_id,s251_cla_placement_id,s251_placeholder_1,s251_placeholder_2
1,PL1,,
""",
    "ssd_api_data_staging": """
id,person_id,json_payload,partial_json_payload,current_hash,previous_hash,submission_status,row_state,last_updated
1,N4,{},,0a1b,,pending,new,2024-06-03
""",
    "ssd_missing": """
miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,miss_missing_episode_end_date,miss_missing_rhi_offered,miss_missing_rhi_accepted
1,N1,2024-02-10,M,2024-02-11,Y,N
""",
    "ssd_send": """
send_table_id,send_person_id,send_upn,send_uln,send_upn_unknown
SE1,N1,U201123420001,,
SE2,N4,,9990000123,
""",
    "ssd_ehcp_requests": """
ehcr_ehcp_request_id,ehcr_send_table_id,ehcr_ehcp_req_date,ehcr_ehcp_req_outcome_date,ehcr_ehcp_req_outcome
EQ1,SE1,2023-01-10,2023-02-20,Y
EQ2,SE2,2016-09-12,2016-10-20,Y
""",
    "ssd_ehcp_assessment": """
ehca_ehcp_assessment_id,ehca_ehcp_request_id,ehca_ehcp_assessment_outcome_date,ehca_ehcp_assessment_outcome,ehca_ehcp_assessment_exceptions
EM1,EQ2,2017-01-16,Y,
""",
    "ssd_ehcp_named_plan": """
ehcn_named_plan_id,ehcn_ehcp_asmt_id,ehcn_named_plan_start_date,ehcn_named_plan_ceased_date,ehcn_named_plan_ceased_reason
EN1,EM1,2017-02-06,2022-07-22,2
""",
    "ssd_ehcp_active_plans": """
ehcp_active_ehcp_id,ehcp_ehcp_request_id,ehcp_active_ehcp_last_review_date
EA1,EQ1,2024-01-30
""",
    "ssd_sen_need": """
senn_table_id,senn_active_ehcp_id,senn_active_ehcp_need_type,senn_active_ehcp_need_rank
1,EA1,SLCN,1
""",
    "ssd_involvements": """
invo_involvements_id,invo_professional_id,invo_professional_role_id,invo_professional_team,invo_involvement_start_date,invo_involvement_end_date,invo_worker_change_reason,invo_person_id,invo_referral_id
1,W7,SW,T1,2023-05-02,2023-12-01,LEFTRL,N1,R1
""",
    "ssd_professionals": """
prof_professional_id,prof_staff_id,prof_professional_name,prof_social_worker_registration_no,prof_professional_job_title,prof_professional_department
W7,S77,Made-Up Merrow,SW1,social worker,T1
W8,S88,Invented Ives,,family support worker,T2
""",
    "ssd_department": """
dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name
T1,Assessment Team North,,
""",
    "ssd_cohort": """
dim_person_id,legacy_id,has_contact,has_referral,has_903,is_care_leaver,has_eligibility,has_client_flag,has_involvement
N1,L9,1,1,1,0,0,0,1
""",
    "ssd_version_log": """
version_number,release_date,description,is_current,created_at,created_by,impact_description
1.4.6,2026-08-10,,1,,,
""",
}  # fmt: skip


def written_tables(folder: Path, *, without: tuple[str, ...] = ()) -> Path:
    """Each table as a CSV file under a name that says nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, text) in enumerate(TABLES.items()):
        if name not in without:
            (folder / f"export {number}.csv").write_text(text.lstrip(), encoding="utf-8")
    return folder


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of one table."""
    return list(csv.DictReader(io.StringIO(TABLES[name].lstrip())))
