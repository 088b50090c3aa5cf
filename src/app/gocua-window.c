/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-window.c: the window: the first question, the way to a ward, and the ward. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-window.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-carry-window.h"
#include "app/gocua-busy-page.h"
#include "app/gocua-join-page.h"
#include "app/gocua-main-view.h"
#include "app/gocua-new-ward-page.h"
#include "app/gocua-sample-job.h"
#include "app/gocua-trouble-page.h"
#include "app/gocua-welcome-page.h"
#include "app/widgets/gocua-find-bar.h"
#include "store/gocua-ward.h"

/* How often to look whether the last writes have reached the disk before the window goes, in milliseconds. */
#define CLOSE_POLL_MS 100
/* How long a window waits for its first ward before it is shown without, in milliseconds: one that only
 * flashes “Opening” is drawn twice and is ready later. */
#define PATIENCE_MS     150
#define MAX_ERROR_LINES 3

struct _GocuaWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkOverlay *overlay;
  GtkStack *stack;
  GtkRevealer *error_revealer;
  GtkLabel *error_label;

  GSettings *settings;
  GocuaSession *session;
  GtkWidget *main_view;      /* in the stack while there is a session */
  GtkWidget *welcome;        /* in the stack from when it is first shown */
  GtkWidget *find_bar;       /* (nullable): over the stack, from when it is first opened */
  GtkWidget *page;           /* the wizard, the busy page or the page of trouble, in the stack while shown */
  GCancellable *cancellable; /* of what the busy page shows */
  gboolean is_opening;       /* a ward, and it is not known yet whether that works */
  guint opening;             /* counts what was asked for, so that an older answer is dropped */
  AdwToast *toast;           /* (nullable) (weak): the one that is shown */
  GPtrArray *errors;         /* of sentences that nobody has read yet */
  guint present_source;
  guint close_source;
  GtkWidget *close_dialog;
};

G_DEFINE_FINAL_TYPE (GocuaWindow, gocua_window, ADW_TYPE_APPLICATION_WINDOW)

static void begin_new_ward (GocuaWindow *self);

/* Shows one of the pages that are made for one use, in the place of the last of them. */
static void
show_page (GocuaWindow *self, GtkWidget *page)
{
  GtkWidget *old = self->page;

  self->page = page;
  gtk_stack_add_child (self->stack, page);
  gtk_stack_set_visible_child (self->stack, page);
  if (old != NULL)
    gtk_stack_remove (self->stack, old);
  gtk_widget_grab_focus (page);
}

static void
drop_page (GocuaWindow *self)
{
  if (self->page != NULL)
    gtk_stack_remove (self->stack, self->page);
  self->page = NULL;
}

static GtkWidget *
ensure_welcome (GocuaWindow *self)
{
  if (self->welcome == NULL)
    {
      self->welcome = g_object_new (GOCUA_TYPE_WELCOME_PAGE, NULL);
      gtk_stack_add_child (self->stack, self->welcome);
    }
  return self->welcome;
}

