// Which records of this kind of person come next, in the order of their ids?
MATCH (record:Record)
WHERE record.id > $after AND coalesce(record.person, 'child') = $person
RETURN record.id AS id
ORDER BY id
LIMIT $most
