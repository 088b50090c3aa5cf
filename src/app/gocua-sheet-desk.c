/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-desk.c: the walk sheet that lies on the desk: its lines, what is saved of it, and when it is
 * done. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-sheet-desk.h"

#include <glib/gi18n.h>

#include "app/gocua-entry-commit.h"
#include "app/gocua-sheet-orders.h"
#include "app/gocua-sheet-view.h"
#include "app/gocua-sheet-words.h"
#include "core/gocua-date.h"

struct _GocuaSheetDesk
{
  GObject parent_instance;

  GocuaSession *session; /* (nullable): %NULL once it was stopped */
  GCancellable *cancellable;
  GocuaRecord *sheet; /* (nullable) */
  GPtrArray *lines;   /* of GocuaEntryModel */
  char *date;         /* (nullable) */
  GocuaId team;       /* null: none */
  gint64 saved_at;
  GArray *committed; /* of Committed, the last one at the end */

  GocuaId wanted; /* the sheet that is being read, or lies here; null for none */
  guint serial;   /* counts what makes an answer that is under way an old one */
  guint n_saving; /* batches on their way to the disk */
  gboolean loading;
  gboolean stale;      /* to be read once more */
  gboolean may_finish; /* a line was saved or skipped here since the sheet was last looked at */
};

/* What Ctrl+Z takes back. */
typedef struct
{
  GocuaId batch;
  gboolean with_previous; /* it followed from the one before, and goes with it */
} Committed;

G_DEFINE_FINAL_TYPE (GocuaSheetDesk, gocua_sheet_desk, G_TYPE_OBJECT)

enum
{
  OPENED,
  ADDED,
  SAVED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (GocuaSheetDesk *self, guint signal)
{
  g_signal_emit (self, signals[signal], 0);
}

/* Saving. */

typedef struct
{
  GocuaSheetDesk *desk;
  gboolean follows;
} Saving;

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (GocuaSheetDesk) self = saving->desk;
  Committed committed = { .with_previous = saving->follows };
  gboolean saved = gocua_entry_commit_finish (result, &committed.batch);

  self->n_saving--;
  self->serial++;
  if (saved)
    {
      self->saved_at = g_get_real_time () / 1000;
      g_array_append_val (self->committed, committed);
    }
  if (self->session == NULL)
    return;
  self->may_finish |= saved && !saving->follows;
  tell (self, SAVED);
  gocua_sheet_desk_reload (self);
}

/* @wanted: (nullable): how the sheet is to be */
static void
commit (GocuaSheetDesk *self,
        const char *action,
        GPtrArray *lines,
        GocuaRecord *wanted,
        const char *done_text,
        gboolean follows)
{
  g_autoptr (GocuaRecord) seen = gocua_record_ref (self->sheet);
  GocuaEntryCommit what = {
    .action = action,
    .lines = lines,
    .date = self->date,
    .team = gocua_id_is_null (&self->team) ? NULL : &self->team,
    .seen = seen,
    .wanted = wanted,
    .done_text = done_text,
  };
  Saving *saving = g_new0 (Saving, 1);

  saving->desk = g_object_ref (self);
  saving->follows = follows;
  self->serial++;
  if (wanted != NULL)
    {
      gocua_record_unref (self->sheet);
      self->sheet = gocua_record_ref (wanted);
    }
  if (gocua_entry_commit_lines (self->session, &what, committed_cb, saving))
    {
      self->n_saving++;
      return;
    }
  g_object_unref (self);
  g_free (saving);
}

/* Returns: (transfer full) (nullable): the sheet with a step that it has not taken yet */
static GocuaRecord *
add_step (GocuaSheetDesk *self, GocuaRecord *sheet, GocuaSheetState state)
{
  const GocuaId *team = gocua_record_get_id (self->sheet, GOCUA_SHEET_FIELD_TEAM);
  g_autofree char *today = gocua_session_get_today (self->session);
  g_autofree char *step = NULL;

  if (gocua_sheet_get_state (self->sheet) >= state)
    return sheet;
  step = gocua_sheet_step_format (today, state == GOCUA_SHEET_RETURNED && team != NULL
                                             ? gocua_session_get_team_name (self->session, team)
                                             : NULL);
  if (sheet == NULL)
    sheet = gocua_record_copy (self->sheet);
  gocua_record_set_text (sheet, gocua_sheet_state_get_field (state), step);
  return sheet;
}

void
gocua_sheet_desk_commit_line (GocuaSheetDesk *self, GocuaEntryModel *line)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;

  g_return_if_fail (GOCUA_IS_SHEET_DESK (self) && GOCUA_IS_ENTRY_MODEL (line));

  if (self->sheet == NULL || self->session == NULL)
    return;
  lines = g_ptr_array_new ();
  g_ptr_array_add (lines, line);
  wanted = add_step (self, NULL, GOCUA_SHEET_RETURNED);
  commit (self, gocua_entry_model_get_seen (line) != NULL ? "visit.edit" : "visit.new", lines, wanted, NULL,
          FALSE);
}

