// Which proposals wait for a person, the likeliest first, after a place: of one sort, of one team, above a likelihood?
MATCH (one:Proposal {sort: $sort})
WHERE one.decided IS NULL AND one.place > $after AND one.probability >= $least
  AND ($teams IS NULL OR any(team IN one.teams WHERE team IN $teams))
  AND ($kind IS NULL OR one.kind = $kind)
  AND ($guarded IS NULL OR $guarded = (size(one.guards) > 0))
RETURN one.place AS place, properties(one) AS proposal
ORDER BY place
LIMIT $most
