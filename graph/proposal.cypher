// What is proposed under this key?
MATCH (one:Proposal {id: $id})
RETURN properties(one) AS proposal