void
gocua_sheet_desk_carry_out (GocuaSheetDesk *self, GArray *planned)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GocuaRecord) wanted = NULL;
  g_autofree char *skipped = NULL;
  g_autofree char *done = NULL;
  const char *before;

  g_return_if_fail (GOCUA_IS_SHEET_DESK (self) && planned != NULL);

  if (self->sheet == NULL || self->session == NULL)
    return;
  lines = g_ptr_array_new ();
  for (guint i = 0; i < planned->len; i++)
    {
      const GocuaSheetPlanned *one = &g_array_index (planned, GocuaSheetPlanned, i);

      if (one->quick != NULL && gocua_entry_model_get_state (one->line) != GOCUA_ENTRY_SAVING)
        g_ptr_array_add (lines, one->line);
    }
  before = gocua_record_get_text (self->sheet, GOCUA_SHEET_FIELD_SKIPPED);
  skipped = gocua_sheet_orders_apply (planned, before);
  wanted = add_step (self, NULL, GOCUA_SHEET_RETURNED);
  if (g_strcmp0 (skipped, before) != 0)
    {
      if (wanted == NULL)
        wanted = gocua_record_copy (self->sheet);
      gocua_record_set_text (wanted, GOCUA_SHEET_FIELD_SKIPPED, skipped);
    }
  done = g_strdup_printf (ngettext ("%u line entered", "%u lines entered", planned->len), planned->len);
  commit (self, "sheet.key", lines, wanted, done, FALSE);
}

gboolean
gocua_sheet_desk_skip (GocuaSheetDesk *self, GocuaEntryModel *line)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GocuaRecord) wanted = NULL;
  g_autofree char *skipped = NULL;
  gboolean skip;

  g_return_val_if_fail (GOCUA_IS_SHEET_DESK (self) && GOCUA_IS_ENTRY_MODEL (line), FALSE);

  if (self->sheet == NULL || self->session == NULL)
    return FALSE;
  skip = !gocua_entry_model_get_skipped (line);
  skipped = gocua_sheet_skipped_set (gocua_record_get_text (self->sheet, GOCUA_SHEET_FIELD_SKIPPED),
                                     gocua_entry_model_get_line (line), skip);
  wanted = gocua_record_copy (self->sheet);
  gocua_record_set_text (wanted, GOCUA_SHEET_FIELD_SKIPPED, skipped);
  wanted = add_step (self, g_steal_pointer (&wanted), GOCUA_SHEET_RETURNED);
  gocua_entry_model_set_skipped (line, skip);
  commit (self, "sheet.edit", none, wanted, NULL, FALSE);
  return skip;
}

/* The sheet is entered: nothing of it is open, on the disk or here. */
static void
finish_if_done (GocuaSheetDesk *self, const GocuaSheetView *view)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GocuaRecord) wanted = NULL;
  g_autofree char *missing = NULL;

  if (!self->may_finish || self->n_saving > 0 || view->row->n_open > 0)
    return;
  missing = gocua_sheet_describe_missing (self->lines);
  self->may_finish = FALSE;
  if (missing != NULL || gocua_sheet_get_state (self->sheet) >= GOCUA_SHEET_KEYED)
    return;
  wanted = add_step (self, NULL, GOCUA_SHEET_RETURNED);
  wanted = add_step (self, g_steal_pointer (&wanted), GOCUA_SHEET_KEYED);
  commit (self, "sheet.edit", none, wanted, NULL, self->committed->len > 0);
}

/* Reading. */

/* Two offices may have keyed the same line. */
static void
note_doubles (GocuaEntryModel *model, const GocuaSheetLine *line)
{
  g_autofree char *words = NULL;

  if (line->n_visits < 2)
    return;
  words = g_strdup_printf (ngettext ("This line was entered %u time, at different places. The last one is "
                                     "shown; withdraw the wrong one at the household.",
                                     "This line was entered %u times, at different places. The last one is "
                                     "shown; withdraw the wrong ones at the household.",
                                     line->n_visits),
                           line->n_visits);
  gocua_entry_model_set_meanwhile (model, words);
}

static void
note_entered_elsewhere (GocuaEntryModel *model, const GocuaSheetLine *line)
{
  if (line->visit != NULL && gocua_entry_model_needs_save (model) &&
      !gocua_id_equal (&line->visit->id, gocua_entry_model_get_id (model)))
    gocua_entry_model_set_meanwhile (
        model, _ ("Meanwhile this line was entered at another place. Press Ctrl+Delete to see it."));
}

