// Which loads were begun, and when did each finish, if it did?
MATCH (begun:Load)
RETURN begun.source AS source, begun.started_at AS started_at, begun.finished_at AS finished_at
ORDER BY started_at, source
LIMIT 10000
