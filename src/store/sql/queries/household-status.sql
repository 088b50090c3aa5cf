-- Where one household stands in one campaign.
-- Inputs:  ?1 id of the household, ?2 campaign.n, 0 for none
-- Outputs: whether it is on the roster; then the columns of gocua_status_read_row(), null before the first campaign.
--          No row when there is no such household.
SELECT h.archived IS NOT 1,
       s.eligible, s.reached, s.attempts, s.outcome, s.last_date, s.reached_date, s.follow_up, s.reason,
       s.v0, s.v1, s.v2, s.v3, s.v4, s.v5, s.v6, s.v7, s.v8, s.v9, s.v10, s.v11, s.v12, s.v13, s.v14, s.v15
  FROM household h
  LEFT JOIN status s ON s.campaign = ?2 AND s.household = h.n
 WHERE h.id = ?1 AND h.deleted IS NOT 1