static void
show_line (GocuaEntryModel *model, const GocuaSheetLine *line)
{
  gocua_entry_model_show_visit (model, line->visit);
  if (gocua_entry_model_is_printed (model) && gocua_entry_model_get_seen (model) == NULL)
    gocua_entry_model_show_printed (model, line->row);
  else if (line->row != NULL && *gocua_entry_model_get_typed (model) == '\0')
    gocua_entry_model_refresh_household (model, line->row);
  gocua_entry_model_set_skipped (model, line->skipped);
  note_entered_elsewhere (model, line);
  note_doubles (model, line);
}

static void
add_line (GocuaSheetDesk *self, const GocuaSheetLine *line)
{
  GocuaEntryModel *model = gocua_entry_model_new_line (gocua_session_get_campaign (self->session),
                                                       &self->sheet->id, line->number, &line->household);

  g_ptr_array_add (self->lines, model);
  if (gocua_entry_model_is_printed (model))
    gocua_entry_model_show_printed (model, line->row);
  show_line (model, line);
}

static void
take_view (GocuaSheetDesk *self, GocuaSheetView *view)
{
  gboolean is_new = self->sheet == NULL || !gocua_id_equal (&self->sheet->id, &view->row->sheet->id);
  guint n = is_new ? 0 : self->lines->len;

  g_clear_pointer (&self->sheet, gocua_record_unref);
  self->sheet = gocua_record_ref (view->row->sheet);
  if (is_new)
    {
      g_ptr_array_set_size (self->lines, 0);
      g_array_set_size (self->committed, 0);
      self->saved_at = 0;
      self->may_finish = FALSE;
    }
  for (guint i = 0; i < view->lines->len; i++)
    if (i < n)
      show_line (self->lines->pdata[i], view->lines->pdata[i]);
    else
      add_line (self, view->lines->pdata[i]);
  if (is_new)
    tell (self, OPENED);
  else if (self->lines->len > n)
    tell (self, ADDED);
  finish_if_done (self, view);
  tell (self, CHANGED);
}

typedef struct
{
  GocuaSheetDesk *desk;
  guint serial;
} Loading;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Loading *loading = user_data;
  g_autoptr (GocuaSheetDesk) self = loading->desk;
  g_autoptr (GError) error = NULL;
  GocuaSheetView *view = gocua_store_call_finish (GOCUA_STORE (object), result, &error);

  self->loading = FALSE;
  if (self->session != NULL)
    {
      /* What was read before the last save would take back what it saved. The end of one that is under way
       * leads to another reading. */
      self->stale |= loading->serial != self->serial;
      if (self->n_saving > 0)
        self->stale = FALSE;
      else if (!self->stale && view != NULL)
        take_view (self, view);
      else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gocua_session_report (self->session, _ ("The sheet can’t be read."), error);
      if (self->stale)
        gocua_sheet_desk_reload (self);
    }
  g_clear_pointer (&view, gocua_sheet_view_free);
}

void
gocua_sheet_desk_reload (GocuaSheetDesk *self)
{
  Loading *loading;

  g_return_if_fail (GOCUA_IS_SHEET_DESK (self));

  if (self->session == NULL || gocua_id_is_null (&self->wanted))
    return;
  self->stale = self->loading;
  if (self->loading)
    return;
  loading = g_new0 (Loading, 1);
  loading->desk = g_object_ref (self);
  loading->serial = self->serial;
  self->loading = TRUE;
  gocua_sheet_view_load (gocua_session_get_store (self->session), &self->wanted, self->cancellable, loaded_cb,
                         loading);
}

static void
gocua_sheet_desk_dispose (GObject *object)
{
  gocua_sheet_desk_stop (GOCUA_SHEET_DESK (object));

  G_OBJECT_CLASS (gocua_sheet_desk_parent_class)->dispose (object);
}

static void
gocua_sheet_desk_finalize (GObject *object)
{
  GocuaSheetDesk *self = GOCUA_SHEET_DESK (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sheet, gocua_record_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->committed, g_array_unref);
  g_clear_pointer (&self->date, g_free);

  G_OBJECT_CLASS (gocua_sheet_desk_parent_class)->finalize (object);
}

static void
gocua_sheet_desk_class_init (GocuaSheetDeskClass *klass)
{
  static const char *const names[N_SIGNALS] = { "opened", "added", "saved", "changed" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gocua_sheet_desk_dispose;
  object_class->finalize = gocua_sheet_desk_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], GOCUA_TYPE_SHEET_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
gocua_sheet_desk_init (GocuaSheetDesk *self)
{
  self->cancellable = g_cancellable_new ();
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->committed = g_array_new (FALSE, FALSE, sizeof (Committed));
}

GocuaSheetDesk *
gocua_sheet_desk_new (GocuaSession *session)
{
  GocuaSheetDesk *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_SHEET_DESK, NULL);
  self->session = g_object_ref (session);
  return self;
}

