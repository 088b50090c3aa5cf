/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-closed-ward.c: in a ward that was carried over nothing that asks for something to be saved is offered,
 * and all of it is again once that was taken back. */

#include "shell-support.h"

#include "app/gocua-main-view.h"
#include "app/pages/gocua-areas-page.h"
#include "app/pages/gocua-household-pane.h"
#include "app/pages/gocua-households-page.h"
#include "app/pages/gocua-selection-bar.h"
#include "core/gocua-batch.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-ward.h"

static GocuaId household_id;

static void
fill (GocuaDb *db)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("roster.import");
  g_autoptr (GocuaRecord) area = gocua_record_new (GOCUA_KIND_AREA, NULL);
  g_autoptr (GocuaRecord) team = gocua_record_new (GOCUA_KIND_TEAM, NULL);
  g_autoptr (GocuaRecord) household = NULL;

  gocua_record_set_text (area, GOCUA_AREA_NAME, "Khu phố 1");
  gocua_batch_put (batch, NULL, area);
  gocua_record_set_text (team, GOCUA_TEAM_NAME, "Tổ 1");
  gocua_batch_put (batch, NULL, team);
  gocua_entity_make_id (db, &household_id);
  household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &household_id);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, "1 Lê Lợi");
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, "Nguyễn Thị Ánh");
  gocua_batch_put (batch, NULL, household);
  g_assert_true (gocua_journal_commit (db, batch, NULL, NULL, NULL));
}

static gpointer
set_carried (GocuaDb *db, gpointer names, GCancellable *cancellable, GError **error)
{
  gocua_ward_set_carried_to (db, names, error);
  return NULL;
}

static GActionGroup *
actions_of (PageFixture *fixture)
{
  return G_ACTION_GROUP (gocua_main_view_get_actions (GOCUA_MAIN_VIEW (fixture->page)));
}

/* @names: (nullable): as a job that carries over, or takes back, leaves the file */
static void
close_ward (PageFixture *fixture, const char *names)
{
  ask_store (fixture->session, set_carried, (gpointer) names);
  gocua_session_reload (fixture->session);
  wait_until (gocua_session_takes_entries (fixture->session) == (names == NULL));
  settle_store (fixture->session);
}

static GtkWidget *
go (PageFixture *fixture, const char *page, const GocuaId *household)
{
  gocua_main_view_go (GOCUA_MAIN_VIEW (fixture->page), page, NULL, household);
  settle_store (fixture->session);
  return gocua_main_view_get_page_widget (GOCUA_MAIN_VIEW (fixture->page));
}

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  open_page_ward (fixture, fill);
  present_page (fixture, gocua_main_view_new (fixture->session));
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  destroy_page (fixture);
  close_page_ward (fixture);
}

static void
test_ward (PageFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "find-doubles", "new-household", "new-area",
                                       "new-areas",    "new-team",      "make-sheets" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (g_action_group_get_action_enabled (actions_of (fixture), names[i]));
  close_ward (fixture, "Phường Tân Định");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (g_action_group_get_action_enabled (actions_of (fixture), names[i]));
  g_assert_true (g_action_group_get_action_enabled (actions_of (fixture), "backup"));
  close_ward (fixture, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (g_action_group_get_action_enabled (actions_of (fixture), names[i]));
}

static gboolean
is_offered (GtkWidget *page, const char *name)
{
  GObject *child = gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), name);

  g_assert_nonnull (child);
  return gtk_widget_is_sensitive (GTK_WIDGET (child));
}

static gboolean
can_activate_row (GtkWidget *page, const char *name)
{
  GObject *list = gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), name);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);

  g_assert_nonnull (row);
  return gtk_list_box_row_get_activatable (row);
}

/* The pencil, the bin, and what stands in the menu beside them. */
static guint
count_offered (GtkWidget *widget)
{
  guint n = GTK_IS_BUTTON (widget) && gtk_widget_is_sensitive (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_offered (child);
  return n;
}

static guint
count_in_row (GtkWidget *page)
{
  GObject *list = gtk_widget_get_template_child (page, GOCUA_TYPE_AREAS_PAGE, "areas_list");
  GtkWidget *box = gtk_list_box_row_get_child (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += GTK_IS_MENU_BUTTON (child) ? 0 : count_offered (child);
  return n;
}

static void
test_areas (PageFixture *fixture, gconstpointer data)
{
  static const char *const buttons[] = { "several_button", "first_button", "team_button" };
  GtkWidget *page = go (fixture, "areas", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_true (is_offered (page, buttons[i]));
  g_assert_true (can_activate_row (page, "areas_list"));
  g_assert_cmpuint (count_in_row (page), ==, 2);
  close_ward (fixture, "Phường Tân Định");
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_false (is_offered (page, buttons[i]));
  g_assert_false (can_activate_row (page, "areas_list"));
  g_assert_false (can_activate_row (page, "teams_list"));
  g_assert_cmpuint (count_in_row (page), ==, 0);
  close_ward (fixture, NULL);
  g_assert_true (can_activate_row (page, "areas_list"));
  g_assert_true (is_offered (page, "first_button"));
}

static gboolean
is_pane_offering (GtkWidget *page)
{
  GtkWidget *pane = find_widget (page, GOCUA_TYPE_HOUSEHOLD_PANE, NULL);

  return is_offered (pane, "visit_button") && is_offered (pane, "archive_button");
}

static gboolean
is_bulk_offered (GtkWidget *page, const char *action)
{
  GtkWidget *bar = find_widget (page, GOCUA_TYPE_SELECTION_BAR, NULL);

  return g_action_group_get_action_enabled (gocua_selection_bar_get_actions (GOCUA_SELECTION_BAR (bar)),
                                            action);
}

static void
test_households (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *page = go (fixture, "households", &household_id);

  wait_until (is_pane_offering (page));
  g_assert_true (is_bulk_offered (page, "area"));
  g_assert_true (gtk_widget_is_sensitive (find_widget (page, GTK_TYPE_BUTTON, "New household")));
  close_ward (fixture, "Phường Tân Định");
  wait_until (!is_pane_offering (page));
  g_assert_false (is_bulk_offered (page, "area"));
  g_assert_false (is_bulk_offered (page, "archive"));
  g_assert_false (gtk_widget_is_sensitive (find_widget (page, GTK_TYPE_BUTTON, "New household")));
  g_assert_true (is_bulk_offered (page, "clear"));
  close_ward (fixture, NULL);
  wait_until (is_pane_offering (page));
  g_assert_true (is_bulk_offered (page, "area"));
}

static void
test_pages_for_entry (PageFixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "entry", "verify", "import" };

  close_ward (fixture, "Phường Tân Định");
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    g_assert_false (gtk_widget_is_sensitive (go (fixture, pages[i], NULL)));
  g_assert_true (gtk_widget_is_sensitive (go (fixture, "follow-up", NULL)));
  close_ward (fixture, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    g_assert_true (gtk_widget_is_sensitive (go (fixture, pages[i], NULL)));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/closed-ward/ward", PageFixture, NULL, set_up, test_ward, tear_down);
  g_test_add ("/closed-ward/areas", PageFixture, NULL, set_up, test_areas, tear_down);
  g_test_add ("/closed-ward/households", PageFixture, NULL, set_up, test_households, tear_down);
  g_test_add ("/closed-ward/pages-for-entry", PageFixture, NULL, set_up, test_pages_for_entry, tear_down);
  return g_test_run ();
}
