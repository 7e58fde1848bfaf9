// What stands under this id?
OPTIONAL MATCH (child:Child {id: $id})
OPTIONAL MATCH (adult:Adult {id: $id})
OPTIONAL MATCH (address:Address {id: $id})
OPTIONAL MATCH (worker:Professional {id: $id})
OPTIONAL MATCH (agency:Agency {id: $id})
OPTIONAL MATCH (authority:Authority {id: $id})
UNWIND [child, adult, address, worker, agency, authority] AS thing
WITH thing
WHERE thing IS NOT NULL
RETURN labels(thing)[0] AS label
LIMIT 6
