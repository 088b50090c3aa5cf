/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-model-private.h: what a line of the entry grid consists of, for the files that make it up. */
#pragma once

#include "app/gocua-entry-model.h"

G_BEGIN_DECLS

struct _GocuaEntryModel
{
  GObject parent_instance;

  GocuaCampaign *campaign;
  GocuaId id;

  GocuaId sheet;    /* null: none */
  guint line;       /* its number on the sheet, from 1; 0 without a sheet */
  gboolean printed; /* the household is printed on the line, and no other one can be chosen */
  gboolean skipped; /* left without a result on purpose */

  GocuaId household; /* null: none chosen */
  char *typed;
  char *before;
  int eligible;

  GocuaOutcome outcome;
  int values[GOCUA_CAMPAIGN_MAX_INDICATORS];
  char *reason;
  char *follow_up;
  char *note;

  GocuaEntryState state;
  gboolean edited_while_saving;
  GocuaRecord *seen;
  GocuaRecord *saving;
  gint64 saved_at;
  char *error;
  char *meanwhile; /* "" for nothing */
};

/** gocua_entry_model_count_slots: Returns: how many answers the line has */
static inline guint
gocua_entry_model_count_slots (const GocuaEntryModel *self)
{
  return gocua_campaign_get_n_indicators (self->campaign);
}

/** gocua_entry_model_replace_text: Returns: whether @where now holds another text */
static inline gboolean
gocua_entry_model_replace_text (char **where, const char *text)
{
  if (g_strcmp0 (*where, text) == 0)
    return FALSE;
  g_free (*where);
  *where = g_strdup (text);
  return TRUE;
}

/** gocua_entry_model_tell: says that something has changed. */
void gocua_entry_model_tell (GocuaEntryModel *self);

/** gocua_entry_model_take_household: the words for @row, without an edit. */
void gocua_entry_model_take_household (GocuaEntryModel *self, const GocuaHouseholdRow *row);

/** gocua_entry_model_take_record: what @record says of the visit. */
void gocua_entry_model_take_record (GocuaEntryModel *self, const GocuaRecord *record);

/** gocua_entry_model_take_back: what was undone may be saved again, as another visit: the undone one stays
 * deleted in the history. */
void gocua_entry_model_take_back (GocuaEntryModel *self);

G_END_DECLS