void
gocua_sheet_desk_stop (GocuaSheetDesk *self)
{
  g_return_if_fail (GOCUA_IS_SHEET_DESK (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
}

void
gocua_sheet_desk_open (GocuaSheetDesk *self, const GocuaId *sheet)
{
  g_return_if_fail (GOCUA_IS_SHEET_DESK (self) && sheet != NULL);

  /* The same sheet once more is read anew, too. */
  g_clear_pointer (&self->sheet, gocua_record_unref);
  self->wanted = *sheet;
  self->serial++;
  gocua_sheet_desk_reload (self);
}

void
gocua_sheet_desk_close (GocuaSheetDesk *self)
{
  g_return_if_fail (GOCUA_IS_SHEET_DESK (self));

  g_clear_pointer (&self->sheet, gocua_record_unref);
  g_ptr_array_set_size (self->lines, 0);
  g_array_set_size (self->committed, 0);
  self->wanted = (GocuaId){ 0 };
  self->serial++;
}

const GocuaRecord *
gocua_sheet_desk_get_sheet (GocuaSheetDesk *self)
{
  g_return_val_if_fail (GOCUA_IS_SHEET_DESK (self), NULL);
  return self->sheet;
}

GPtrArray *
gocua_sheet_desk_get_lines (GocuaSheetDesk *self)
{
  g_return_val_if_fail (GOCUA_IS_SHEET_DESK (self), NULL);
  return self->lines;
}

gint64
gocua_sheet_desk_get_saved_at (GocuaSheetDesk *self)
{
  g_return_val_if_fail (GOCUA_IS_SHEET_DESK (self), 0);
  return self->saved_at;
}

char *
gocua_sheet_desk_get_day (GocuaSheetDesk *self)
{
  g_autofree char *today = NULL;
  const char *day;

  g_return_val_if_fail (GOCUA_IS_SHEET_DESK (self) && self->sheet != NULL, NULL);

  today = gocua_session_get_today (self->session);
  day = gocua_record_get_text (self->sheet, GOCUA_SHEET_FIELD_DAY);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const GocuaRecord *visit = gocua_entry_model_get_seen (self->lines->pdata[i]);

      if (visit != NULL && gocua_record_get_text (visit, GOCUA_VISIT_DATE) != NULL)
        day = gocua_record_get_text (visit, GOCUA_VISIT_DATE);
    }
  return g_strdup (day != NULL && g_strcmp0 (day, today) <= 0 ? day : today);
}

void
gocua_sheet_desk_set_visit (GocuaSheetDesk *self, const char *date, const GocuaId *team)
{
  g_autofree char *copy = g_strdup (date);

  g_return_if_fail (GOCUA_IS_SHEET_DESK (self));

  g_free (self->date);
  self->date = g_steal_pointer (&copy);
  self->team = team != NULL ? *team : (GocuaId){ 0 };
}

void
gocua_sheet_desk_finish (GocuaSheetDesk *self)
{
  g_return_if_fail (GOCUA_IS_SHEET_DESK (self));

  self->may_finish = TRUE;
  gocua_sheet_desk_reload (self);
}

gboolean
gocua_sheet_desk_undo (GocuaSheetDesk *self)
{
  gboolean more = TRUE;

  g_return_val_if_fail (GOCUA_IS_SHEET_DESK (self), FALSE);

  if (self->committed->len == 0 || self->session == NULL)
    return FALSE;
  self->may_finish = FALSE;
  while (more && self->committed->len > 0)
    {
      Committed last = g_array_index (self->committed, Committed, self->committed->len - 1);

      g_array_set_size (self->committed, self->committed->len - 1);
      gocua_session_undo (self->session, &last.batch);
      more = last.with_previous;
    }
  return TRUE;
}

int
gocua_sheet_desk_get_empty_line (GocuaSheetDesk *self)
{
  GocuaEntryModel *model;

  g_return_val_if_fail (GOCUA_IS_SHEET_DESK (self), -1);

  for (guint i = 0; i < self->lines->len; i++)
    {
      model = self->lines->pdata[i];
      if (gocua_entry_model_get_household (model) == NULL)
        return (int) i;
    }
  if (self->sheet == NULL || self->lines->len >= GOCUA_SHEET_MAX_LINES)
    return -1;
  model = gocua_entry_model_new_line (gocua_session_get_campaign (self->session), &self->sheet->id,
                                      self->lines->len + 1, NULL);
  g_ptr_array_add (self->lines, model);
  tell (self, ADDED);
  return (int) self->lines->len - 1;
}
