/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-draft.c: unsaved lines as text, to be kept across a restart. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-draft.h"

#include "core/gocua-answers.h"

/* One group for each line, named by the id of the visit: a line that was saved after all is known by it. */

static char *
key_of (GocuaCampaign *campaign, guint slot)
{
  return g_strconcat ("answer-", gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, slot)),
                      NULL);
}

static void
add_answers (GKeyFile *file, const char *group, GocuaEntryModel *line)
{
  GocuaCampaign *campaign = gocua_entry_model_get_campaign (line);

  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    {
      g_autofree char *key = key_of (campaign, slot);

      if (gocua_entry_model_get_value (line, slot) >= 0)
        g_key_file_set_integer (file, group, key, gocua_entry_model_get_value (line, slot));
    }
}

static void
get_answers (GKeyFile *file, const char *group, GocuaEntryModel *line)
{
  GocuaCampaign *campaign = gocua_entry_model_get_campaign (line);

  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    {
      g_autofree char *key = key_of (campaign, slot);

      if (g_key_file_has_key (file, group, key, NULL))
        gocua_entry_model_set_value (
            line, slot, CLAMP (g_key_file_get_integer (file, group, key, NULL), 0, GOCUA_ANSWER_MAX));
    }
}

static GocuaEntryModel *
get_line (GKeyFile *file, const char *group, GocuaCampaign *campaign, const GocuaId *id)
{
  g_autofree char *typed = g_key_file_get_string (file, group, "typed", NULL);
  g_autofree char *household = g_key_file_get_string (file, group, "household", NULL);
  int eligible = g_key_file_has_key (file, group, "eligible", NULL)
                     ? g_key_file_get_integer (file, group, "eligible", NULL)
                     : -1;
  GocuaId household_id;
  gboolean has_household = household != NULL && gocua_id_parse (&household_id, household);

  return gocua_entry_model_new_restored (campaign, id, has_household ? &household_id : NULL,
                                         typed != NULL ? typed : "", eligible);
}

void
gocua_entry_draft_add (GKeyFile *file, GocuaEntryModel *line)
{
  char group[GOCUA_ID_STRING_SIZE], household[GOCUA_ID_STRING_SIZE];
  GocuaEntryState state;

  g_return_if_fail (file != NULL && GOCUA_IS_ENTRY_MODEL (line));

  /* What was taken back on purpose would come back as if it had been forgotten. */
  state = gocua_entry_model_get_state (line);
  if (state == GOCUA_ENTRY_EMPTY || state == GOCUA_ENTRY_SAVED || state == GOCUA_ENTRY_TAKEN_BACK)
    return;
  gocua_id_format (gocua_entry_model_get_id (line), group);
  if (gocua_entry_model_get_line (line) > 0)
    g_key_file_set_integer (file, group, "line", (int) gocua_entry_model_get_line (line));
  g_key_file_set_string (file, group, "typed", gocua_entry_model_get_typed (line));
  g_key_file_set_integer (file, group, "eligible", gocua_entry_model_get_eligible (line));
  if (gocua_entry_model_get_household (line) != NULL)
    g_key_file_set_string (file, group, "household",
                           gocua_id_format (gocua_entry_model_get_household (line), household));
  if (gocua_entry_model_get_outcome (line) != GOCUA_OUTCOME_NONE)
    g_key_file_set_string (file, group, "outcome",
                           gocua_outcome_get_id (gocua_entry_model_get_outcome (line)));
  add_answers (file, group, line);
  if (gocua_entry_model_get_reason (line) != NULL)
    g_key_file_set_string (file, group, "reason", gocua_entry_model_get_reason (line));
  g_key_file_set_string (file, group, "follow-up", gocua_entry_model_get_follow_up (line));
  g_key_file_set_string (file, group, "note", gocua_entry_model_get_note (line));
}

static void
fill_line (GKeyFile *file, const char *group, GocuaEntryModel *line)
{
  g_autofree char *outcome = g_key_file_get_string (file, group, "outcome", NULL);
  g_autofree char *reason = g_key_file_get_string (file, group, "reason", NULL);
  g_autofree char *follow_up = g_key_file_get_string (file, group, "follow-up", NULL);
  g_autofree char *note = g_key_file_get_string (file, group, "note", NULL);

  gocua_entry_model_set_outcome (line, gocua_outcome_from_id (outcome));
  get_answers (file, group, line);
  gocua_entry_model_set_reason (line, reason);
  gocua_entry_model_set_follow_up (line, follow_up != NULL ? follow_up : "");
  gocua_entry_model_set_note (line, note != NULL ? note : "");
}

GocuaEntryModel *
gocua_entry_draft_get (GKeyFile *file, const char *group, GocuaCampaign *campaign)
{
  g_autoptr (GocuaEntryModel) line = NULL;
  GocuaId id;

  g_return_val_if_fail (campaign != NULL && file != NULL && group != NULL, NULL);

  if (!gocua_id_parse (&id, group))
    return NULL;
  line = get_line (file, group, campaign, &id);
  fill_line (file, group, line);
  return g_steal_pointer (&line);
}

guint
gocua_entry_draft_get_number (GKeyFile *file, const char *group)
{
  int number;

  g_return_val_if_fail (file != NULL && group != NULL, 0);

  number = g_key_file_get_integer (file, group, "line", NULL);
  return number > 0 ? (guint) number : 0;
}

void
gocua_entry_draft_restore (GKeyFile *file, const char *group, GocuaEntryModel *line)
{
  g_autoptr (GocuaEntryModel) kept = NULL;
  GocuaId id;

  g_return_if_fail (file != NULL && group != NULL && GOCUA_IS_ENTRY_MODEL (line));

  /* What somebody else has entered meanwhile is not written over. */
  if (!gocua_id_parse (&id, group) ||
      (gocua_entry_model_get_seen (line) != NULL && !gocua_id_equal (&id, gocua_entry_model_get_id (line))))
    return;
  kept = get_line (file, group, gocua_entry_model_get_campaign (line), &id);
  gocua_entry_model_take_draft (line, kept);
  fill_line (file, group, line);
}
