/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet-tool.c: for journeys: makes a sheet of a ward file, and says what has come back of it.
 *
 * sheet-tool make FILE LINES BLANK: prints the code
 * sheet-tool show FILE CODE: prints the state, and then number, outcome, answers and reason of each line */

#include <stdio.h>

#include "core/gocua-locale.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-sheets.h"
#include "store/gocua-ward.h"

static void
make (GocuaDb *db, const char *n_lines, const char *n_blank)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GocuaCampaign) campaign = NULL;
  g_autoptr (GocuaSheetPlan) plan = NULL;
  g_autoptr (GocuaBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  GocuaId id;
  GocuaSheetRequest request = { .query = query, .campaign = &id, .day = "2025-03-02" };

  campaign = gocua_campaign_get_current (db, &id, &error);
  g_assert_no_error (error);
  request.n_lines = (guint) g_ascii_strtoull (n_lines, NULL, 10);
  request.n_blank = (guint) g_ascii_strtoull (n_blank, NULL, 10);
  plan = gocua_sheets_plan (db, &request, NULL, &error);
  g_assert_no_error (error);
  batch = gocua_sheet_plan_to_batch (plan);
  g_assert_true (gocua_journal_commit (db, batch, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < plan->sheets->len; i++)
    g_print ("%s\n", gocua_record_get_text (plan->sheets->pdata[i], GOCUA_SHEET_FIELD_CODE));
}

static const char *
text_of (const GocuaRecord *visit, guint field)
{
  const char *text = gocua_record_get_text (visit, field);

  return text != NULL ? text : "";
}

static void
show (GocuaDb *db, const char *code)
{
  static const char *const states[] = { "made",     "issued", "missing", "cancelled",
                                        "returned", "keyed",  "verified" };
  g_autoptr (GPtrArray) sheets = gocua_sheets_find_by_code (db, code, NULL);
  GocuaRecord *sheet = sheets->pdata[0];
  g_autoptr (GPtrArray) lines = gocua_sheets_get_lines (db, sheet, NULL);

  g_print ("%s\n", states[gocua_sheet_get_state (sheet)]);
  for (guint i = 0; i < lines->len; i++)
    {
      GocuaSheetLine *line = lines->pdata[i];

      if (line->visit != NULL)
        g_print ("%u\t%s\t%s\t%s\t%s\n", line->number, text_of (line->visit, GOCUA_VISIT_OUTCOME),
                 text_of (line->visit, GOCUA_VISIT_ANSWERS), text_of (line->visit, GOCUA_VISIT_REASON),
                 text_of (line->visit, GOCUA_VISIT_NOTE));
      else if (line->skipped)
        g_print ("%u\t-\t\t\t\n", line->number);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  GocuaDb *db;

  gocua_locale_init (NULL);
  g_assert_cmpint (argc, >=, 4);
  db = gocua_ward_open (argv[2], FALSE, &error);
  g_assert_no_error (error);
  if (g_str_equal (argv[1], "make") && argc == 5)
    make (db, argv[3], argv[4]);
  else
    show (db, argv[3]);
  gocua_ward_close (db);
  return 0;
}
