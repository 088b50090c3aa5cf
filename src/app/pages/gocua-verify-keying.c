/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-verify-keying.c: lines of a sheet keyed a second time, by somebody who does not see the first result.
 */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-verify-keying.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-difference-dialog.h"
#include "app/gocua-entry-rules.h"
#include "app/gocua-entry-words.h"
#include "app/gocua-sheet-words.h"
#include "app/gocua-verify-job.h"
#include "app/widgets/gocua-entry-grid.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"

struct _GocuaVerifyKeying
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *progress;
  GtkLabel *keys;
  GocuaEntryGrid *grid;

  GocuaSession *session;
  GCancellable *cancellable;
  GocuaVerifySheet *sheet; /* (nullable) */
  GPtrArray *models;       /* of GocuaEntryModel, one for each line of the sheet */
  GPtrArray *second;       /* of GocuaRecord (nullable): what was read before the line was typed once more */
  gboolean is_asking;      /* about a difference */
};

G_DEFINE_FINAL_TYPE (GocuaVerifyKeying, gocua_verify_keying, GTK_TYPE_BOX)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
index_of (GocuaVerifyKeying *self, GocuaEntryModel *model)
{
  guint index;

  return g_ptr_array_find (self->models, model, &index) ? (int) index : -1;
}

static const GocuaLineToVerify *
line_at (GocuaVerifyKeying *self, guint index)
{
  return self->sheet->lines->pdata[index];
}

static gboolean
is_keyed (GocuaVerifyKeying *self, guint index)
{
  GocuaEntryState state = gocua_entry_model_get_state (self->models->pdata[index]);

  return state == GOCUA_ENTRY_SAVED || state == GOCUA_ENTRY_SAVING;
}

static guint
count_keyed (GocuaVerifyKeying *self)
{
  guint n = 0;

  for (guint i = 0; i < self->models->len; i++)
    n += gocua_entry_model_get_state (self->models->pdata[i]) == GOCUA_ENTRY_SAVED;
  return n;
}

static void
show_progress (GocuaVerifyKeying *self)
{
  g_autofree char *done = gocua_number_format (count_keyed (self));
  g_autofree char *all = gocua_number_format (self->models->len);
  /* Translators: lines keyed again, of so many */
  g_autofree char *text =
      g_strdup_printf (ngettext ("%s/%s line", "%s/%s lines", self->models->len), done, all);

  gtk_label_set_text (self->progress, text);
}

static void
show_keys (GocuaVerifyKeying *self)
{
  GocuaEntryLine *active = gocua_entry_grid_get_active (self->grid);
  int cell = active != NULL ? gocua_entry_line_get_focused_cell (active) : GOCUA_ENTRY_CELL_NONE;
  g_autofree char *markup = NULL;

  if (cell == GOCUA_ENTRY_CELL_OUTCOME)
    markup = gocua_sheet_describe_keys_again (gocua_entry_line_get_model (active),
                                              gocua_entry_line_get_asked (active));
  else if (cell >= 0)
    markup = gocua_entry_describe_keys (gocua_entry_model_get_campaign (gocua_entry_line_get_model (active)),
                                        cell);
  gtk_label_set_markup (self->keys, markup != NULL ? markup : "");
}

/* Where to go --------------------------------------------------------------------------------------- */

static void
go_on_from (GocuaVerifyKeying *self, int begin)
{
  int n = (int) self->models->len;

  for (int i = 0; i < n; i++)
    {
      int index = (MAX (begin, 0) + i) % n;

      if (is_keyed (self, (guint) index))
        continue;
      gocua_entry_grid_focus_line (self->grid, (guint) index);
      return;
    }
}

static void
move_by (GocuaVerifyKeying *self, GocuaEntryModel *model, int step)
{
  int index = CLAMP (index_of (self, model) + step, 0, (int) self->models->len - 1);

  gocua_entry_grid_focus_line (self->grid, (guint) index);
}

/* Saving -------------------------------------------------------------------------------------------- */

typedef struct
{
  GocuaVerifyKeying *page;
  GocuaEntryModel *model;
} Saving;

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaVerifyKeying) self = data;

  gocua_session_commit_finish (GOCUA_SESSION (source), result, NULL);
  if (self->session != NULL)
    g_signal_emit (self, signals[DONE], 0);
}

/* A step of its own, once all lines are on the disk: which of them is the last one to get there is not known
 * before. */
