/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-join-page.c: a ward that the city's server has: sign in, choose it, fetch everything. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-join-page.h"

#include <glib/gi18n.h>

#include "app/widgets/gocua-sign-in-form.h"
#include "core/gocua-number.h"
#include "store/gocua-ward.h"
#include "sync/gocua-join.h"

/* An estimate from less than this is a guess. */
#define MIN_ESTIMATE_MS 3000
#define MS_PER_MINUTE   60000

typedef enum
{
  STEP_SIGN_IN,
  STEP_WARDS,
  STEP_NO_WARDS,
  STEP_FETCH,
  STEP_BROKEN,
} Step;

struct _GocuaJoinPage
{
  GtkBox parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *next_button;
  GtkStack *steps;
  GocuaSignInForm *form;
  GtkLabel *greeting;
  GtkListBox *ward_list;
  AdwStatusPage *fetching;
  GtkProgressBar *bar;
  GtkLabel *remaining;
  GtkWidget *cancel_button;
  AdwStatusPage *broken;
  GtkWidget *again_button;
  GtkWidget *open_button;

  Step step;
  GocuaJoin *join; /* (nullable): who has signed in */
  char *ward;      /* (nullable): the one that was chosen */
  GCancellable *cancellable;
  gint64 begun_at; /* monotonic microseconds */
  gboolean is_working;
};

enum
{
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaJoinPage, gocua_join_page, GTK_TYPE_BOX)

static gboolean
is_gone (GocuaJoinPage *self)
{
  return self->cancellable == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL;
}

static void
update_buttons (GocuaJoinPage *self)
{
  gboolean can_continue =
      self->step == STEP_SIGN_IN ||
      (self->step == STEP_WARDS && gtk_list_box_get_selected_row (self->ward_list) != NULL);

  gtk_widget_set_visible (self->next_button, self->step == STEP_SIGN_IN || self->step == STEP_WARDS);
  gtk_button_set_label (GTK_BUTTON (self->next_button),
                        self->step == STEP_SIGN_IN ? _ ("Sign in") : C_ ("button", "Fetch this ward"));
  gtk_widget_set_sensitive (self->next_button, can_continue && !self->is_working);
  gtk_widget_set_visible (self->back_button, self->step != STEP_FETCH);
}

static void
set_step (GocuaJoinPage *self, Step step)
{
  static const char *const names[] = { "sign-in", "wards", "no-wards", "fetch", "broken" };
  const char *titles[] = { _ ("Connect to the city's server"), _ ("Which ward or commune?"),
                           _ ("Connect to the city's server"), _ ("Fetching the ward"),
                           _ ("Fetching the ward") };

  self->step = step;
  self->is_working = step == STEP_FETCH;
  gtk_stack_set_visible_child_name (self->steps, names[step]);
  adw_window_title_set_title (self->title, titles[step]);
  update_buttons (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
renew_cancellable (GocuaJoinPage *self)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

/* The wards of the account */

static GtkWidget *
make_ward_row (GocuaJoinPage *self, const GocuaSessionWard *ward)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), ward->name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (gocua_join_has_file (self->join, ward->ward))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("On this computer already: it is only opened."));
  return row;
}

static void
fill_wards (GocuaJoinPage *self)
{
  GPtrArray *wards = gocua_join_get_wards (self->join);
  /* Translators: %s is the person's name */
  g_autofree char *greeting = g_strdup_printf (_ ("Signed in as %s. Choose the ward to work in."),
                                               gocua_join_get_display (self->join));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->ward_list, 0)) != NULL)
    gtk_list_box_remove (self->ward_list, GTK_WIDGET (row));
  for (guint i = 0; i < wards->len; i++)
    gtk_list_box_append (self->ward_list, make_ward_row (self, g_ptr_array_index (wards, i)));
  gtk_label_set_text (self->greeting, greeting);
  gtk_list_box_select_row (self->ward_list, gtk_list_box_get_row_at_index (self->ward_list, 0));
  set_step (self, wards->len > 0 ? STEP_WARDS : STEP_NO_WARDS);
}

/* Signing in */

