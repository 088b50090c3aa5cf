/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-model.h: one line of the entry grid: what was typed, whether it may be saved, and where the
 * keys lead. */
#pragma once

#include <glib-object.h>

#include "core/gocua-problem.h"
#include "core/gocua-quick.h"
#include "core/gocua-record.h"
#include "store/gocua-households.h"

G_BEGIN_DECLS

/*
 * The cells of a line, from left to right: household, outcome, one for each indicator of the campaign,
 * reason, follow-up, note. All functions are for the main thread.
 */
enum
{
  GOCUA_ENTRY_CELL_NONE = -1,
  GOCUA_ENTRY_CELL_HOUSEHOLD = 0,
  GOCUA_ENTRY_CELL_OUTCOME = 1,
  GOCUA_ENTRY_CELL_ANSWERS = 2, /* the first of them */
};

/**
 * GocuaEntryState:
 * @GOCUA_ENTRY_EMPTY: nothing is typed
 * @GOCUA_ENTRY_EDITED: something is typed that is not on the disk
 * @GOCUA_ENTRY_SAVING: on its way to the disk
 * @GOCUA_ENTRY_SAVED: on the disk as it is shown
 * @GOCUA_ENTRY_FAILED: could not be saved; everything typed is still here
 * @GOCUA_ENTRY_TAKEN_BACK: was saved and then undone; saved again only after an edit or on request
 */
typedef enum
{
  GOCUA_ENTRY_EMPTY,
  GOCUA_ENTRY_EDITED,
  GOCUA_ENTRY_SAVING,
  GOCUA_ENTRY_SAVED,
  GOCUA_ENTRY_FAILED,
  GOCUA_ENTRY_TAKEN_BACK,
} GocuaEntryState;

#define GOCUA_TYPE_ENTRY_MODEL (gocua_entry_model_get_type ())
G_DECLARE_FINAL_TYPE (GocuaEntryModel, gocua_entry_model, GOCUA, ENTRY_MODEL, GObject)

/**
 * GocuaEntryModel::changed:
 *
 * Emitted when anything of the line has changed, its state too.
 */
GocuaEntryModel *gocua_entry_model_new (GocuaCampaign *campaign);

/**
 * gocua_entry_model_new_restored:
 * @id: what the visit was to have
 * @household: (nullable)
 * @typed: what stood in the household cell
 *
 * Returns: (transfer full): a line as it was when it was put by; the rest is set as if typed
 */
GocuaEntryModel *gocua_entry_model_new_restored (GocuaCampaign *campaign,
                                                 const GocuaId *id,
                                                 const GocuaId *household,
                                                 const char *typed,
                                                 int eligible);

/**
 * gocua_entry_model_new_line:
 * @sheet: the walk sheet
 * @line: the number of the line on it, from 1
 * @household: (nullable): that is printed there; %NULL on an empty line
 *
 * Returns: (transfer full): a line of a sheet. The household that is printed stays when the line is cleared.
 */
GocuaEntryModel *gocua_entry_model_new_line (GocuaCampaign *campaign,
                                             const GocuaId *sheet,
                                             guint line,
                                             const GocuaId *household);

/** gocua_entry_model_show_printed: @row: (nullable): the household that is printed, as it is now; %NULL when
 * it is on the roster no more */
void gocua_entry_model_show_printed (GocuaEntryModel *self, const GocuaHouseholdRow *row);

/** gocua_entry_model_hide_before: nothing is said of how the household stood, which would tell who types the
 * line a second time what was typed first. */
void gocua_entry_model_hide_before (GocuaEntryModel *self);

/** gocua_entry_model_get_sheet, gocua_entry_model_get_line ...: the place of the line on paper. */
const GocuaId *gocua_entry_model_get_sheet (GocuaEntryModel *self); /* (nullable) */
guint gocua_entry_model_get_line (GocuaEntryModel *self);           /* 0 without a sheet */
gboolean gocua_entry_model_is_printed (GocuaEntryModel *self);      /* with a household */

/** gocua_entry_model_is_open: Returns: whether a household is printed of which nothing is known: no result,
 * here or on the disk, and not left without one on purpose */
gboolean gocua_entry_model_is_open (GocuaEntryModel *self);

/** gocua_entry_model_set_skipped, gocua_entry_model_get_skipped: whether the line is left without a result on
 * purpose. */
void gocua_entry_model_set_skipped (GocuaEntryModel *self, gboolean skipped);
gboolean gocua_entry_model_get_skipped (GocuaEntryModel *self);

/** gocua_entry_model_show_visit: @visit: (nullable): what the disk says of the line; %NULL when the visit
 * that it showed does not count any more. Nothing that is being typed is lost. */
void gocua_entry_model_show_visit (GocuaEntryModel *self, const GocuaRecord *visit);

/** gocua_entry_model_take_draft: the id and, on an empty line, the household of @kept, a restored line */
void gocua_entry_model_take_draft (GocuaEntryModel *self, GocuaEntryModel *kept);

/** gocua_entry_model_copy_result: all that @from says but its note; where all people were counted there, all
 * are here. Returns: whether there was a result */
gboolean gocua_entry_model_copy_result (GocuaEntryModel *self, GocuaEntryModel *from);

/** gocua_entry_model_apply_quick: Returns: what is still to be asked, as gocua_quick_fill() says */
guint gocua_entry_model_apply_quick (GocuaEntryModel *self, const GocuaQuick *quick);

/** gocua_entry_model_get_campaign: Returns: (transfer none): whose questions the cells are */
GocuaCampaign *gocua_entry_model_get_campaign (GocuaEntryModel *self);

