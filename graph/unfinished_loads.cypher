// Which loads were begun and never finished?
MATCH (begun:Load)
WHERE begun.finished_at IS NULL
RETURN begun.source AS source
ORDER BY source
LIMIT 100
