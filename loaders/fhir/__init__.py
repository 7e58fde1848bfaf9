"""FHIR R4 resources of the NHS: patients, relatives, encounters, child protection flags, and the bodies that they name."""
