/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-window.c: carries an old ward over into the wards that it became, in three quiet steps. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-carry-window.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-carry-households-window.h"
#include "app/gocua-carry-job.h"
#include "app/gocua-carry-old.h"
#include "app/gocua-units.h"
#include "app/widgets/gocua-spoken-name.h"
#include "app/widgets/gocua-text-label.h"
#include "core/gocua-crosswalk.h"
#include "core/gocua-number.h"
#include "store/gocua-db-error.h"

typedef enum
{
  STEP_UNIT,
  STEP_AREAS,
  STEP_WORKING,
  STEP_DONE,
} Step;

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
  GocuaCarryOld *old;    /* (nullable): while it is read */
  GocuaUnit *unit;       /* (nullable): the old ward */
  GPtrArray *successors; /* (nullable): of GocuaUnit */
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
clear_rows (GocuaCarryWindow *self)
{
  GtkWidget *child;

  for (guint i = 0; i < self->old->lines->len; i++)
    {
      GocuaCarryLine *line = self->old->lines->pdata[i];

      line->choice = NULL;
      line->assigned = NULL;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gocua_text_label_new (text, NULL);

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

static GocuaUnit *
get_unit (GocuaCarryWindow *self, const GocuaCarryLine *line)
{
  guint selected = gtk_drop_down_get_selected (line->choice);

  return selected > 0 && selected <= self->successors->len ? self->successors->pdata[selected - 1] : NULL;
}

static guint
count_assigned (GocuaCarryWindow *self, const GocuaCarryLine *line)
{
  return get_unit (self, line) != NULL ? line->n_households : line->n_own;
}

static void
show_assigned (GocuaCarryWindow *self, const GocuaCarryLine *line)
{
  g_autofree char *all = gocua_number_format (line->n_households);
  g_autofree char *assigned = gocua_number_format (count_assigned (self, line));
  /* Translators: how many households of an area are assigned, of all that it has */
  g_autofree char *text = g_strdup_printf (_ ("assigned %s of %s"), assigned, all);

  gtk_label_set_text (line->assigned, text);
}

static void
update_counts (GocuaCarryWindow *self)
{
  guint n_all = 0, n_going = 0;
  gboolean any = FALSE;
  g_autofree char *all = NULL;
  g_autofree char *going = NULL;
  g_autofree char *left = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->old->lines->len; i++)
    {
      const GocuaCarryLine *line = self->old->lines->pdata[i];

      any |= line->n_own > 0 || get_unit (self, line) != NULL;
      n_all += line->n_households;
      n_going += count_assigned (self, line);
      show_assigned (self, line);
    }
  all = gocua_number_format (n_all);
  going = gocua_number_format (n_going);
  left = gocua_number_format (n_all - n_going);
  /* Translators: before an old ward is carried over: households that go, of all; not assigned, of all */
  text = g_strdup_printf (_ ("Households that go over: %s of %s. Not assigned yet: %s of %s."), going, all,
                          left, all);
  gtk_label_set_text (self->counts, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), any);
}

static gpointer
save_choice (GocuaDb *db, gpointer choice, GCancellable *cancellable, GError **error)
{
  gocua_carry_choice_save (choice, db, error);
  return NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaCarryWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  if (error != NULL && self->session != NULL)
    gtk_label_set_text (self->text, error->message);
}

/* What was assigned is there the next time, so that a large khu phố can be a work of days. */
static void
keep_choice (GocuaCarryWindow *self)
{
  gocua_store_note_async (gocua_session_get_store (self->session), save_choice,
                          gocua_carry_choice_copy (self->old->choice),
                          (GDestroyNotify) gocua_carry_choice_unref, saved_cb, g_object_ref (self));
}

static void
assign_line (GocuaCarryWindow *self, const GocuaCarryLine *line)
{
  GocuaUnit *unit = get_unit (self, line);
  const char *key = unit != NULL ? gocua_unit_get_key (unit) : NULL;

  if (gocua_id_is_null (&line->area))
    gocua_carry_choice_assign_no_area (self->old->choice, key);
  else
    gocua_carry_choice_assign_area (self->old->choice, &line->area, key);
}

static void
choice_changed_cb (GtkWidget *choice, GParamSpec *pspec, GocuaCarryWindow *self)
{
  assign_line (self, g_object_get_data (G_OBJECT (choice), "line"));
  update_counts (self);
  keep_choice (self);
}

