/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-outcome.c: what a visit to a door can end in, and what that says about the household. */

#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include <glib/gi18n.h>

#include "core/gocua-outcome.h"

typedef struct
{
  const char *id;
  const char *label;
  gboolean definite;
  gboolean removes_eligibility;
} OutcomeInfo;

static const OutcomeInfo infos[] = {
  [GOCUA_OUTCOME_NONE] = { NULL, NULL, FALSE, FALSE },
  [GOCUA_OUTCOME_MET] = { "met", NC_ ("outcome", "Met"), TRUE, FALSE },
  [GOCUA_OUTCOME_ABSENT] = { "absent", NC_ ("outcome", "Absent"), FALSE, FALSE },
  [GOCUA_OUTCOME_REFUSED] = { "refused", NC_ ("outcome", "Refused"), TRUE, FALSE },
  [GOCUA_OUTCOME_MOVED] = { "moved", NC_ ("outcome", "Moved away"), TRUE, TRUE },
  [GOCUA_OUTCOME_WRONG_ADDRESS] = { "wrong-address", NC_ ("outcome", "Wrong address"), TRUE, TRUE },
  [GOCUA_OUTCOME_LOCKED] = { "locked", NC_ ("outcome", "House locked"), FALSE, FALSE },
  [GOCUA_OUTCOME_VACANT] = { "vacant", NC_ ("outcome", "Vacant"), TRUE, TRUE },
  [GOCUA_OUTCOME_RENTING] = { "renting", NC_ ("outcome", "Rented or temporary"), TRUE, FALSE },
  [GOCUA_OUTCOME_NOT_ELIGIBLE] = { "not-eligible", NC_ ("outcome", "Not eligible"), TRUE, TRUE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (infos) == GOCUA_OUTCOME_LAST + 1);

static const OutcomeInfo *
info_of (GocuaOutcome outcome)
{
  return &infos[(guint) outcome < G_N_ELEMENTS (infos) ? outcome : GOCUA_OUTCOME_NONE];
}

GocuaOutcome
gocua_outcome_from_id (const char *id)
{
  for (guint i = GOCUA_OUTCOME_MET; i < G_N_ELEMENTS (infos); i++)
    if (g_strcmp0 (id, infos[i].id) == 0)
      return (GocuaOutcome) i;
  return GOCUA_OUTCOME_NONE;
}

const char *
gocua_outcome_get_id (GocuaOutcome outcome)
{
  return info_of (outcome)->id;
}

const char *
gocua_outcome_get_label (GocuaOutcome outcome)
{
  const char *label = info_of (outcome)->label;

  return label != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "outcome", label) : "";
}

gboolean
gocua_outcome_is_contact (GocuaOutcome outcome)
{
  return outcome == GOCUA_OUTCOME_MET;
}

gboolean
gocua_outcome_is_definite (GocuaOutcome outcome)
{
  return info_of (outcome)->definite;
}

gboolean
gocua_outcome_removes_eligibility (GocuaOutcome outcome)
{
  return info_of (outcome)->removes_eligibility;
}
