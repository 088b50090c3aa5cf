/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-window.c: carries an old ward over into the wards that it became, in three quiet steps. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-carry-window.h"

#include <glib/gi18n.h>

#include "app/gocua-carry-job.h"
#include "app/gocua-units.h"
#include "core/gocua-crosswalk.h"
#include "core/gocua-number.h"
#include "store/gocua-areas.h"
#include "store/gocua-ward.h"

typedef enum
{
  STEP_UNIT,
  STEP_AREAS,
  STEP_WORKING,
  STEP_DONE,
} Step;

/* What is read of the old ward first of all. */
typedef struct
{
  char *unit_key; /* (nullable) */
  GPtrArray *areas;
  guint n_without_area;
} OldWard;

struct _GocuaCarryWindow
{
  AdwWindow parent_instance;

  GtkLabel *heading;
  GtkLabel *text;
  GtkWidget *scrolled;
  GtkBox *rows;
  GtkLabel *counts;
  GtkProgressBar *bar;
  GtkButton *cancel_button;
  GtkWidget *back_button;
  GtkButton *next_button;

  GocuaSession *session;
  Step step;
  OldWard *old;          /* (nullable): while it is read */
  GocuaUnit *unit;       /* (nullable): the old ward */
  GPtrArray *successors; /* (nullable): of GocuaUnit */
  GPtrArray *choices;    /* of GtkDropDown: one for each area, then one for households without */
  GPtrArray *totals;     /* (nullable): of GocuaCarryTotal */
  GCancellable *cancellable;
  GocuaProgressMeter *meter; /* (nullable): while it works */
};

enum
{
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaCarryWindow, gocua_carry_window, ADW_TYPE_WINDOW)

static void
old_ward_free (OldWard *self)
{
  g_free (self->unit_key);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_free (self);
}

static gpointer
read_old_ward (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  OldWard *old = g_new0 (OldWard, 1);
  g_autoptr (GPtrArray) households = gocua_areas_load_households (db, NULL, error);

  old->unit_key = gocua_ward_get_unit_key (db);
  old->areas = households != NULL ? gocua_areas_list (db, error) : NULL;
  if (old->areas == NULL)
    {
      old_ward_free (old);
      return NULL;
    }
  for (guint i = 0; i < households->len; i++)
    {
      const GocuaRecord *household = households->pdata[i];

      if (gocua_record_get_id (household, GOCUA_HOUSEHOLD_AREA) == NULL &&
          gocua_record_get_int (household, GOCUA_HOUSEHOLD_ARCHIVED, 0) != 1 &&
          gocua_record_get_id (household, GOCUA_HOUSEHOLD_MERGED_INTO) == NULL)
        old->n_without_area++;
    }
  return old;
}

static void
clear_rows (GocuaCarryWindow *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->choices, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
set_step (GocuaCarryWindow *self, Step step, const char *text, const char *next)
{
  gboolean is_working = step == STEP_WORKING;

  self->step = step;
  gtk_label_set_text (self->text, text);
  gtk_label_set_text (self->counts, "");
  gtk_widget_set_visible (GTK_WIDGET (self->bar), is_working);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), next != NULL);
  gtk_widget_set_visible (self->back_button, FALSE);
  gtk_button_set_label (self->cancel_button,
                        step == STEP_DONE ? C_ ("button", "Close") : C_ ("button", "Cancel"));
  gtk_widget_set_sensitive (self->scrolled, !is_working);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), step != STEP_DONE);
  if (next != NULL)
    gtk_button_set_label (self->next_button, next);
}

