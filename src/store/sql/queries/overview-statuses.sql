-- Where every household on the roster stands in a campaign. Counted by the reader in one pass: GROUP BY would sort all
-- rows by area first, which takes twice as long, and once more for the trend.
-- Inputs:  ?1 campaign.n; where "slots" stands, the columns of the campaign's indicators are put in
-- Outputs: area, eligible, reached, attempts, people, follow_up, reached_date, last_date; then the value of each slot
SELECT area, eligible, reached, attempts, people, follow_up, reached_date, last_date /*slots*/
  FROM status
 WHERE campaign = ?1 AND archived = 0
