/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-entry.c: the lines of one walk sheet, as they are typed back from paper. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-sheet-entry-private.h"

#include <glib/gi18n.h>

#include "app/gocua-entry-rules.h"
#include "app/gocua-entry-words.h"
#include "app/gocua-sheet-words.h"
#include "store/gocua-draft.h"

G_DEFINE_FINAL_TYPE (GocuaSheetEntry, gocua_sheet_entry, GTK_TYPE_WIDGET)

enum
{
  OPENED,
  CLOSED,
  PROGRESS,
  DONE,
  SCANNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_progress (GocuaSheetEntry *self)
{
  g_autofree char *words = gocua_sheet_describe_progress (gocua_sheet_entry_get_lines (self));
  gint64 saved_at = gocua_sheet_desk_get_saved_at (self->desk);

  if (saved_at != 0)
    {
      g_autofree char *time = gocua_entry_format_time (saved_at);
      /* Translators: "11 lines", then a time of day */
      g_autofree char *text = g_strdup_printf (_ ("%s · saved at %s"), words, time);

      gocua_entry_head_set_words (self->head, text);
    }
  else
    gocua_entry_head_set_words (self->head, words);
  g_signal_emit (self, signals[PROGRESS], 0);
}

void
gocua_sheet_entry_show_keys (GocuaSheetEntry *self)
{
  GocuaEntryLine *active = gocua_entry_grid_get_active (self->grid);
  int cell = active != NULL ? gocua_entry_line_get_focused_cell (active) : GOCUA_ENTRY_CELL_NONE;
  g_autofree char *markup = NULL;

  if (cell < 0)
    {
      g_autofree char *elsewhere = gocua_sheet_describe_keys_elsewhere (
          gtk_widget_get_visible (GTK_WIDGET (self->command)) ? gocua_session_get_campaign (self->session)
                                                              : NULL);

      gtk_label_set_markup (self->keys, elsewhere);
      return;
    }
  markup = cell == GOCUA_ENTRY_CELL_OUTCOME
               ? gocua_sheet_describe_keys (gocua_entry_line_get_model (active),
                                            gocua_entry_line_get_asked (active))
               : gocua_entry_describe_keys (
                     gocua_entry_model_get_campaign (gocua_entry_line_get_model (active)), cell);
  gtk_label_set_markup (self->keys, markup);
}

static void
commit_line (GocuaSheetEntry *self, GocuaEntryLine *line, gboolean asked_for)
{
  GocuaEntryModel *model = gocua_entry_line_get_model (line);
  g_autofree char *today = gocua_session_get_today (self->session);
  g_autofree char *mistake = NULL;

  if (!gocua_entry_model_needs_save (model) &&
      !(asked_for && gocua_entry_model_get_state (model) == GOCUA_ENTRY_TAKEN_BACK))
    return;
  mistake = gocua_entry_check (model, gocua_entry_head_get_date (self->head), today, NULL);
  gocua_entry_line_set_complaining (line, mistake != NULL);
  if (mistake == NULL)
    gocua_sheet_desk_commit_line (self->desk, model);
}

static void
line_left_cb (GocuaSheetEntry *self, GocuaEntryLine *line, gboolean asked_for)
{
  if (self->session != NULL)
    commit_line (self, line, asked_for);
}

static void
line_changed_cb (GocuaSheetEntry *self, GocuaEntryModel *model)
{
  if (gocua_sheet_desk_get_sheet (self->desk) == NULL)
    return;
  show_progress (self);
  gocua_sheet_entry_show_keys (self);
  if (gocua_entry_model_needs_save (model))
    gocua_entry_keeper_note (self->keeper);
}

static void
commit_all_now (GocuaSheetEntry *self)
{
  gocua_entry_grid_leave (self->grid);
  for (guint i = 0; i < gocua_entry_grid_get_n_lines (self->grid); i++)
    {
      gocua_entry_line_tidy (gocua_entry_grid_get_line (self->grid, i));
      commit_line (self, gocua_entry_grid_get_line (self->grid, i), FALSE);
    }
}

void
gocua_sheet_entry_commit_active (GocuaSheetEntry *self)
{
  GocuaEntryLine *active = gocua_entry_grid_get_active (self->grid);

  if (active == NULL || self->session == NULL)
    return;
  gocua_entry_grid_leave (self->grid);
  gocua_entry_line_tidy (active);
  commit_line (self, active, FALSE);
}

char *
gocua_sheet_entry_find_mistake (GocuaSheetEntry *self, GocuaEntryModel *model)
{
  g_autofree char *today = NULL;

  if (!gocua_entry_model_needs_save (model))
    return NULL;
  today = gocua_session_get_today (self->session);
  return gocua_entry_check (model, gocua_entry_head_get_date (self->head), today, NULL);
}

/* Returns: the first line with something that is not saved; -1 when there is none */
static int
find_begun (GocuaSheetEntry *self)
{
  for (guint i = 0; i < gocua_sheet_entry_get_lines (self)->len; i++)
    if (gocua_entry_model_needs_save (gocua_sheet_entry_get_lines (self)->pdata[i]))
      return (int) i;
  return -1;
}

static void
lines_added_cb (GocuaSheetEntry *self)
{
  for (guint i = gocua_entry_grid_get_n_lines (self->grid); i < gocua_sheet_entry_get_lines (self)->len; i++)
    gocua_entry_grid_append (self->grid, gocua_sheet_entry_get_lines (self)->pdata[i]);
}

/* What lay here at the end of the program was perhaps cancelled since, or the campaign was changed. The page
 * that finds sheets by their code says why; once that is settled, what was kept of it is there. */
static gboolean
is_refused (GocuaSheetEntry *self, const GocuaRecord *sheet)
{
  g_autofree char *remedy = NULL;
  g_autofree char *words =
      gocua_sheet_describe_refusal (sheet, NULL, gocua_session_get_campaign_id (self->session), &remedy);

  return words != NULL;
}

static void
opened_cb (GocuaSheetEntry *self)
{
  const GocuaRecord *sheet = gocua_sheet_desk_get_sheet (self->desk);
  g_autofree char *date = gocua_sheet_desk_get_day (self->desk);

  if (self->draft != NULL && is_refused (self, sheet))
    {
      gocua_sheet_desk_close (self->desk);
      return;
    }
  gocua_entry_head_set_sheet (self->head, date, gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_TEAM));
  gocua_entry_grid_set_sheet (self->grid, gocua_session_get_campaign (self->session),
                              gocua_sheet_entry_get_lines (self));
  gocua_entry_grid_set_area (self->grid, gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_AREA));
  gocua_entry_grid_set_date (self->grid, gocua_entry_head_get_date (self->head));
  gocua_sheet_command_close (self->command);
  gocua_sheet_entry_take_draft (self);
  gocua_sheet_entry_save_draft (self);
  show_progress (self);
  g_signal_emit (self, signals[OPENED], 0);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