static void
mark_verified (GocuaVerifyKeying *self)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sheet.edit");
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (self->sheet->sheet);
  g_autofree char *today = gocua_session_get_today (self->session);
  g_autofree char *checker = gocua_session_get_operator (self->session);
  g_autofree char *step = gocua_sheet_step_format (today, checker);

  gocua_record_set_text (wanted, GOCUA_SHEET_FIELD_VERIFIED, step);
  gocua_batch_put (batch, self->sheet->sheet, wanted);
  gocua_session_commit (self->session, batch, NULL, _ ("The second entry was not saved"), verified_cb,
                        g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  GocuaVerifyKeying *self = saving->page;
  g_autoptr (GError) error = NULL;
  gboolean saved = gocua_session_commit_finish (GOCUA_SESSION (source), result, &error);

  gocua_entry_model_end_save (saving->model, g_get_real_time () / 1000,
                              saved ? NULL : (error != NULL ? error->message : ""));
  if (self->session != NULL && index_of (self, saving->model) >= 0)
    {
      show_progress (self);
      if (count_keyed (self) == self->models->len)
        mark_verified (self);
    }
  g_object_unref (saving->page);
  g_object_unref (saving->model);
  g_free (saving);
}

static void
save (GocuaVerifyKeying *self, guint index, GocuaRecord *read, GocuaReading reading)
{
  GocuaEntryModel *model = self->models->pdata[index];
  const GocuaKeyedLine *keyed = line_at (self, index)->keyed;
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("sheet.check");
  g_autofree char *today = gocua_session_get_today (self->session);
  g_autofree char *checker = gocua_session_get_operator (self->session);
  GocuaRecord *second = self->second->pdata[index] != NULL ? self->second->pdata[index] : read;
  GocuaSecondKeying keying = {
    .visit = keyed->visit,
    .second = second,
    .stands = read,
    .keyer = *keyed->keyer != '\0' ? keyed->keyer : NULL,
    .checker = checker,
    .date = today,
  };
  Saving *saving = g_new0 (Saving, 1);

  gocua_second_keying_put (batch, &keying, reading);
  saving->page = g_object_ref (self);
  saving->model = g_object_ref (model);
  gocua_entry_model_begin_save (model, read);
  gocua_session_commit (self->session, batch, NULL, _ ("The second entry was not saved"), saved_cb, saving);
}

typedef struct
{
  GocuaVerifyKeying *page;
  guint index;
  GocuaRecord *read;
} Asking;

static void
answered_cb (GocuaDifferenceAnswer answer, gpointer data)
{
  Asking *asking = data;
  GocuaVerifyKeying *self = asking->page;
  GocuaEntryModel *model;

  self->is_asking = FALSE;
  if (self->session == NULL || self->sheet == NULL)
    return;
  model = self->models->pdata[asking->index];
  if (answer == GOCUA_DIFFERENCE_AGAIN)
    {
      if (self->second->pdata[asking->index] == NULL)
        self->second->pdata[asking->index] = gocua_record_ref (asking->read);
      gocua_entry_model_clear (model);
      gocua_entry_grid_focus_line (self->grid, asking->index);
      return;
    }
  save (self, asking->index, asking->read,
        answer == GOCUA_DIFFERENCE_FIRST ? GOCUA_READING_FIRST : GOCUA_READING_SECOND);
  go_on_from (self, (int) asking->index + 1);
}

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->page);
  gocua_record_unref (asking->read);
  g_free (asking);
}

static void
ask (GocuaVerifyKeying *self, guint index, GocuaRecord *read)
{
  const GocuaKeyedLine *keyed = line_at (self, index)->keyed;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  Asking *asking = g_new0 (Asking, 1);
  GocuaDifference difference = {
    .campaign = gocua_entry_model_get_campaign (self->models->pdata[index]),
    .line = keyed->line,
    .household = gocua_entry_model_get_typed (self->models->pdata[index]),
    .first = keyed->visit,
    .second = read,
  };

  asking->page = g_object_ref (self);
  asking->index = index;
  asking->read = gocua_record_ref (read);
  self->is_asking = TRUE;
  gocua_difference_dialog_ask (window, &difference, answered_cb, asking, asking_free);
}

/* What the line says as a visit, to be compared with the first one. */
static void
judge (GocuaVerifyKeying *self, guint index)
{
  GocuaEntryModel *model = self->models->pdata[index];
  const GocuaKeyedLine *keyed = line_at (self, index)->keyed;
  const GocuaId *campaign = gocua_record_get_id (keyed->visit, GOCUA_VISIT_CAMPAIGN);
  g_autoptr (GocuaRecord) read =
      gocua_entry_model_to_record (model, campaign, gocua_record_get_text (keyed->visit, GOCUA_VISIT_DATE),
                                   gocua_record_get_id (keyed->visit, GOCUA_VISIT_TEAM));
  GocuaRecord *second = self->second->pdata[index];

  if (gocua_second_keying_compare (keyed->visit, read) == 0)
    save (self, index, read, second == NULL ? GOCUA_READING_SAME : GOCUA_READING_FIRST);
  else if (second != NULL)
    save (self, index, read,
          gocua_second_keying_compare (second, read) == 0 ? GOCUA_READING_SECOND : GOCUA_READING_OTHER);
  else
    ask (self, index, read);
}