static void
show_start (GocuaWindow *self)
{
  gtk_stack_set_visible_child (self->stack,
                               self->main_view != NULL ? self->main_view : ensure_welcome (self));
  drop_page (self);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
cancel_busy_cb (GocuaWindow *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
show_busy (GocuaWindow *self, const char *title, const char *description, gboolean can_cancel)
{
  GtkWidget *page = gocua_busy_page_new (title, description, can_cancel);

  g_signal_connect_object (page, "cancel", G_CALLBACK (cancel_busy_cb), self, G_CONNECT_SWAPPED);
  show_page (self, page);
}

static void
show_errors (GocuaWindow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->errors->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (self->errors, i));
  gtk_label_set_text (self->error_label, text->str);
  /* Before its first error it is not even measured. */
  gtk_widget_set_visible (GTK_WIDGET (self->error_revealer), TRUE);
  gtk_revealer_set_reveal_child (self->error_revealer, self->errors->len > 0);
}

static void
add_error (GocuaWindow *self, const char *what, const GError *error)
{
  char *line = error != NULL ? g_strdup_printf ("%s %s", what, error->message) : g_strdup (what);

  if (g_ptr_array_find_with_equal_func (self->errors, line, g_str_equal, NULL))
    {
      g_free (line);
      return;
    }
  if (self->errors->len == MAX_ERROR_LINES)
    g_ptr_array_remove_index (self->errors, 0);
  g_ptr_array_add (self->errors, line);
  show_errors (self);
}

static void
close_error_cb (GocuaWindow *self)
{
  g_ptr_array_set_size (self->errors, 0);
  gtk_revealer_set_reveal_child (self->error_revealer, FALSE);
}

static void
error_cb (GocuaWindow *self, const char *what, const GError *error)
{
  add_error (self, what, error);
}

static void
toast_cb (GocuaWindow *self, const char *text, const char *undo_label, const GocuaId *batch)
{
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (title);
  char id[GOCUA_ID_STRING_SIZE];

  if (batch != NULL && undo_label != NULL)
    {
      adw_toast_set_button_label (toast, undo_label);
      adw_toast_set_action_name (toast, "win.undo-batch");
      adw_toast_set_action_target (toast, "s", gocua_id_format (batch, id));
    }
  /* The last one may offer to undo what is not the last thing any more. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
navigate_cb (GocuaWindow *self, const char *page, const GocuaQuery *query, const GocuaId *household)
{
  if (self->main_view == NULL)
    return;
  gocua_main_view_go (GOCUA_MAIN_VIEW (self->main_view), page, query, household);
  show_start (self);
}

static void
update_title (GocuaWindow *self)
{
  g_autofree char *title = NULL;

  if (self->session != NULL)
    title = g_strdup_printf ("%s – Gõ Cửa", gocua_session_get_ward_name (self->session));
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : "Gõ Cửa");
}

static void
update_actions (GocuaWindow *self)
{
  static const char *const names[] = {
    "undo", "undo-batch", "page", "page-at", "back", "find", "carry-ward", "enter-sheet", "verify-sheet",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), names[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), self->session != NULL);
    }
}

typedef struct
{
  GocuaWindow *window; /* (owned) */
  char *path;
  guint opening;
} OpenData;

static void
open_data_free (OpenData *data)
{
  g_object_unref (data->window);
  g_free (data->path);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpenData, open_data_free)

static OpenData *
open_data_new (GocuaWindow *self, const char *path)
{
  OpenData *data = g_new0 (OpenData, 1);

  data->window = g_object_ref (self);
  data->path = g_strdup (path);
  data->opening = ++self->opening;
  return data;
}

/* Whether the window was closed, or something else was asked for, in the meantime. */
static gboolean
is_outdated (const OpenData *data)
{
  return data->opening != data->window->opening || gtk_widget_in_destruction (GTK_WIDGET (data->window)) ||
         data->window->errors == NULL;
}

static gboolean
present_cb (gpointer data)
{
  GocuaWindow *self = data;

  self->present_source = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
present_if_waiting (GocuaWindow *self)
{
  if (self->present_source == 0)
    return;
  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static void
session_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpenData) data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaSession) session = gocua_session_new_finish (result, &error);
  GtkWidget *page;

  if (is_outdated (data))
    return;
  data->window->is_opening = FALSE;
  if (session != NULL)
    {
      gocua_window_set_session (data->window, session);
      present_if_waiting (data->window);
      return;
    }
  page = gocua_trouble_page_new (data->path, error);
  g_signal_connect_object (page, "open", G_CALLBACK (gocua_window_open_ward), data->window,
                           G_CONNECT_SWAPPED);
  show_page (data->window, page);
  present_if_waiting (data->window);
}

static void
sample_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpenData) data = user_data;
  g_autoptr (GError) error = NULL;
  gboolean made = gocua_sample_job_finish (result, &error);

  if (is_outdated (data))
    return;
  if (made)
    {
      gocua_window_open_ward (data->window, data->path);
      return;
    }
  show_start (data->window);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_error (data->window, _ ("The sample ward was not made."), error);
}

static void
sample_progress_cb (double fraction, gpointer user_data)
{
  GocuaWindow *self = user_data;

  if (self->errors != NULL && GOCUA_IS_BUSY_PAGE (self->page)) /* neither closed nor left in the meantime */
    gocua_busy_page_set_fraction (GOCUA_BUSY_PAGE (self->page), fraction);
}