head_changed_cb (GocuaSheetEntry *self)
{
  if (self->desk == NULL)
    return;
  gocua_sheet_desk_set_visit (self->desk, gocua_entry_head_get_date (self->head),
                              gocua_entry_head_get_team (self->head));
  gocua_entry_grid_set_date (self->grid, gocua_entry_head_get_date (self->head));
}

static void
head_done_cb (GocuaSheetEntry *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
before_first_cb (GocuaSheetEntry *self)
{
  gocua_entry_head_focus_last (self->head);
}

/* What is typed in a line that can't be saved would go with the sheet, so the person is led to it. */
static gboolean
is_held (GocuaSheetEntry *self)
{
  for (guint i = 0; i < gocua_sheet_entry_get_lines (self)->len; i++)
    {
      GocuaEntryModel *model = gocua_sheet_entry_get_lines (self)->pdata[i];
      g_autofree char *mistake = gocua_sheet_entry_find_mistake (self, model);
      g_autofree char *text = NULL;

      if (mistake == NULL)
        continue;
      /* Translators: the number of a line of a sheet, a sentence about what is wrong in it */
      text = g_strdup_printf (
          _ ("Line %u is not saved: %s Put it right, or clear it, before you leave the sheet."),
          gocua_entry_model_get_line (model), mistake);
      gocua_session_toast (self->session, text);
      gocua_entry_grid_focus_line (self->grid, i);
      return TRUE;
    }
  return FALSE;
}

static void
tell_missing (GocuaSheetEntry *self)
{
  const GocuaRecord *sheet = gocua_sheet_desk_get_sheet (self->desk);
  g_autofree char *missing = NULL;
  g_autofree char *code = NULL;
  g_autofree char *text = NULL;

  if (sheet == NULL || (missing = gocua_sheet_describe_missing (gocua_sheet_entry_get_lines (self))) == NULL)
    return;
  code = gocua_sheet_code_format (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_CODE));
  /* Translators: the code of a sheet, and "Lines 4, 9 are still open." */
  text = g_strdup_printf (_ ("Sheet %s: %s"), code, missing);
  gocua_session_toast (self->session, text);
}

static void
close_sheet (GocuaSheetEntry *self)
{
  tell_missing (self);
  gocua_sheet_entry_save_rest (self);
  gocua_entry_grid_set_campaign (self->grid, NULL);
  gocua_sheet_desk_close (self->desk);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
session_changed_cb (GocuaSheetEntry *self)
{
  const GocuaRecord *sheet = gocua_sheet_desk_get_sheet (self->desk);
  const GocuaId *campaign = gocua_session_get_campaign_id (self->session);

  gocua_entry_head_refresh (self->head);
  if (sheet == NULL)
    return;
  if (campaign == NULL || !gocua_id_equal (campaign, gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_CAMPAIGN)))
    {
      commit_all_now (self);
      close_sheet (self);
    }
  else
    gocua_sheet_desk_reload (self->desk);
}

static void
gocua_sheet_entry_unmap (GtkWidget *widget)
{
  GocuaSheetEntry *self = GOCUA_SHEET_ENTRY (widget);

  /* The window may be closing, so the line is saved now; what an input method still held comes with the
   * draft. */
  gocua_sheet_entry_commit_active (self);
  gocua_sheet_entry_save_draft (self);
  GTK_WIDGET_CLASS (gocua_sheet_entry_parent_class)->unmap (widget);
}