/** gocua_entry_model_get_id: Returns: the id that the visit has or will have */
const GocuaId *gocua_entry_model_get_id (GocuaEntryModel *self);

/** gocua_entry_model_get_n_cells, gocua_entry_model_get_reason_cell ...: the places of the cells of this
 * campaign */
int gocua_entry_model_get_n_cells (GocuaEntryModel *self);
int gocua_entry_model_get_reason_cell (GocuaEntryModel *self);
int gocua_entry_model_get_follow_up_cell (GocuaEntryModel *self);
int gocua_entry_model_get_note_cell (GocuaEntryModel *self);

/**
 * gocua_entry_model_set_household:
 * @row: the household that was chosen
 *
 * Keeps the household, the words that show it, and how many people of eligible age it has.
 */
void gocua_entry_model_set_household (GocuaEntryModel *self, const GocuaHouseholdRow *row);

/** gocua_entry_model_refresh_household: as above, after the household was read again: it is not an edit. */
void gocua_entry_model_refresh_household (GocuaEntryModel *self, const GocuaHouseholdRow *row);

/** gocua_entry_model_set_typed: what stands in the household cell; other words than the chosen one's unchoose
 * it. */
void gocua_entry_model_set_typed (GocuaEntryModel *self, const char *text);
const GocuaId *gocua_entry_model_get_household (GocuaEntryModel *self); /* (nullable) */
const char *gocua_entry_model_get_typed (GocuaEntryModel *self);        /* "" when there is nothing */
const char *
gocua_entry_model_get_before (GocuaEntryModel *self);       /* how the household stood, "" when unknown */
int gocua_entry_model_get_eligible (GocuaEntryModel *self); /* -1: not known */

/** gocua_entry_model_set_outcome ...: what a person typed; another value than the one that is there is an
 * edit, and emits GocuaEntryModel::changed. */
void gocua_entry_model_set_outcome (GocuaEntryModel *self, GocuaOutcome outcome);
GocuaOutcome gocua_entry_model_get_outcome (GocuaEntryModel *self);
void gocua_entry_model_set_value (GocuaEntryModel *self, guint slot, int value); /* below 0: not answered */
int gocua_entry_model_get_value (GocuaEntryModel *self, guint slot);
void gocua_entry_model_set_reason (GocuaEntryModel *self, const char *reason);  /* (nullable) */
const char *gocua_entry_model_get_reason (GocuaEntryModel *self);               /* (nullable) */
void gocua_entry_model_set_follow_up (GocuaEntryModel *self, const char *text); /* as typed */
const char *gocua_entry_model_get_follow_up (GocuaEntryModel *self); /* as typed, "" when there is none */
void gocua_entry_model_set_note (GocuaEntryModel *self, const char *text);
const char *gocua_entry_model_get_note (GocuaEntryModel *self);

/** gocua_entry_model_clear: takes everything out of a line that was never saved; a saved one goes back to
 * what was saved. */
void gocua_entry_model_clear (GocuaEntryModel *self);

/** gocua_entry_model_copy_cell: "as above". Returns: whether there was something to copy into @cell */
gboolean gocua_entry_model_copy_cell (GocuaEntryModel *self, GocuaEntryModel *from, int cell);

/** gocua_entry_model_get_state: Returns: what is on the disk of it */
GocuaEntryState gocua_entry_model_get_state (GocuaEntryModel *self);

/** gocua_entry_model_needs_save: Returns: whether something typed is not on the disk nor on its way there */
gboolean gocua_entry_model_needs_save (GocuaEntryModel *self);
gint64 gocua_entry_model_get_saved_at (GocuaEntryModel *self);   /* milliseconds since 1970, 0: never */
const char *gocua_entry_model_get_error (GocuaEntryModel *self); /* (nullable): why it could not be saved */
const GocuaRecord *
gocua_entry_model_get_seen (GocuaEntryModel *self); /* (nullable): the visit as it is on the disk */

/**
 * gocua_entry_model_to_record:
 * @date: the day of the visits, ISO; a line that is on the disk keeps its own
 * @team: (nullable): likewise
 *
 * Returns: (transfer full): the visit as the line wants it, for gocua_batch_put() against
 * gocua_entry_model_get_seen()
 */
GocuaRecord *gocua_entry_model_to_record (GocuaEntryModel *self,
                                          const GocuaId *campaign,
                                          const char *date,
                                          const GocuaId *team);

/** gocua_entry_model_begin_save: @record is on its way; edits from now on need another save. */
void gocua_entry_model_begin_save (GocuaEntryModel *self, GocuaRecord *record);

/** gocua_entry_model_end_save: @error: (nullable): why it is not on the disk; @now_ms: milliseconds since
 * 1970 */
void gocua_entry_model_end_save (GocuaEntryModel *self, gint64 now_ms, const char *error);

/** gocua_entry_model_set_meanwhile: @sentence: what somebody at another computer did to the visit; it stays
 * until the line is saved again. */
void gocua_entry_model_set_meanwhile (GocuaEntryModel *self, const char *sentence);
const char *gocua_entry_model_get_meanwhile (GocuaEntryModel *self); /* "" for nothing */

/**
 * gocua_entry_model_sync:
 * @record: the visit as the store has it now
 *
 * Takes over what happened elsewhere: an undo makes the line taken back, an edit elsewhere shows unless the
 * line itself is being edited, and a restored draft that had been saved after all is saved only once.
 */
void gocua_entry_model_sync (GocuaEntryModel *self, const GocuaRecord *record);

G_END_DECLS