static void
remember_server (GocuaJoinPage *self)
{
  g_autoptr (GSettings) settings = g_settings_new (GOCUA_APP_ID);

  g_settings_set_string (settings, "server-address", gocua_sign_in_form_get_server (self->form));
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaJoinPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaJoin) join = gocua_join_sign_in_finish (result, &error);

  if (is_gone (self))
    return;
  self->is_working = FALSE;
  gocua_sign_in_form_set_busy (self->form, FALSE);
  update_buttons (self);
  if (join == NULL)
    {
      gocua_sign_in_form_show_error (self->form, error);
      return;
    }
  g_set_object (&self->join, join);
  remember_server (self);
  gocua_sign_in_form_forget_password (self->form);
  fill_wards (self);
}

static void
sign_in (GocuaJoinPage *self)
{
  if (!gocua_sign_in_form_check (self->form))
    return;
  self->is_working = TRUE;
  gocua_sign_in_form_set_busy (self->form, TRUE);
  update_buttons (self);
  renew_cancellable (self);
  gocua_join_sign_in_async (
      gocua_sign_in_form_get_server (self->form), gocua_sign_in_form_get_account (self->form),
      gocua_sign_in_form_get_password (self->form), gocua_sign_in_form_get_ca_file (self->form),
      self->cancellable, signed_in_cb, g_object_ref (self));
}

/* Fetching */

static void
open_ward (GocuaJoinPage *self)
{
  g_autofree char *path = gocua_ward_get_path (self->ward);

  g_signal_emit (self, signals[OPEN], 0, path);
}

static void
show_broken (GocuaJoinPage *self, const GError *error)
{
  gboolean has_file = gocua_join_has_file (self->join, self->ward);
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autofree char *text = g_strdup_printf (
      "%s%s%s", cancelled ? "" : error->message, cancelled ? "" : "\n",
      has_file
          ? _ ("What has come is good and stays on this computer. Open the ward: the rest comes by itself.")
          : _ ("Nothing has come yet, and nothing was left on this computer."));

  adw_status_page_set_title (self->broken,
                             cancelled ? _ ("Stopped") : _ ("The ward could not be fetched whole"));
  adw_status_page_set_description (self->broken, text);
  gtk_widget_set_visible (self->open_button, has_file);
  gtk_widget_set_visible (self->again_button, !has_file);
  set_step (self, STEP_BROKEN);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaJoinPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = gocua_join_fetch_finish (GOCUA_JOIN (source), result, &error);

  if (is_gone (self))
    return;
  if (path != NULL)
    g_signal_emit (self, signals[OPEN], 0, path);
  else
    show_broken (self, error);
}

static void
progress_cb (gint64 done, gint64 total, gpointer data)
{
  GocuaJoinPage *self = data;

  if (!is_gone (self))
    gocua_join_page_show_progress (self, done, total, (g_get_monotonic_time () - self->begun_at) / 1000);
}

static void
fetch (GocuaJoinPage *self)
{
  if (gocua_join_has_file (self->join, self->ward))
    {
      open_ward (self);
      return;
    }
  set_step (self, STEP_FETCH);
  renew_cancellable (self);
  self->begun_at = g_get_monotonic_time ();
  gocua_join_page_show_progress (self, 0, 0, 0);
  gocua_join_fetch_async (self->join, self->ward, NULL, progress_cb, self, self->cancellable, fetched_cb,
                          g_object_ref (self));
}

static void
choose_ward (GocuaJoinPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->ward_list);
  const GocuaSessionWard *ward;

  if (row == NULL)
    return;
  ward = g_ptr_array_index (gocua_join_get_wards (self->join), (guint) gtk_list_box_row_get_index (row));
  g_free (self->ward);
  self->ward = g_strdup (ward->ward);
  adw_status_page_set_title (self->fetching, ward->name);
  fetch (self);
}

static void
next_cb (GocuaJoinPage *self)
{
  if (self->is_working)
    return;
  if (self->step == STEP_SIGN_IN)
    sign_in (self);
  else if (self->step == STEP_WARDS)
    choose_ward (self);
}

