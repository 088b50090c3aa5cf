-- How many visits of a campaign that count were made today. A visit of today is the latest of its household or as late,
-- so only those households are looked at and not a million visits.
-- Inputs:  ?1 campaign.n, ?2 today as ISO date
-- Outputs: visits
SELECT COUNT (*)
  FROM status s
 CROSS JOIN household h ON h.n = s.household
 CROSS JOIN visit v ON v.household = h.id
 WHERE s.campaign = ?1 AND s.last_date >= ?2
   AND v.date = ?2 AND v.deleted IS NOT 1 AND v.withdrawn IS NULL
   AND v.campaign = (SELECT id FROM campaign WHERE n = ?1)
