// Who are these people, as identities: children, unborn ones among them, and adults?
UNWIND $persons AS key
OPTIONAL MATCH (child:Child {id: key})
OPTIONAL MATCH (adult:Adult {id: key})
WITH child, adult, coalesce(child, adult) AS person
WHERE person IS NOT NULL
RETURN CASE WHEN child IS NULL THEN 'Adult' ELSE 'Child' END AS label, properties(person) AS is
ORDER BY person.id
