// About how many duties that the last check listed is nothing more to be done?
MATCH (one:Listed)
WHERE one.lapsed IS NOT NULL
RETURN count(one) AS lapsed