static void
households_changed_cb (GocuaCarryHouseholdsWindow *window, GocuaCarryWindow *self)
{
  GocuaCarryLine *line = g_object_get_data (G_OBJECT (window), "line");

  line->n_own = gocua_carry_households_window_count (window);
  update_counts (self);
  keep_choice (self);
}

static void
open_households_cb (GtkWidget *button, GocuaCarryWindow *self)
{
  GocuaCarryLine *line = g_object_get_data (G_OBJECT (button), "line");
  GtkWidget *window = gocua_carry_households_window_new (
      self->session, gocua_id_is_null (&line->area) ? NULL : &line->area, line->name, self->successors,
      get_unit (self, line), self->old->choice);

  g_object_set_data (G_OBJECT (window), "line", line);
  g_signal_connect_object (window, "changed", G_CALLBACK (households_changed_cb), self, 0);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

/* Where @line went when this was asked last. Only a ward that became one other as a whole has a default. */
static guint
find_selected (GocuaCarryWindow *self, const GocuaCarryLine *line)
{
  const GocuaCarryChoice *choice = self->old->choice;
  const char *key =
      gocua_id_is_null (&line->area) ? choice->no_area : g_hash_table_lookup (choice->areas, &line->area);

  for (guint i = 0; key != NULL && i < self->successors->len; i++)
    if (g_str_equal (gocua_unit_get_key (self->successors->pdata[i]), key))
      return i + 1;
  return self->successors->len == 1 ? 1 : 0;
}

static GtkWidget *
make_choice (GocuaCarryWindow *self, GocuaCarryLine *line)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *choice;

  gtk_string_list_append (words, _ ("Not assigned"));
  for (guint i = 0; i < self->successors->len; i++)
    gtk_string_list_append (words, gocua_unit_get_name (self->successors->pdata[i]));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), find_selected (self, line));
  g_object_set_data (G_OBJECT (choice), "line", line);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (choice_changed_cb), self, 0);
  line->choice = GTK_DROP_DOWN (choice);
  assign_line (self, line);
  return choice;
}

/* Where there is only one new ward, single households have nowhere else to go. */
static GtkWidget *
make_households_button (GocuaCarryWindow *self, GocuaCarryLine *line)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("One by one…"));
  g_autofree char *name = g_strdup_printf ("%s: %s", _ ("One by one…"), line->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, self->successors->len > 1 && line->n_households > 0);
  gocua_set_spoken_name (GTK_WIDGET (button), name);
  g_object_set_data (G_OBJECT (button), "line", line);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_households_cb), self, 0);
  return button;
}

static void
add_line (GocuaCarryWindow *self, GocuaCarryLine *line)
{
  g_autofree char *number = gocua_number_format (line->n_households);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%s (%s household)", "%s (%s households)", line->n_households), line->name, number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *choice = make_choice (self, line);

  line->assigned = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (line->assigned), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (line->assigned), "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), make_label (text));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->assigned));
  gtk_box_append (GTK_BOX (box), make_households_button (self, line));
  gtk_box_append (GTK_BOX (box), choice);
  gtk_box_append (self->rows, box);
}

static void
show_areas (GocuaCarryWindow *self)
{
  set_step (
      self, STEP_AREAS,
      self->successors->len > 1
          ? _ ("Where does each area go? For one that lies in more than one new ward, say it one by one.")
          : _ ("Where does each area go?"),
      C_ ("button", "Carry over"));
  clear_rows (self);
  for (guint i = 0; i < self->old->lines->len; i++)
    add_line (self, self->old->lines->pdata[i]);
  update_counts (self);
  gtk_widget_set_visible (self->back_button, gocua_session_get_carried_to (self->session) != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (((GocuaCarryLine *) self->old->lines->pdata[0])->choice));
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
      if (g_error_matches (error, GOCUA_DB_ERROR, GOCUA_DB_ERROR_CARRIED))
        gtk_widget_set_visible (self->back_button, TRUE);
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
  GocuaCarryChoice *choice = gocua_carry_choice_copy (self->old->choice);
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
  GocuaCarryOld *old = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (self->session == NULL || old == NULL)
    {
      g_clear_pointer (&old, gocua_carry_old_free);
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
  g_clear_pointer (&self->old, gocua_carry_old_free);
  g_clear_pointer (&self->successors, g_ptr_array_unref);
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
  gocua_store_read_async (gocua_session_get_store (session), gocua_carry_old_read, NULL, NULL,
                          (GDestroyNotify) gocua_carry_old_free, self->cancellable, read_cb,
                          g_object_ref (self));
  return GTK_WIDGET (self);
}
