-- What a list shows of one household.
-- Inputs:  ?1 household.n, ?2 campaign.n, 0 for none
-- Outputs: id, code, head, address, name of the area, group, phone, id of the area, people, people of eligible age,
--          archived, name of the team in charge, note; then the columns of gocua_status_read_row(), null before the first campaign.
--          No row when the household is gone.
SELECT h.id, h.code, h.head, h.address, a.name, h.group_name, h.phone, a.id, h.people, h.eligible, h.archived,
       t.name, h.note,
       s.eligible, s.reached, s.attempts, s.outcome, s.last_date, s.reached_date, s.follow_up, s.reason,
       s.v0, s.v1, s.v2, s.v3, s.v4, s.v5, s.v6, s.v7, s.v8, s.v9, s.v10, s.v11, s.v12, s.v13, s.v14, s.v15
  FROM household h
  LEFT JOIN area a ON a.id = h.area AND a.deleted IS NOT 1
  LEFT JOIN team t ON t.id = h.team AND t.deleted IS NOT 1
  LEFT JOIN status s ON s.campaign = ?2 AND s.household = h.n
 WHERE h.n = ?1 AND h.deleted IS NOT 1