static char *
find_mistake (GocuaVerifyKeying *self, guint index)
{
  g_autofree char *today = gocua_session_get_today (self->session);
  const GocuaRecord *visit = line_at (self, index)->keyed->visit;

  return gocua_entry_check (self->models->pdata[index], gocua_record_get_text (visit, GOCUA_VISIT_DATE),
                            today, NULL);
}

static void
line_left_cb (GocuaVerifyKeying *self, GocuaEntryLine *line, gboolean asked_for)
{
  GocuaEntryModel *model = gocua_entry_line_get_model (line);
  int index = index_of (self, model);
  g_autofree char *mistake = NULL;

  if (self->session == NULL || index < 0 || self->is_asking || !gocua_entry_model_needs_save (model))
    return;
  mistake = find_mistake (self, (guint) index);
  gocua_entry_line_set_complaining (line, mistake != NULL);
  if (mistake == NULL)
    judge (self, (guint) index);
}

static void
go_next (GocuaVerifyKeying *self, GocuaEntryLine *line)
{
  int index = index_of (self, gocua_entry_line_get_model (line));

  if ((guint) index + 1 == self->models->len)
    gocua_entry_grid_leave_line (self->grid, line, FALSE);
  go_on_from (self, index + 1);
}

static void
sheet_act_cb (GocuaVerifyKeying *self, GocuaEntryLine *line, int act)
{
  GocuaEntryModel *model = gocua_entry_line_get_model (line);
  int index = index_of (self, model);

  switch ((GocuaSheetKeyAct) act)
    {
    case GOCUA_SHEET_KEY_NEXT:
      go_next (self, line);
      break;
    case GOCUA_SHEET_KEY_UP:
      move_by (self, model, -1);
      break;
    case GOCUA_SHEET_KEY_DOWN:
      move_by (self, model, 1);
      break;
    case GOCUA_SHEET_KEY_FIRST:
    case GOCUA_SHEET_KEY_PAGE_UP:
      move_by (self, model, -GOCUA_SHEET_MAX_LINES);
      break;
    case GOCUA_SHEET_KEY_LAST:
    case GOCUA_SHEET_KEY_PAGE_DOWN:
      move_by (self, model, GOCUA_SHEET_MAX_LINES);
      break;
    case GOCUA_SHEET_KEY_AS_ABOVE:
      if (index < 1 || !gocua_entry_model_copy_result (model, self->models->pdata[index - 1]))
        gtk_widget_error_bell (GTK_WIDGET (self));
      break;
    case GOCUA_SHEET_KEY_DONE:
      show_keys (self);
      break;
    case GOCUA_SHEET_KEY_NONE:
    case GOCUA_SHEET_KEY_REFUSED:
    case GOCUA_SHEET_KEY_REST: /* each line is read for itself */
    case GOCUA_SHEET_KEY_SKIP:
    case GOCUA_SHEET_KEY_COMMAND:
    case GOCUA_SHEET_KEY_SCANNED:
    default:
      gtk_widget_error_bell (GTK_WIDGET (self));
      break;
    }
}

/* What is typed and not saved would go with the sheet, so the person is led to it. */
static gboolean
is_held (GocuaVerifyKeying *self)
{
  GocuaEntryLine *active = gocua_entry_grid_leave (self->grid);

  if (active != NULL)
    {
      gocua_entry_line_tidy (active);
      line_left_cb (self, active, FALSE);
    }
  for (guint i = 0; !self->is_asking && i < self->models->len; i++)
    if (gocua_entry_model_needs_save (self->models->pdata[i]))
      {
        gocua_session_toast (self->session,
                             _ ("A line is not saved. Put it right, or clear it, before you leave."));
        gocua_entry_grid_focus_line (self->grid, i);
        return TRUE;
      }
  return self->is_asking;
}

static void
leave_cb (GocuaVerifyKeying *self)
{
  if (!is_held (self))
    g_signal_emit (self, signals[DONE], 0);
}

/* Opening ------------------------------------------------------------------------------------------- */

static void
record_clear (gpointer record)
{
  if (record != NULL)
    gocua_record_unref (record);
}

static void
close_sheet (GocuaVerifyKeying *self)
{
  g_clear_pointer (&self->sheet, gocua_verify_sheet_free);
  g_ptr_array_set_size (self->models, 0);
  g_ptr_array_set_size (self->second, 0);
}