static void
file_chosen_cb (GocuaWindow *self, int response, GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL && g_file_peek_path (file) != NULL)
        gocua_window_open_ward (self, g_file_peek_path (file));
    }
  g_object_unref (dialog);
}

static void
open_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GocuaWindow *self = data;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Open the data of a ward"),
                                                              GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              C_ ("button", "Open"), C_ ("button", "Cancel"));
  g_autofree char *path = gocua_ward_get_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
open_ward_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gocua_window_open_ward (data, g_variant_get_string (parameter, NULL));
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gocua_window_open_sample (data);
}

static void
new_ward_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  begin_new_ward (data);
}

static void
join_ward_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GocuaWindow *self = data;
  GtkWidget *page = gocua_join_page_new (self->session != NULL);

  g_signal_connect_object (page, "open", G_CALLBACK (gocua_window_open_ward), self, G_CONNECT_SWAPPED);
  show_page (self, page);
}

static void
carry_ward_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GocuaWindow *self = data;
  GtkWidget *window;

  if (self->session == NULL)
    return;
  window = gocua_carry_window_new (self->session);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  g_signal_connect_object (window, "open", G_CALLBACK (gocua_window_open_ward), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
start_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_start (data);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GocuaWindow *self = data;

  gocua_session_undo (self->session, NULL);
}

static void
undo_batch_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GocuaWindow *self = data;
  GocuaId batch;

  if (gocua_id_parse (&batch, g_variant_get_string (parameter, NULL)))
    gocua_session_undo (self->session, &batch);
}

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  navigate_cb (data, g_variant_get_string (parameter, NULL), NULL, NULL);
}

/* By the place in the list of pages, from 1; nothing happens where there is no page. */
static void
page_at_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *page, *title, *icon;

  if (gocua_main_view_get_nth_page (g_variant_get_uint32 (parameter) - 1, &page, &title, &icon))
    navigate_cb (data, page, NULL, NULL);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GocuaWindow *self = data;

  gocua_main_view_go_back (GOCUA_MAIN_VIEW (self->main_view));
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GocuaWindow *self = data;

  show_start (self);
  gocua_main_view_find (GOCUA_MAIN_VIEW (self->main_view));
}

static void
find_anything_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GocuaWindow *self = data;
  GocuaCommandPlaces places = { gtk_window_get_application (GTK_WINDOW (self)), G_ACTION_GROUP (self), NULL };

  if (self->main_view != NULL)
    places.ward = G_ACTION_GROUP (gocua_main_view_get_actions (GOCUA_MAIN_VIEW (self->main_view)));
  if (self->find_bar == NULL)
    {
      self->find_bar = gocua_find_bar_new (self->settings);
      gtk_overlay_add_overlay (self->overlay, self->find_bar);
    }
  gocua_find_bar_open (GOCUA_FIND_BAR (self->find_bar), self->session, &places);
}

static void
enter_sheet_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GocuaWindow *self = data;

  show_start (self);
  gocua_main_view_enter_sheet (GOCUA_MAIN_VIEW (self->main_view), g_variant_get_string (parameter, NULL));
}

static void
verify_sheet_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GocuaWindow *self = data;
  GocuaId sheet;

  if (!gocua_id_parse (&sheet, g_variant_get_string (parameter, NULL)))
    return;
  show_start (self);
  gocua_main_view_verify_sheet (GOCUA_MAIN_VIEW (self->main_view), &sheet);
}

static const GActionEntry actions[] = {
  { .name = "open-file", .activate = open_file_cb },
  { .name = "open-ward", .activate = open_ward_cb, .parameter_type = "s" },
  { .name = "open-sample", .activate = open_sample_cb },
  { .name = "new-ward", .activate = new_ward_cb },
  { .name = "join-ward", .activate = join_ward_cb },
  { .name = "carry-ward", .activate = carry_ward_cb },
  { .name = "start", .activate = start_cb },
  { .name = "undo", .activate = undo_cb },
  { .name = "undo-batch", .activate = undo_batch_cb, .parameter_type = "s" },
  { .name = "page", .activate = page_cb, .parameter_type = "s" },
  { .name = "page-at", .activate = page_at_cb, .parameter_type = "u" },
  { .name = "back", .activate = back_cb },
  { .name = "find", .activate = find_cb },
  { .name = "find-anything", .activate = find_anything_cb },
  { .name = "enter-sheet", .activate = enter_sheet_cb, .parameter_type = "s" },
  { .name = "verify-sheet", .activate = verify_sheet_cb, .parameter_type = "s" },
};

