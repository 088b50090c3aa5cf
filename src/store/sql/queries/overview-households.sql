-- How many households each area has on the roster, for a ward that has no campaign yet.
-- Inputs:  none
-- Outputs: area, households
SELECT area, COUNT (*)
  FROM household
 WHERE deleted IS NOT 1 AND archived IS NOT 1
 GROUP BY area