static void
show_sheet (GocuaVerifyKeying *self)
{
  GocuaCampaign *campaign = gocua_session_get_campaign (self->session);
  g_autofree char *what = gocua_sheet_describe (self->session, self->sheet->sheet);
  g_autofree char *title =
      /* Translators: a sheet, its area and team */
      g_strdup_printf (_ ("Second entry · %s. Type what is on paper; what was typed first is not shown."),
                       what);

  for (guint i = 0; i < self->sheet->lines->len; i++)
    {
      const GocuaLineToVerify *line = line_at (self, i);
      GocuaEntryModel *model =
          gocua_entry_model_new_line (campaign, &self->sheet->sheet->id, line->keyed->line,
                                      gocua_record_get_id (line->keyed->visit, GOCUA_VISIT_HOUSEHOLD));

      gocua_entry_model_show_printed (model, line->row);
      gocua_entry_model_hide_before (model);
      g_ptr_array_add (self->models, model);
      g_ptr_array_add (self->second, NULL);
    }
  gtk_label_set_text (self->title, title);
  gocua_entry_grid_set_sheet (self->grid, campaign, self->models);
  for (guint i = 0; i < self->models->len; i++)
    {
      const GocuaKeyedLine *keyed = line_at (self, i)->keyed;
      GocuaEntryLine *line = gocua_entry_grid_get_line (self->grid, i);

      gocua_entry_line_set_number (line, keyed->line);
      gocua_entry_line_set_date (line, gocua_record_get_text (keyed->visit, GOCUA_VISIT_DATE));
    }
  show_progress (self);
  go_on_from (self, 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaVerifyKeying) self = data;
  g_autoptr (GError) error = NULL;
  GocuaVerifySheet *sheet = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (self->session == NULL || sheet == NULL || sheet->lines->len == 0)
    {
      g_clear_pointer (&sheet, gocua_verify_sheet_free);
      if (self->session == NULL)
        return;
      if (error != NULL)
        gocua_session_report (self->session, _ ("The sheet can’t be read"), error);
      else
        gocua_session_toast (self->session,
                             _ ("Nothing of this sheet is left for you to type again: what somebody "
                                "typed first is for somebody else."));
      g_signal_emit (self, signals[DONE], 0);
      return;
    }
  close_sheet (self);
  self->sheet = sheet;
  show_sheet (self);
}

void
gocua_verify_keying_open (GocuaVerifyKeying *self, const GocuaId *sheet, gboolean whole)
{
  g_autofree char *checker = NULL;

  g_return_if_fail (GOCUA_IS_VERIFY_KEYING (self) && sheet != NULL);

  if (is_held (self))
    return;
  checker = gocua_session_get_operator (self->session);
  gocua_verify_sheet_read (gocua_session_get_store (self->session), sheet, whole, checker, self->cancellable,
                           read_cb, g_object_ref (self));
}

/* The object ---------------------------------------------------------------------------------------- */

static void
gocua_verify_keying_dispose (GObject *object)
{
  GocuaVerifyKeying *self = GOCUA_VERIFY_KEYING (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gocua_verify_keying_parent_class)->dispose (object);
}

static void
gocua_verify_keying_finalize (GObject *object)
{
  GocuaVerifyKeying *self = GOCUA_VERIFY_KEYING (object);

  close_sheet (self);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  g_clear_pointer (&self->second, g_ptr_array_unref);

  G_OBJECT_CLASS (gocua_verify_keying_parent_class)->finalize (object);
}

static void
gocua_verify_keying_class_init (GocuaVerifyKeyingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gocua_verify_keying_dispose;
  object_class->finalize = gocua_verify_keying_finalize;

  signals[DONE] =
      g_signal_new ("done", GOCUA_TYPE_VERIFY_KEYING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (GOCUA_TYPE_ENTRY_GRID);
  gtk_widget_class_set_css_name (widget_class, "entrypage");
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-verify-keying.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaVerifyKeying, title);
  gtk_widget_class_bind_template_child (widget_class, GocuaVerifyKeying, progress);
  gtk_widget_class_bind_template_child (widget_class, GocuaVerifyKeying, keys);
  gtk_widget_class_bind_template_child (widget_class, GocuaVerifyKeying, grid);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_keys);
  gtk_widget_class_bind_template_callback (widget_class, sheet_act_cb);
}

static void
gocua_verify_keying_init (GocuaVerifyKeying *self)
{
  self->cancellable = g_cancellable_new ();
  self->models = g_ptr_array_new_with_free_func (g_object_unref);
  self->second = g_ptr_array_new_with_free_func (record_clear);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_verify_keying_new (GocuaSession *session)
{
  GocuaVerifyKeying *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_VERIFY_KEYING, NULL);
  self->session = g_object_ref (session);
  gocua_entry_grid_set_session (self->grid, session);
  return GTK_WIDGET (self);
}
