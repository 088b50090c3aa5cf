-- The lines of sheets that were keyed in a time, in the order in which they were keyed.
-- Inputs:  ?1 campaign id, ?2 from this stamp on, ?3 before this stamp
-- Outputs: stamp and author of the change that made the visit, how many changes the visit has, its sheet, and what a
--          second keying found: 0 there was none, 1 the first result stood, 2 it did not.
SELECT c.stamp, coalesce (c.author, ''),
       (SELECT count (*) FROM change d WHERE d.entity = v.id AND d.kind = 'visit'), v.sheet,
       coalesce ((SELECT max (iif (k.result IN ('second', 'other'), 2, 1)) FROM second_keying k
                   WHERE k.sheet = v.sheet AND k.line = v.line AND k.visit = v.id AND k.deleted IS NOT 1), 0)
  FROM visit v
  JOIN change c ON c.pos = (SELECT min (pos) FROM change f WHERE f.entity = v.id AND f.kind = 'visit')
 WHERE v.sheet IS NOT NULL AND v.campaign = ?1 AND v.deleted IS NOT 1 AND c.stamp >= ?2 AND c.stamp < ?3
 ORDER BY c.stamp, c.pos
