/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-window-actions.c: the actions "win", which menus, keys and the find bar offer. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-main-view.h"
#include "app/gocua-window-private.h"
#include "app/widgets/gocua-find-bar.h"

static void
open_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gocua_window_choose_file (data);
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
  gocua_window_begin_new_ward (data);
}

static void
join_ward_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gocua_window_begin_join (data);
}

static void
carry_ward_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gocua_window_begin_carry (data);
}

static void
start_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gocua_window_show_start (data);
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
  gocua_window_navigate (data, g_variant_get_string (parameter, NULL), NULL, NULL);
}

/* By the place in the list of pages, from 1; nothing happens where there is no page. */
static void
page_at_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *page;

  if (gocua_main_view_get_nth_page (g_variant_get_uint32 (parameter) - 1, &page, NULL, NULL))
    gocua_window_navigate (data, page, NULL, NULL);
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

  gocua_window_show_start (self);
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

  gocua_window_show_start (self);
  gocua_main_view_enter_sheet (GOCUA_MAIN_VIEW (self->main_view), g_variant_get_string (parameter, NULL));
}

static void
verify_sheet_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GocuaWindow *self = data;
  GocuaId sheet;

  if (!gocua_id_parse (&sheet, g_variant_get_string (parameter, NULL)))
    return;
  gocua_window_show_start (self);
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

static gboolean
undo_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));

  if (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  return gtk_widget_activate_action (widget, "win.undo", NULL);
}

void
gocua_window_install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_key_cb, NULL);
}

void
gocua_window_add_actions (GocuaWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gocua_window_update_actions (self);
}

void
gocua_window_update_actions (GocuaWindow *self)
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
