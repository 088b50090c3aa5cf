/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-verify-page.c: a sheet is typed again by somebody else, whole or not at all, and says who typed how
 * well. */

#include "shell-support.h"

#include "app/pages/gocua-verify-page.h"
#include "app/widgets/gocua-entry-line.h"
#include "core/gocua-number.h"
#include "store/gocua-db-owner.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-sheets.h"

#define N_LINES 3

static GocuaId sheet;

static void
commit (GocuaDb *db, GocuaBatch *batch)
{
  g_autoptr (GError) error = NULL;

  gocua_journal_commit (db, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
put_household (GocuaDb *db, guint index)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("household.new");
  g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  g_autofree char *address = g_strdup_printf ("%u Lê Lợi", index * 2 + 1);

  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_batch_put (batch, NULL, household);
  commit (db, batch);
}

static void
key_sheet (GocuaDb *db, GocuaRecord *record, const GocuaId *campaign)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("visit.new");
  g_autoptr (GArray) lines =
      gocua_sheet_lines_parse (gocua_record_get_text (record, GOCUA_SHEET_FIELD_LINES));
  g_autofree char *today = gocua_db_get_today (db);
  g_autofree char *step = gocua_sheet_step_format (today, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, NULL);

      gocua_record_set_id (visit, GOCUA_VISIT_HOUSEHOLD, &g_array_index (lines, GocuaId, i));
      gocua_record_set_id (visit, GOCUA_VISIT_CAMPAIGN, campaign);
      gocua_record_set_text (visit, GOCUA_VISIT_DATE, today);
      gocua_record_set_text (visit, GOCUA_VISIT_OUTCOME, "absent");
      gocua_record_set_id (visit, GOCUA_VISIT_SHEET, &record->id);
      gocua_record_set_int (visit, GOCUA_VISIT_LINE, i + 1);
      gocua_batch_put (batch, NULL, visit);
    }
  gocua_record_set_text (record, GOCUA_SHEET_FIELD_KEYED, step);
  gocua_batch_put (batch, NULL, record);
  commit (db, batch);
}

/* A sheet that Ánh typed. */
static void
fill (GocuaDb *db)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GocuaCampaign) campaign = NULL;
  g_autoptr (GocuaSheetPlan) plan = NULL;
  GocuaSheetRequest request = { .query = query, .n_lines = N_LINES };
  GocuaId id;

  for (guint i = 0; i < N_LINES; i++)
    put_household (db, i);
  campaign = gocua_campaign_get_current (db, &id, NULL);
  request.campaign = &id;
  plan = gocua_sheets_plan (db, &request, NULL, NULL);
  sheet = ((GocuaRecord *) plan->sheets->pdata[0])->id;
  gocua_db_set_author (db, "Ánh");
  key_sheet (db, plan->sheets->pdata[0], &id);
}

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  open_page_ward (fixture, fill);
  present_page (fixture, gocua_verify_page_new (fixture->session));
  wait_until (find_widget (fixture->page, GTK_TYPE_LABEL, "1 sheet to type again") != NULL);
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  destroy_page (fixture);
  close_page_ward (fixture);
}

static GocuaEntryLine *
find_line (GtkWidget *root, guint line)
{
  if (GOCUA_IS_ENTRY_LINE (root))
    return gocua_entry_model_get_line (gocua_entry_line_get_model (GOCUA_ENTRY_LINE (root))) == line
               ? GOCUA_ENTRY_LINE (root)
               : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GocuaEntryLine *found = find_line (child, line);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GocuaEntryModel *
model_at (PageFixture *fixture, guint line)
{
  return gocua_entry_line_get_model (find_line (fixture->page, line));
}

static gpointer
load_sheet (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_sheets_get_row (db, &sheet, error);
}

static GocuaSheetState
state_of (PageFixture *fixture)
{
  g_autoptr (GocuaSheetRow) row = ask_store (fixture->session, load_sheet, NULL);

  return row->state;
}

/* Nothing of what was typed first is in the lines that are to be typed again. */
static void
test_blind (PageFixture *fixture, gconstpointer data)
{
  g_assert_nonnull (find_widget (fixture->page, GTK_TYPE_LABEL, "Ánh"));
  g_assert_nonnull (find_widget (fixture->page, GTK_TYPE_LABEL, "none checked"));
  gocua_verify_page_open (GOCUA_VERIFY_PAGE (fixture->page), &sheet);
  wait_until (find_line (fixture->page, 1) != NULL);
  for (guint line = 1; line <= N_LINES; line++)
    {
      GocuaEntryModel *model = model_at (fixture, line);

      g_assert_cmpint (gocua_entry_model_get_outcome (model), ==, GOCUA_OUTCOME_NONE);
      g_assert_cmpstr (gocua_entry_model_get_before (model), ==, "");
    }
  g_assert_cmpint (state_of (fixture), ==, GOCUA_SHEET_KEYED);
}

/* All lines at once on their way to the disk: the sheet is verified when the last one is there, and only
 * then. */
static void
test_verified (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *percent = NULL;
  g_autofree char *words = NULL;

  gocua_verify_page_open (GOCUA_VERIFY_PAGE (fixture->page), &sheet);
  wait_until (find_line (fixture->page, 1) != NULL);
  for (guint i = 1; i <= N_LINES; i++)
    gocua_entry_model_set_outcome (model_at (fixture, i), GOCUA_OUTCOME_ABSENT);
  for (guint i = 1; i <= N_LINES; i++)
    gocua_entry_line_focus_cell (find_line (fixture->page, i), GOCUA_ENTRY_CELL_OUTCOME);
  click (fixture->page, "Leave the sheet");
  wait_until (find_widget (fixture->page, GTK_TYPE_LABEL, "0 sheets to type again") != NULL);
  g_assert_cmpint (state_of (fixture), ==, GOCUA_SHEET_VERIFIED);
  percent = gocua_number_format_percent (0, N_LINES);
  words = g_strdup_printf ("0 of 3 (%s)", percent);
  wait_until (find_widget (fixture->page, GTK_TYPE_LABEL, words) != NULL);
}

#define ADD(name, func) g_test_add (name, PageFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/verify-page/blind", test_blind);
  ADD ("/verify-page/verified", test_verified);
  return g_test_run ();
}
