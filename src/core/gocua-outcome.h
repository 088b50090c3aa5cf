/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-outcome.h: what a visit to a door can end in, and what that says about the household. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GocuaOutcome:
 * @GOCUA_OUTCOME_NONE: nothing chosen yet; a visit that is committed has another one
 * @GOCUA_OUTCOME_MET: gặp
 * @GOCUA_OUTCOME_ABSENT: vắng
 * @GOCUA_OUTCOME_REFUSED: từ chối
 * @GOCUA_OUTCOME_MOVED: đã chuyển đi
 * @GOCUA_OUTCOME_WRONG_ADDRESS: sai địa chỉ
 * @GOCUA_OUTCOME_LOCKED: nhà khóa
 * @GOCUA_OUTCOME_VACANT: nhà trống, không người ở
 * @GOCUA_OUTCOME_RENTING: cho thuê, tạm trú
 * @GOCUA_OUTCOME_NOT_ELIGIBLE: không thuộc đối tượng
 *
 * The numbers live only in memory. What is stored and exchanged is the text of gocua_outcome_get_id().
 */
typedef enum
{
  GOCUA_OUTCOME_NONE,
  GOCUA_OUTCOME_MET,
  GOCUA_OUTCOME_ABSENT,
  GOCUA_OUTCOME_REFUSED,
  GOCUA_OUTCOME_MOVED,
  GOCUA_OUTCOME_WRONG_ADDRESS,
  GOCUA_OUTCOME_LOCKED,
  GOCUA_OUTCOME_VACANT,
  GOCUA_OUTCOME_RENTING,
  GOCUA_OUTCOME_NOT_ELIGIBLE,
} GocuaOutcome;

/** GOCUA_OUTCOME_LAST: to count through all outcomes from %GOCUA_OUTCOME_MET on */
#define GOCUA_OUTCOME_LAST GOCUA_OUTCOME_NOT_ELIGIBLE

/** gocua_outcome_from_id: Returns: the outcome, or %GOCUA_OUTCOME_NONE when @id is %NULL or not known here */
GocuaOutcome gocua_outcome_from_id (const char *id);

/** gocua_outcome_get_id: Returns: (nullable): the stable id, such as "wrong-address"; %NULL for none */
const char *gocua_outcome_get_id (GocuaOutcome outcome);

/**
 * gocua_outcome_get_label:
 *
 * The built-in label through gettext. A page shows gocua_campaign_get_outcome_label(), which falls back to
 * this.
 *
 * Returns: (transfer none): a short label, "" for none
 */
const char *gocua_outcome_get_label (GocuaOutcome outcome);

/** gocua_outcome_is_contact: Returns: whether the household was met, which is what "reached" counts */
gboolean gocua_outcome_is_contact (GocuaOutcome outcome);

/**
 * gocua_outcome_is_definite:
 *
 * Returns: whether the outcome says who lives there or that nobody does. Absent and locked say nothing, so
 * they leave an earlier definite outcome standing.
 */
gboolean gocua_outcome_is_definite (GocuaOutcome outcome);

/**
 * gocua_outcome_removes_eligibility:
 *
 * Whether a household whose latest definite outcome this is does not count as eligible: vacant, wrong
 * address, not eligible, and moved. Moved is with them because the paper has one box for "sai địa chỉ/đã
 * chuyển", because a household is an address *and* a head, and because a family that left can never be
 * reached, which would put every target of 100 % out of reach; whoever lives there now is another household,
 * to be added to the roster. Renting and temporary residents stay eligible: the campaigns are for all
 * residents.
 */
gboolean gocua_outcome_removes_eligibility (GocuaOutcome outcome);

G_END_DECLS