/* Ctrl+Z in a text entry takes back letters, also when there are none left to take back. */
static gboolean
undo_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));

  if (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  return gtk_widget_activate_action (widget, "win.undo", NULL);
}

static void
begin_new_ward (GocuaWindow *self)
{
  GtkWidget *page = gocua_new_ward_page_new (self->session != NULL);

  g_signal_connect_object (page, "done", G_CALLBACK (gocua_window_set_session), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "open", G_CALLBACK (gocua_window_open_ward), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "error", G_CALLBACK (error_cb), self, G_CONNECT_SWAPPED);
  show_page (self, page);
}

static gboolean
has_pending_writes (GocuaWindow *self)
{
  return self->session != NULL && gocua_store_has_pending_writes (gocua_session_get_store (self->session));
}

static gboolean
close_when_saved_cb (gpointer data)
{
  GocuaWindow *self = data;

  if (has_pending_writes (self))
    return G_SOURCE_CONTINUE;
  self->close_source = 0;
  gtk_window_destroy (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
stay_open_cb (GocuaWindow *self)
{
  g_clear_handle_id (&self->close_source, g_source_remove);
  self->close_dialog = NULL;
}

static void
wait_for_writes (GocuaWindow *self)
{
  if (self->close_source != 0)
    return;
  self->close_dialog =
      adw_message_dialog_new (GTK_WINDOW (self), _ ("Saving the last changes"),
                              _ ("The window closes by itself as soon as everything is on the disk."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self->close_dialog), "stay",
                                   C_ ("button", "Keep the window open"));
  g_signal_connect_object (self->close_dialog, "response", G_CALLBACK (stay_open_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->close_dialog));
  self->close_source = g_timeout_add (CLOSE_POLL_MS, close_when_saved_cb, self);
}

static void
save_state (GocuaWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
}

static gboolean
gocua_window_close_request (GtkWindow *window)
{
  GocuaWindow *self = GOCUA_WINDOW (window);

  save_state (self);
  /* An entry saves when the keyboard leaves it. */
  gtk_window_set_focus (window, NULL);
  if (has_pending_writes (self))
    {
      wait_for_writes (self);
      return TRUE;
    }
  g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (gocua_window_parent_class)->close_request (window);
}

/* Where GTK hands the picture to the window manager itself, it draws it in each of its sizes for that. */
static void
first_painted_cb (GdkFrameClock *clock, GocuaWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, first_painted_cb, self);
  gtk_window_set_default_icon_name (GOCUA_APP_ID);
}

/* What is shown is made only now: a ward that opens in time needs neither the first question nor a page that
 * says so. */
static void
gocua_window_show (GtkWidget *widget)
{
  GocuaWindow *self = GOCUA_WINDOW (widget);

  if (gtk_stack_get_visible_child (self->stack) == NULL)
    {
      if (self->is_opening)
        show_busy (self, _ ("Opening the ward…"), NULL, FALSE);
      else
        show_start (self);
    }
  /* GTK gives it this class a moment later, and all that is in the window would be styled twice. */
  if (gtk_window_is_maximized (GTK_WINDOW (self)))
    gtk_widget_add_css_class (widget, "maximized");
  GTK_WIDGET_CLASS (gocua_window_parent_class)->show (widget);
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (first_painted_cb),
                           self, 0);
}

static void
gocua_window_dispose (GObject *object)
{
  GocuaWindow *self = GOCUA_WINDOW (object);

  g_clear_handle_id (&self->close_source, g_source_remove);
  g_clear_handle_id (&self->present_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  self->main_view = NULL;
  self->welcome = NULL;
  self->find_bar = NULL;
  self->page = NULL;
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->errors, g_ptr_array_unref);
  G_OBJECT_CLASS (gocua_window_parent_class)->dispose (object);
}

