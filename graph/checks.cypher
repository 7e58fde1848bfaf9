// Which checks did this viewer begin, the latest first: finished or not, of a rule by its mark, of all duties, by a past day's files?
MATCH (check:Check {viewer: $viewer})
WHERE (check.finished_at IS NOT NULL) = $finished
  AND ($mark IS NULL OR $mark IN check.marks)
  AND ($listed IS NULL OR check.listed = $listed)
  AND ($replayed IS NULL OR check.replayed = $replayed)
RETURN check.started_at AS started_at, properties(check) AS check
ORDER BY started_at DESC
LIMIT $most