static gboolean
gocua_sheet_entry_grab_focus (GtkWidget *widget)
{
  GocuaSheetEntry *self = GOCUA_SHEET_ENTRY (widget);
  int index;

  if (gocua_sheet_entry_get_lines (self)->len == 0)
    return FALSE;
  index = find_begun (self);
  if (index < 0)
    index = gocua_sheet_entry_find_open (self, (int) self->first_line - 1);
  gocua_entry_grid_focus_line (self->grid, index >= 0 ? (guint) index : 0);
  return TRUE;
}

static void
gocua_sheet_entry_dispose (GObject *object)
{
  GocuaSheetEntry *self = GOCUA_SHEET_ENTRY (object);
  GtkWidget *child;

  if (self->desk != NULL)
    gocua_sheet_entry_save_draft (self);
  if (self->keeper != NULL)
    gocua_entry_keeper_stop (self->keeper);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->draft, g_key_file_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  if (self->desk != NULL)
    gocua_sheet_desk_stop (self->desk);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gocua_sheet_entry_parent_class)->dispose (object);
}

static void
gocua_sheet_entry_finalize (GObject *object)
{
  g_clear_object (&GOCUA_SHEET_ENTRY (object)->desk);

  G_OBJECT_CLASS (gocua_sheet_entry_parent_class)->finalize (object);
}

static void
gocua_sheet_entry_class_init (GocuaSheetEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = GOCUA_TYPE_SHEET_ENTRY;

  object_class->dispose = gocua_sheet_entry_dispose;
  object_class->finalize = gocua_sheet_entry_finalize;
  widget_class->unmap = gocua_sheet_entry_unmap;
  widget_class->grab_focus = gocua_sheet_entry_grab_focus;

  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROGRESS] = g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SCANNED] =
      g_signal_new ("scanned", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (GOCUA_TYPE_ENTRY_GRID);
  g_type_ensure (GOCUA_TYPE_ENTRY_HEAD);
  g_type_ensure (GOCUA_TYPE_SHEET_COMMAND);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entrypage");
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-sheet-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetEntry, head);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetEntry, grid);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetEntry, command);
  gtk_widget_class_bind_template_child (widget_class, GocuaSheetEntry, keys);
  gtk_widget_class_bind_template_callback (widget_class, head_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, head_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, before_first_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "show_keys",
                                                G_CALLBACK (gocua_sheet_entry_show_keys));
  gocua_sheet_entry_bind_acts (widget_class);
}

static void
gocua_sheet_entry_init (GocuaSheetEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gocua_sheet_entry_add_shortcuts (self);
}

GtkWidget *
gocua_sheet_entry_new (GocuaSession *session)
{
  GocuaSheetEntry *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_SHEET_ENTRY, NULL);
  self->session = g_object_ref (session);
  self->desk = gocua_sheet_desk_new (session);
  self->keeper = gocua_entry_keeper_new (gocua_session_get_store (session), GOCUA_DRAFT_SHEET);
  gocua_entry_grid_set_session (self->grid, session);
  gocua_entry_head_set_session (self->head, session);
  g_signal_connect_object (self->desk, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "added", G_CALLBACK (lines_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "saved", G_CALLBACK (gocua_sheet_entry_save_draft), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (show_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "loaded", G_CALLBACK (gocua_sheet_entry_draft_loaded), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "due", G_CALLBACK (gocua_sheet_entry_save_draft), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  head_changed_cb (self);
  gocua_entry_keeper_load (self->keeper);
  return GTK_WIDGET (self);
}

void
gocua_sheet_entry_open (GocuaSheetEntry *self, const GocuaId *sheet, guint first_line)
{
  g_return_if_fail (GOCUA_IS_SHEET_ENTRY (self) && sheet != NULL);

  commit_all_now (self);
  if (is_held (self))
    return;
  tell_missing (self);
  if (!gocua_sheet_entry_is_draft_of (self, sheet))
    g_clear_pointer (&self->draft, g_key_file_unref);
  self->first_line = first_line;
  gocua_sheet_desk_open (self->desk, sheet);
}

void
gocua_sheet_entry_close (GocuaSheetEntry *self)
{
  g_return_if_fail (GOCUA_IS_SHEET_ENTRY (self));

  commit_all_now (self);
  if (!is_held (self))
    close_sheet (self);
}

const GocuaRecord *
gocua_sheet_entry_get_sheet (GocuaSheetEntry *self)
{
  g_return_val_if_fail (GOCUA_IS_SHEET_ENTRY (self), NULL);

  return gocua_sheet_desk_get_sheet (self->desk);
}

char *
gocua_sheet_entry_get_words (GocuaSheetEntry *self)
{
  const GocuaRecord *sheet;

  g_return_val_if_fail (GOCUA_IS_SHEET_ENTRY (self), NULL);

  sheet = gocua_sheet_desk_get_sheet (self->desk);
  return sheet != NULL ? gocua_sheet_describe (self->session, sheet) : g_strdup ("");
}