static void
show_unit (GocuaCarryWindow *self)
{
  g_autofree char *heading = g_strdup_printf (_ ("%s became:"), gocua_unit_get_name (self->unit));

  gtk_label_set_text (self->heading, heading);
  set_step (
      self, STEP_UNIT,
      self->successors->len == 1
          ? _ ("The old ward became this one as a whole. Its households, visits, areas and teams go over; "
               "the old file stays for reading and reports.")
          : _ ("The old ward was divided. In the next step you say for each area where it went; what you "
               "leave out stays in the old file."),
      C_ ("button", "Continue"));
  clear_rows (self);
  for (guint i = 0; i < self->successors->len; i++)
    gtk_box_append (self->rows, make_label (gocua_unit_get_name (self->successors->pdata[i])));
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static guint
n_in_row (GocuaCarryWindow *self, guint row)
{
  return row < self->old->areas->len ? ((GocuaAreaRow *) self->old->areas->pdata[row])->n_households
                                     : self->old->n_without_area;
}

static void
update_counts (GocuaCarryWindow *self)
{
  guint n_going = 0, n_left = 0, n_chosen = 0;
  g_autofree char *going = NULL;
  g_autofree char *left = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->choices->len; i++)
    {
      gboolean chosen = gtk_drop_down_get_selected (self->choices->pdata[i]) > 0;

      n_chosen += chosen ? 1 : 0;
      n_going += chosen ? n_in_row (self, i) : 0;
      n_left += chosen ? 0 : n_in_row (self, i);
    }
  going = gocua_number_format (n_going);
  left = gocua_number_format (n_left);
  /* Translators: before an old ward is carried over: households that go, households that were not assigned */
  text = g_strdup_printf (_ ("Households that go over: %s. Not assigned yet: %s."), going, left);
  gtk_label_set_text (self->counts, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), n_chosen > 0);
}

static void
add_choice (GocuaCarryWindow *self, const char *name, guint n_households)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *number = gocua_number_format (n_households);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%s (%s household)", "%s (%s households)", n_households), name, number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *choice;

  gtk_string_list_append (words, _ ("Not assigned"));
  for (guint i = 0; i < self->successors->len; i++)
    gtk_string_list_append (words, gocua_unit_get_name (self->successors->pdata[i]));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  /* Only a ward that became one other as a whole has a default. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), self->successors->len == 1 ? 1 : 0);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_label (text));
  gtk_box_append (GTK_BOX (box), choice);
  gtk_box_append (self->rows, box);
  g_ptr_array_add (self->choices, choice);
}

static void
show_areas (GocuaCarryWindow *self)
{
  set_step (self, STEP_AREAS, _ ("Where does each area go?"), C_ ("button", "Carry over"));
  clear_rows (self);
  for (guint i = 0; i < self->old->areas->len; i++)
    {
      const GocuaAreaRow *row = self->old->areas->pdata[i];

      add_choice (self, gocua_record_get_text (row->area, GOCUA_AREA_NAME), row->n_households);
    }
  add_choice (self, _ ("Households without an area"), self->old->n_without_area);
  update_counts (self);
  gtk_widget_set_visible (self->back_button, gocua_session_get_carried_to (self->session) != NULL);
  gtk_widget_grab_focus (self->choices->pdata[0]);
}

static GocuaCarryChoice *
read_choice (GocuaCarryWindow *self)
{
  GocuaCarryChoice *choice = gocua_carry_choice_new ();

  for (guint i = 0; i < self->choices->len; i++)
    {
      guint selected = gtk_drop_down_get_selected (self->choices->pdata[i]);
      const char *key;

      if (selected == 0 || selected > self->successors->len)
        continue;
      key = gocua_unit_get_key (self->successors->pdata[selected - 1]);
      if (i < self->old->areas->len)
        gocua_carry_choice_assign_area (choice, &((GocuaAreaRow *) self->old->areas->pdata[i])->area->id,
                                        key);
      else
        choice->no_area = g_strdup (key);
    }
  return choice;
}

static void
show_totals (GocuaCarryWindow *self)
{
  g_autoptr (GString) text = g_string_new (_ ("Carried over:"));

  for (guint i = 0; i < self->totals->len; i++)
    {
      const GocuaCarryTotal *total = self->totals->pdata[i];
      g_autofree char *households = gocua_number_format (total->n_households);
      g_autofree char *visits = gocua_number_format (total->n_visits);

      g_string_append_c (text, '\n');
      /* Translators: what a new ward got: its name, the numbers of households and of visits */
      g_string_append_printf (text, _ ("%s: households %s, visits %s"), gocua_unit_get_name (total->unit),
                              households, visits);
    }
  set_step (self, STEP_DONE, text->str, self->totals->len > 0 ? C_ ("button", "Open the new ward") : NULL);
  gtk_widget_set_visible (self->back_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static void
show_progress_cb (double fraction, gpointer data)
{
  GocuaCarryWindow *self = data;
  g_autofree char *text = gocua_number_format_percent ((gint64) (fraction * 1000), 1000);

  gtk_progress_bar_set_fraction (self->bar, fraction);
  gtk_progress_bar_set_text (self->bar, text);
}

static void
stop_meter (GocuaCarryWindow *self)
{
  if (self->meter != NULL)
    gocua_progress_meter_stop (self->meter);
  g_clear_pointer (&self->meter, gocua_progress_meter_unref);
}

static void
carried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaCarryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) totals = gocua_carry_job_finish (result, &error);

  stop_meter (self);
  if (self->session == NULL)
    return;
  if (totals == NULL)
    {
      show_areas (self);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_label_set_text (self->text, error->message);
      return;
    }
  g_clear_pointer (&self->totals, g_ptr_array_unref);
  self->totals = g_steal_pointer (&totals);
  gocua_session_reload (self->session);
  show_totals (self);
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaCarryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) totals = gocua_carry_job_finish (result, &error);

  stop_meter (self);
  if (self->session == NULL)
    return;
  gocua_session_reload (self->session);
  set_step (self, STEP_DONE,
            totals != NULL ? _ ("What was carried over has been taken back.") : error->message, NULL);
}

