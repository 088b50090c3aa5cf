/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-follow-up-page.c: who is due again, by team, and each team gets sheets of its own. */

#include "shell-support.h"

#include "app/pages/gocua-follow-up-page.h"
#include "core/gocua-date.h"
#include "store/gocua-db-owner.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-sheets.h"

static GocuaId teams[2];

static void
put_team (GocuaBatch *batch, GocuaDb *db, guint index, const char *name)
{
  g_autoptr (GocuaRecord) team = NULL;

  gocua_entity_make_id (db, &teams[index]);
  team = gocua_record_new (GOCUA_KIND_TEAM, &teams[index]);
  gocua_record_set_text (team, GOCUA_TEAM_NAME, name);
  gocua_batch_put (batch, NULL, team);
}

static void
put_promise (GocuaBatch *batch,
             GocuaDb *db,
             const char *address,
             const GocuaId *team,
             const GocuaId *campaign)
{
  g_autofree char *today = gocua_db_get_today (db);
  g_autofree char *before = gocua_date_add_days (today, -5);
  g_autofree char *due = gocua_date_add_days (today, -2);
  g_autoptr (GocuaRecord) household = NULL;
  g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, NULL);
  GocuaId id;

  gocua_entity_make_id (db, &id);
  household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &id);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_batch_put (batch, NULL, household);
  gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, &id);
  gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, campaign);
  gocua_record_set_text (visit, GOCUA_VISIT_DATE, before);
  gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, "met");
  gocua_record_set_text (visit, GOCUA_VISIT_FOLLOW_UP, due);
  if (team != NULL)
    gocua_record_set_id (visit, GOCUA_VISIT_TEAM, team);
  gocua_batch_put (batch, NULL, visit);
}

static void
fill (GocuaDb *db)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("visit.new");
  g_autoptr (GocuaCampaign) campaign = NULL;
  g_autoptr (GError) error = NULL;
  GocuaId id;

  campaign = gocua_campaign_get_current (db, &id, &error);
  g_assert_nonnull (campaign);
  put_team (batch, db, 0, "Tổ CNSCĐ khu phố 1");
  put_team (batch, db, 1, "Đoàn phường");
  put_promise (batch, db, "1 Lê Lợi", &teams[0], &id);
  put_promise (batch, db, "3 Lê Lợi", &teams[0], &id);
  put_promise (batch, db, "5 Lê Lợi", &teams[1], &id);
  gocua_journal_commit (db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  open_page_ward (fixture, fill);
  present_page (fixture, gocua_follow_up_page_new (fixture->session));
  wait_until (find_widget (fixture->page, GTK_TYPE_LABEL, "3 households, 3 overdue") != NULL);
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  destroy_page (fixture);
  close_page_ward (fixture);
}

static void
choose_team (PageFixture *fixture, const char *name)
{
  GtkWidget *label = find_widget (fixture->page, GTK_TYPE_LABEL, name);
  GtkWidget *row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);

  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
  settle ();
}

static gpointer
list_sheets (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_sheets_list (db, NULL, error);
}

static void
test_teams (PageFixture *fixture, gconstpointer data)
{
  g_assert_nonnull (find_widget (fixture->page, GTK_TYPE_LABEL, "2 households, 2 overdue"));
  choose_team (fixture, "Đoàn phường");
  g_assert_nonnull (find_widget (fixture->page, GTK_TYPE_LABEL, "1 household, 1 overdue"));
  g_assert_nonnull (find_widget (fixture->page, GTK_TYPE_BUTTON, "1 household onto tomorrow’s sheets"));
}

static void
test_sheets (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *today = gocua_session_get_today (fixture->session);
  g_autofree char *tomorrow = gocua_date_add_days (today, 1);
  g_autoptr (GPtrArray) sheets = NULL;
  guint n_printed[2] = { 0 };

  click (fixture->page, "3 households onto tomorrow’s sheets");
  wait_until (gtk_widget_get_sensitive (
      find_widget (fixture->page, GTK_TYPE_BUTTON, "3 households onto tomorrow’s sheets")));
  settle_store (fixture->session);
  sheets = ask_store (fixture->session, list_sheets, NULL);
  g_assert_cmpuint (sheets->len, ==, 2);
  for (guint i = 0; i < sheets->len; i++)
    {
      const GocuaSheetRow *row = sheets->pdata[i];
      const GocuaId *team = gocua_record_get_id (row->sheet, GOCUA_SHEET_FIELD_TEAM);

      g_assert_cmpstr (gocua_record_get_text (row->sheet, GOCUA_SHEET_FIELD_DAY), ==, tomorrow);
      n_printed[gocua_id_equal (team, &teams[0]) ? 0 : 1] += row->n_printed;
    }
  g_assert_cmpuint (n_printed[0], ==, 2);
  g_assert_cmpuint (n_printed[1], ==, 1);
  /* Once is enough: they are kept for those sheets now. */
  click (fixture->page, "3 households onto tomorrow’s sheets");
  settle_store (fixture->session);
  g_clear_pointer (&sheets, g_ptr_array_unref);
  sheets = ask_store (fixture->session, list_sheets, NULL);
  g_assert_cmpuint (sheets->len, ==, 2);
}

#define ADD(name, func) g_test_add (name, PageFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/follow-up-page/teams", test_teams);
  ADD ("/follow-up-page/sheets", test_sheets);
  return g_test_run ();
}