static void
cancel_cb (GocuaJoinPage *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
again_cb (GocuaJoinPage *self)
{
  fetch (self);
}

static void
open_cb (GocuaJoinPage *self)
{
  open_ward (self);
}

static gboolean
gocua_join_page_grab_focus (GtkWidget *widget)
{
  GocuaJoinPage *self = GOCUA_JOIN_PAGE (widget);
  GtkListBoxRow *row;

  switch (self->step)
    {
    case STEP_SIGN_IN:
      return gtk_widget_grab_focus (GTK_WIDGET (self->form));
    case STEP_WARDS:
      row = gtk_list_box_get_selected_row (self->ward_list);
      return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
    case STEP_FETCH:
      return gtk_widget_grab_focus (self->cancel_button);
    case STEP_BROKEN:
      return gtk_widget_grab_focus (gtk_widget_get_visible (self->open_button) ? self->open_button
                                                                               : self->again_button);
    case STEP_NO_WARDS:
    default:
      return gtk_widget_grab_focus (self->back_button);
    }
}

static void
gocua_join_page_dispose (GObject *object)
{
  GocuaJoinPage *self = GOCUA_JOIN_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->join);
  g_clear_pointer (&self->ward, g_free);
  G_OBJECT_CLASS (gocua_join_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, title);
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, steps);
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, form);
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, greeting);
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, ward_list);
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, fetching);
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, bar);
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, remaining);
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, broken);
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaJoinPage, open_button);
}

static void
gocua_join_page_class_init (GocuaJoinPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_join_page_dispose;
  widget_class->grab_focus = gocua_join_page_grab_focus;
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (GOCUA_TYPE_SIGN_IN_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-join-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_buttons);
}

static void
gocua_join_page_init (GocuaJoinPage *self)
{
  g_autoptr (GSettings) settings = g_settings_new (GOCUA_APP_ID);
  g_autofree char *server = g_settings_get_string (settings, "server-address");

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gocua_sign_in_form_fill (self->form, server, NULL);
  set_step (self, STEP_SIGN_IN);
}

GtkWidget *
gocua_join_page_new (gboolean second)
{
  GocuaJoinPage *self = g_object_new (GOCUA_TYPE_JOIN_PAGE, NULL);

  if (second)
    gtk_button_set_label (GTK_BUTTON (self->back_button), C_ ("button", "Back to the ward"));
  return GTK_WIDGET (self);
}

/* Returns: (transfer full): how long the rest takes, "" while that would be a guess */
static char *
describe_remaining (gint64 done, gint64 total, gint64 passed_ms)
{
  gint64 minutes;

  if (total == 0 || done == 0 || passed_ms < MIN_ESTIMATE_MS)
    return g_strdup ("");
  minutes = ((total - done) * passed_ms / done + MS_PER_MINUTE - 1) / MS_PER_MINUTE;
  if (minutes <= 1)
    return g_strdup (_ ("Less than a minute left"));
  return g_strdup_printf (ngettext ("About %d minute left", "About %d minutes left", (gulong) minutes),
                          (int) minutes);
}

void
gocua_join_page_show_progress (GocuaJoinPage *self, gint64 done, gint64 total, gint64 passed_ms)
{
  g_autofree char *done_text = gocua_number_format (done);
  g_autofree char *total_text = gocua_number_format (total);
  g_autofree char *text = NULL;
  g_autofree char *remaining = NULL;

  g_return_if_fail (GOCUA_IS_JOIN_PAGE (self));

  if (total == 0)
    {
      gtk_progress_bar_pulse (self->bar);
      gtk_progress_bar_set_text (self->bar, _ ("Asking how much there is…"));
      return;
    }
  /* Translators: a progress: "1,200 of 21,940 entries" */
  text = g_strdup_printf (ngettext ("%s of %s entry", "%s of %s entries", (gulong) total), done_text,
                          total_text);
  remaining = describe_remaining (done, total, passed_ms);
  gtk_progress_bar_set_fraction (self->bar, CLAMP ((double) done / (double) total, 0, 1));
  gtk_progress_bar_set_text (self->bar, text);
  gtk_label_set_text (self->remaining, remaining);
}
