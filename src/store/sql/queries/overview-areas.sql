-- The numbers of every area in a campaign, in one scan of the statuses. Only eligible households are counted, but in
-- households and attempts.
-- Inputs:  ?1 campaign.n, ?2 today as ISO date; where "slots" stands, columns for the indicators are put in
-- Outputs: area, households, eligible, reached, attempts, people, people_unknown, follow_ups_due; then for each slot
--          yes, no, yes_reached, people
SELECT area,
       COUNT (*),
       SUM (eligible),
       SUM (eligible AND reached),
       SUM (attempts),
       SUM (CASE WHEN eligible THEN people END),
       SUM (eligible AND people IS NULL),
       SUM (eligible AND follow_up IS NOT NULL AND follow_up <= ?2)
       /*slots*/
  FROM status
 WHERE campaign = ?1 AND archived = 0
 GROUP BY area