static void
gocua_window_finalize (GObject *object)
{
  GocuaWindow *self = GOCUA_WINDOW (object);

  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (gocua_window_parent_class)->finalize (object);
}

static void
gocua_window_class_init (GocuaWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gocua_window_dispose;
  object_class->finalize = gocua_window_finalize;
  widget_class->show = gocua_window_show;
  GTK_WINDOW_CLASS (klass)->close_request = gocua_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, GocuaWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, GocuaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GocuaWindow, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, GocuaWindow, error_label);
  gtk_widget_class_bind_template_callback (widget_class, close_error_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_key_cb, NULL);
}

static void
gocua_window_init (GocuaWindow *self)
{
  self->errors = g_ptr_array_new_with_free_func (g_free);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

GocuaWindow *
gocua_window_new (GtkApplication *application, GSettings *settings)
{
  GocuaWindow *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (GOCUA_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  return self;
}

GocuaSession *
gocua_window_get_session (GocuaWindow *self)
{
  g_return_val_if_fail (GOCUA_IS_WINDOW (self), NULL);

  return self->session;
}

void
gocua_window_set_session (GocuaWindow *self, GocuaSession *session)
{
  GtkWidget *old = self->main_view;

  g_return_if_fail (GOCUA_IS_WINDOW (self));
  g_return_if_fail (GOCUA_IS_SESSION (session));

  self->opening++;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "navigate", G_CALLBACK (navigate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "error", G_CALLBACK (error_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_settings_set_string (self->settings, "last-store",
                         gocua_store_get_path (gocua_session_get_store (session)));

  self->main_view = gocua_main_view_new (session);
  gtk_stack_add_child (self->stack, self->main_view);
  show_start (self);
  if (old != NULL)
    gtk_stack_remove (self->stack, old);
  update_title (self);
  update_actions (self);
}

void
gocua_window_open_ward (GocuaWindow *self, const char *path)
{
  g_return_if_fail (GOCUA_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  if (self->session != NULL &&
      g_str_equal (path, gocua_store_get_path (gocua_session_get_store (self->session))))
    {
      show_start (self);
      return;
    }
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    show_busy (self, _ ("Opening the ward…"), NULL, FALSE);
  self->is_opening = TRUE;
  gocua_session_new_async (path, FALSE, session_opened_cb, open_data_new (self, path));
  gocua_main_view_prepare ();
}

void
gocua_window_show_when_ready (GocuaWindow *self)
{
  g_return_if_fail (GOCUA_IS_WINDOW (self));

  if (!self->is_opening || gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else if (self->present_source == 0)
    self->present_source = g_timeout_add (PATIENCE_MS, present_cb, self);
}

void
gocua_window_open_sample (GocuaWindow *self)
{
  g_autofree char *path = NULL;

  g_return_if_fail (GOCUA_IS_WINDOW (self));

  path = gocua_ward_get_path ("sample");
  show_busy (self, _ ("Making the sample ward…"),
             _ ("5,000 households that do not exist, with three weeks of visits. You can try every button."),
             TRUE);
  sample_progress_cb (0, self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gocua_sample_job_async (path, sample_progress_cb, self, self->cancellable, sample_made_cb,
                          open_data_new (self, path));
}

void
gocua_window_take_over (GocuaWindow *self, GocuaWindow *old)
{
  g_return_if_fail (GOCUA_IS_WINDOW (self));
  g_return_if_fail (GOCUA_IS_WINDOW (old));

  save_state (old);
  /* An entry saves when the keyboard leaves it. */
  gtk_window_set_focus (GTK_WINDOW (old), NULL);
  if (old->session != NULL)
    {
      g_autofree char *page = g_strdup (gocua_main_view_get_page (GOCUA_MAIN_VIEW (old->main_view)));

      gocua_window_set_session (self, old->session);
      gocua_main_view_go (GOCUA_MAIN_VIEW (self->main_view), page, NULL, NULL);
    }
}
