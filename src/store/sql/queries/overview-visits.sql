-- How many visits of a campaign that count were made on a day. The conditions are those of the index visit_day, which
-- alone gives the answer.
-- Inputs:  ?1 campaign.n, ?2 the day as ISO date
-- Outputs: visits
SELECT COUNT (*)
  FROM visit
 WHERE date = ?2
   AND campaign = (SELECT id FROM campaign WHERE n = ?1)
   AND deleted IS NOT 1
   AND withdrawn IS NULL