static void
start (GocuaCarryWindow *self, gboolean take_back, GAsyncReadyCallback callback)
{
  GocuaCarryChoice *choice = read_choice (self);
  const char *path = gocua_store_get_path (gocua_session_get_store (self->session));

  set_step (self, STEP_WORKING, take_back ? _ ("Taking back…") : _ ("Carrying over…"), NULL);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  self->meter = gocua_progress_meter_new (show_progress_cb, self);
  show_progress_cb (0, self);
  gocua_carry_job_async (path, self->unit, self->successors, choice, take_back, self->meter,
                         self->cancellable, callback, g_object_ref (self));
}

static void
next_cb (GocuaCarryWindow *self)
{
  if (self->step == STEP_UNIT)
    show_areas (self);
  else if (self->step == STEP_AREAS)
    start (self, FALSE, carried_cb);
  else if (self->step == STEP_DONE)
    {
      g_autofree char *path = g_strdup (((GocuaCarryTotal *) self->totals->pdata[0])->path);

      g_signal_emit (self, signals[OPEN], 0, path);
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
take_back_cb (GocuaCarryWindow *self)
{
  start (self, TRUE, taken_back_cb);
}

/* While it works: stop, and nothing has changed. Else: leave. */
static void
cancel_cb (GocuaCarryWindow *self)
{
  if (self->step == STEP_WORKING)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaCarryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  OldWard *old = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (self->session == NULL || old == NULL)
    {
      g_clear_pointer (&old, old_ward_free);
      if (error != NULL && self->session != NULL)
        set_step (self, STEP_DONE, error->message, NULL);
      return;
    }
  self->old = old;
  if (old->unit_key != NULL)
    self->unit = gocua_unit_table_find_key (gocua_units_get_table (), old->unit_key);
  if (self->unit != NULL)
    self->successors = gocua_crosswalk_find_successors (gocua_units_get_crosswalk (), self->unit);
  if (self->successors != NULL && self->successors->len > 0)
    show_unit (self);
  else
    set_step (self, STEP_DONE,
              _ ("This ward has not been reorganised. Open the file of the old ward first, then choose this "
                 "again."),
              NULL);
}

static void
gocua_carry_window_dispose (GObject *object)
{
  GocuaCarryWindow *self = GOCUA_CARRY_WINDOW (object);

  stop_meter (self);
  g_clear_object (&self->session);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->old, old_ward_free);
  g_clear_pointer (&self->successors, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->totals, g_ptr_array_unref);
  G_OBJECT_CLASS (gocua_carry_window_parent_class)->dispose (object);
}

static void
gocua_carry_window_class_init (GocuaCarryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_carry_window_dispose;
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-carry-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryWindow, text);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryWindow, counts);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaCarryWindow, next_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
gocua_carry_window_init (GocuaCarryWindow *self)
{
  self->choices = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  set_step (self, STEP_WORKING, "", NULL);
  show_progress_cb (0, self);
}

GtkWidget *
gocua_carry_window_new (GocuaSession *session)
{
  GocuaCarryWindow *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_CARRY_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  gocua_store_read_async (gocua_session_get_store (session), read_old_ward, NULL, NULL,
                          (GDestroyNotify) old_ward_free, self->cancellable, read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
