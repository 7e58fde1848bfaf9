// Which of these records does nothing speak of but one load?
UNWIND $records AS key
MATCH (record:Record {id: key})
WHERE NOT EXISTS {
  MATCH (record)<-[:ABOUT|CARER|OF]-(said)
  WHERE said.load <> $load AND NOT said.load STARTS WITH $judged
}
RETURN record.id AS record
