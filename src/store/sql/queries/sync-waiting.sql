-- What waits for the server, one row for each batch, the oldest first.
-- Inputs:  ?1 how many
-- Outputs: batch, number of its changes, stamp, author, kind and entity of its first one, its action ('' when
--          another computer made it)
WITH waiting AS (
  SELECT batch, count(*) AS n_changes, min(pos) AS pos
  FROM change
  WHERE server_pos IS NULL AND rejected IS NULL
  GROUP BY batch
  ORDER BY min(pos)
  LIMIT ?1
)
SELECT w.batch, w.n_changes, c.stamp, c.author, c.kind, c.entity, coalesce(b.action, '')
FROM waiting w
JOIN change c ON c.pos = w.pos
LEFT JOIN batch b ON b.id = w.batch
ORDER BY w.pos;
