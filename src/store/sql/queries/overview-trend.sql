-- How many eligible households were first met on each day.
-- Inputs:  ?1 campaign.n, ?2 the first and ?3 the last day as ISO dates
-- Outputs: date, households
SELECT reached_date, COUNT (*)
  FROM status
 WHERE campaign = ?1 AND eligible = 1 AND reached_date BETWEEN ?2 AND ?3
 GROUP BY reached_date
