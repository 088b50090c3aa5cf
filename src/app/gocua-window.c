/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-window.c: the window: the first question, the way to a ward, and the ward. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/gocua-busy-page.h"
#include "app/gocua-main-view.h"
#include "app/gocua-welcome-page.h"
#include "app/gocua-window-private.h"
#include "app/widgets/gocua-error-bar.h"

G_DEFINE_FINAL_TYPE (GocuaWindow, gocua_window, ADW_TYPE_APPLICATION_WINDOW)

void
gocua_window_show_page (GocuaWindow *self, GtkWidget *page)
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

void
gocua_window_show_start (GocuaWindow *self)
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

void
gocua_window_show_busy (GocuaWindow *self, const char *title, const char *description, gboolean can_cancel)
{
  GtkWidget *page = gocua_busy_page_new (title, description, can_cancel);

  g_signal_connect_object (page, "cancel", G_CALLBACK (cancel_busy_cb), self, G_CONNECT_SWAPPED);
  gocua_window_show_page (self, page);
}

void
gocua_window_add_error (GocuaWindow *self, const char *what, const GError *error)
{
  if (self->error_bar == NULL)
    {
      self->error_bar = gocua_error_bar_new ();
      gtk_box_append (self->content, self->error_bar);
    }
  gocua_error_bar_add (GOCUA_ERROR_BAR (self->error_bar), what, error);
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

void
gocua_window_navigate (GocuaWindow *self, const char *page, const GocuaQuery *query, const GocuaId *household)
{
  if (self->main_view == NULL)
    return;
  gocua_main_view_go (GOCUA_MAIN_VIEW (self->main_view), page, query, household);
  gocua_window_show_start (self);
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
save_size (GocuaWindow *self)
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

  save_size (self);
  /* An entry saves when the keyboard leaves it. */
  gtk_window_set_focus (window, NULL);
  if (gocua_window_wait_for_writes (self))
    return TRUE;
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
        gocua_window_show_busy (self, _ ("Opening the ward…"), NULL, FALSE);
      else
        gocua_window_show_start (self);
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
  self->error_bar = NULL;
  self->page = NULL;
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
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
  gtk_widget_class_bind_template_child (widget_class, GocuaWindow, content);
  gtk_widget_class_bind_template_child (widget_class, GocuaWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, GocuaWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, GocuaWindow, stack);
  gocua_window_install_keys (widget_class);
}

static void
gocua_window_init (GocuaWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gocua_window_add_actions (self);
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
  g_signal_connect_object (session, "navigate", G_CALLBACK (gocua_window_navigate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "error", G_CALLBACK (gocua_window_add_error), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_settings_set_string (self->settings, "last-store",
                         gocua_store_get_path (gocua_session_get_store (session)));

  self->main_view = gocua_main_view_new (session);
  gtk_stack_add_child (self->stack, self->main_view);
  gocua_window_show_start (self);
  if (old != NULL)
    gtk_stack_remove (self->stack, old);
  update_title (self);
  gocua_window_update_actions (self);
}

void
gocua_window_take_over (GocuaWindow *self, GocuaWindow *old)
{
  g_return_if_fail (GOCUA_IS_WINDOW (self));
  g_return_if_fail (GOCUA_IS_WINDOW (old));

  save_size (old);
  /* An entry saves when the keyboard leaves it. */
  gtk_window_set_focus (GTK_WINDOW (old), NULL);
  if (old->session != NULL)
    {
      g_autofree char *page = g_strdup (gocua_main_view_get_page (GOCUA_MAIN_VIEW (old->main_view)));

      gocua_window_set_session (self, old->session);
      gocua_main_view_go (GOCUA_MAIN_VIEW (self->main_view), page, NULL, NULL);
    }
}
