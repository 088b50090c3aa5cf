/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-sheets.c FILE LINES BLANK: makes walk sheets of all households in a ward file, and prints their codes.
 */

#include <stdio.h>
#include <stdlib.h>

#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-sheets.h"
#include "store/gocua-ward.h"

static GocuaSheetPlan *
plan (GocuaDb *db, guint n_lines, guint n_blank, GError **error)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();
  g_autoptr (GocuaCampaign) campaign = NULL;
  GocuaId id;
  GocuaSheetRequest request = {
    .query = query, .campaign = &id, .day = "2026-11-27", .n_lines = n_lines, .n_blank = n_blank
  };

  campaign = gocua_campaign_get_current (db, &id, error);
  return campaign != NULL ? gocua_sheets_plan (db, &request, NULL, error) : NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaSheetPlan) made = NULL;
  g_autoptr (GocuaBatch) batch = NULL;
  GocuaDb *db = argc == 4 ? gocua_ward_open (argv[1], FALSE, &error) : NULL;

  if (db != NULL)
    made = plan (db, (guint) atoi (argv[2]), (guint) atoi (argv[3]), &error);
  if (made != NULL)
    {
      batch = gocua_sheet_plan_to_batch (made);
      gocua_journal_commit (db, batch, NULL, NULL, &error);
    }
  for (guint i = 0; made != NULL && error == NULL && i < made->sheets->len; i++)
    puts (gocua_record_get_text (made->sheets->pdata[i], GOCUA_SHEET_FIELD_CODE));
  if (error != NULL)
    fprintf (stderr, "%s\n", error->message);
  g_clear_pointer (&db, gocua_ward_close);
  return made != NULL && error == NULL ? 0 : 1;
}
