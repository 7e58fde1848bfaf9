// Under which codes do registers know this body, unless it has closed and they may be another's by now?
MATCH (agency:Agency {id: $id})
WHERE agency.until IS NULL
RETURN agency.codes AS codes
