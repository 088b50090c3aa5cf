/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-ward-actions.c: what can be done to the open ward from any page. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-ward-actions.h"

#include <glib/gi18n.h>

#include "app/dialogs/gocua-area-dialog.h"
#include "app/dialogs/gocua-doubles-window.h"
#include "app/dialogs/gocua-household-dialog.h"
#include "app/dialogs/gocua-leaflet-dialog.h"
#include "app/dialogs/gocua-make-sheets-window.h"
#include "app/dialogs/gocua-sign-in-dialog.h"
#include "app/dialogs/gocua-team-dialog.h"
#include "app/gocua-main-view.h"
#include "app/pages/gocua-sheets-page.h"
#include "store/gocua-backup.h"

/* What every action needs; belongs to the group. */
typedef struct
{
  GtkWidget *view;
  GocuaSession *session; /* not owned: the view has it */
} Ward;

static GtkWindow *
find_window (const Ward *ward)
{
  GtkRoot *root = gtk_widget_get_root (ward->view);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
set_enabled (GSimpleActionGroup *group, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (group), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
find_doubles_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Ward *ward = data;

  gtk_window_present (gocua_doubles_window_new (ward->session, find_window (ward), NULL));
}

static void
new_household_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Ward *ward = data;
  GtkWidget *dialog = gocua_household_dialog_new (ward->session, NULL);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), find_window (ward));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_area_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Ward *ward = data;

  gocua_area_dialog_show (find_window (ward), ward->session, NULL);
}

static void
new_areas_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Ward *ward = data;

  gocua_area_dialog_show_several (find_window (ward), ward->session);
}

static void
new_team_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Ward *ward = data;

  gocua_team_dialog_show (find_window (ward), ward->session, NULL);
}

static void
make_sheets_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Ward *ward = data;
  g_autoptr (GArray) households = gocua_make_sheets_parse (g_variant_get_string (parameter, NULL));
  GtkWidget *window;

  if (gocua_session_get_campaign (ward->session) == NULL)
    {
      gocua_session_toast (ward->session, _ ("Choose a campaign first; the overview offers them."));
      return;
    }
  window = gocua_make_sheets_window_new (ward->session, households);
  gtk_window_set_transient_for (GTK_WINDOW (window), find_window (ward));
  gtk_window_present (GTK_WINDOW (window));
}

/* Those that are out, or only those that should be back by now. */
static void
show_sheets_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Ward *ward = data;
  GtkWidget *page;

  gocua_session_go (ward->session, "sheets", NULL, NULL);
  page = gocua_main_view_get_page_widget (GOCUA_MAIN_VIEW (ward->view));
  if (GOCUA_IS_SHEETS_PAGE (page))
    gocua_sheets_page_show (GOCUA_SHEETS_PAGE (page), g_variant_get_boolean (parameter)
                                                          ? GOCUA_SHEET_FILTER_OVERDUE
                                                          : GOCUA_SHEET_FILTER_OUT);
}

static void
print_leaflet_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Ward *ward = data;

  gocua_leaflet_dialog_show (find_window (ward), ward->session);
}

static void
sync_now_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Ward *ward = data;

  gocua_sync_now (gocua_session_get_sync (ward->session));
}

/* Who is signed in already wants to be somebody else. */
static void
sign_in_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Ward *ward = data;
  const GocuaSyncStanding *standing = gocua_sync_get_standing (gocua_session_get_sync (ward->session));

  gocua_sign_in_dialog_present (find_window (ward), ward->session, standing->account != NULL);
}

static void
do_on_page (const Ward *ward, const char *page, const char *action)
{
  gocua_session_go (ward->session, page, NULL, NULL);
  gtk_widget_activate_action_variant (gocua_main_view_get_page_widget (GOCUA_MAIN_VIEW (ward->view)), action,
                                      NULL);
}

static void
sign_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  do_on_page (data, "sync", "sync.sign-out");
}

static void
on_page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *page, *name;

  g_variant_get (parameter, "(&s&s)", &page, &name);
  do_on_page (data, page, name);
}

static gpointer
make_backup (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gocua_backup_make (db, error);
  return NULL;
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaMainView) view = data;
  g_autoptr (GError) error = NULL;
  GSimpleActionGroup *group = gocua_main_view_get_actions (view);
  GocuaSession *session = gocua_main_view_get_session (view);

  gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  if (session == NULL)
    return;
  set_enabled (group, "backup", TRUE);
  if (error != NULL)
    gocua_session_report (session, _ ("The ward's data were not backed up."), error);
  else
    gocua_session_toast (session, _ ("The ward's data are backed up. The last seven backups are kept."));
}

static void
backup_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Ward *ward = data;

  g_simple_action_set_enabled (action, FALSE);
  gocua_store_note_async (gocua_session_get_store (ward->session), make_backup, NULL, NULL, backed_up_cb,
                          g_object_ref (ward->view));
}

static const GActionEntry entries[] = {
  { .name = "find-doubles", .activate = find_doubles_cb },
  { .name = "new-household", .activate = new_household_cb },
  { .name = "new-area", .activate = new_area_cb },
  { .name = "new-areas", .activate = new_areas_cb },
  { .name = "new-team", .activate = new_team_cb },
  { .name = "make-sheets", .activate = make_sheets_cb, .parameter_type = "s" },
  { .name = "show-sheets", .activate = show_sheets_cb, .parameter_type = "b" },
  { .name = "print-leaflet", .activate = print_leaflet_cb },
  { .name = "sync-now", .activate = sync_now_cb },
  { .name = "sign-in", .activate = sign_in_cb },
  { .name = "sign-out", .activate = sign_out_cb },
  { .name = "backup", .activate = backup_cb },
  { .name = "on-page", .activate = on_page_cb, .parameter_type = "(ss)" },
};

GSimpleActionGroup *
gocua_ward_actions_new (GtkWidget *view, GocuaSession *session)
{
  GSimpleActionGroup *self;
  Ward *ward;

  g_return_val_if_fail (GOCUA_IS_MAIN_VIEW (view), NULL);
  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_simple_action_group_new ();
  ward = g_new0 (Ward, 1);
  ward->view = view;
  ward->session = session;
  g_object_set_data_full (G_OBJECT (self), "ward", ward, g_free);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), ward);
  gtk_widget_insert_action_group (view, "ward", G_ACTION_GROUP (self));
  gocua_ward_actions_set_standing (self, NULL);
  return self;
}

void
gocua_ward_actions_set_standing (GSimpleActionGroup *self, const GocuaSyncStanding *standing)
{
  gboolean is_signed_in = standing != NULL && standing->account != NULL;

  g_return_if_fail (G_IS_SIMPLE_ACTION_GROUP (self));

  set_enabled (self, "sync-now", is_signed_in);
  set_enabled (self, "sign-out", is_signed_in);
}

void
gocua_ward_actions_set_takes_entries (GSimpleActionGroup *self, gboolean takes_entries)
{
  static const char *const names[] = { "find-doubles", "new-household", "new-area",
                                       "new-areas",    "new-team",      "make-sheets" };

  g_return_if_fail (G_IS_SIMPLE_ACTION_GROUP (self));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    set_enabled (self, names[i], takes_entries);
}
