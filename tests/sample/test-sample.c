/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sample.c: the sample ward is plausible, the same each time, and about nobody who exists. */

#include <sqlite3.h>
#include <string.h>

#include "test-folder.h"

#include "core/gocua-answers.h"
#include "core/gocua-date.h"
#include "core/gocua-phone.h"
#include "core/gocua-problem.h"
#include "core/gocua-text.h"
#include "sample/gocua-sample-names.h"
#include "sample/gocua-sample-street.h"
#include "sample/gocua-sample.h"
#include "store/gocua-db.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-overview.h"
#include "store/gocua-sheets.h"
#include "store/gocua-ward.h"

#define KEY    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define NOW_MS G_GINT64_CONSTANT (1777600800000) /* 1 May 2026, 09:00 in Vietnam */

typedef struct
{
  char *folder;
  char *path;
  GocuaDb *db;
} Ward;

static const GocuaSampleOptions small = { .households = 700, .areas = 5, .days = 21, .seed = 7 };

static void
ward_open (Ward *self, gint64 now_ms)
{
  g_autoptr (GocuaClock) clock = gocua_clock_new_manual (now_ms);
  g_autoptr (GError) error = NULL;

  self->folder = test_folder_new ();
  self->path = g_build_filename (self->folder, "sample.gocua", NULL);
  self->db = gocua_db_open (self->path, KEY, GOCUA_DB_CREATE, clock, &error);
  g_assert_no_error (error);
}

static void
ward_close (Ward *self)
{
  gocua_db_close (self->db);
  test_folder_remove (self->folder);
  g_free (self->path);
}

static void
fill (Ward *self, const GocuaSampleOptions *options)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gocua_sample_fill (self->db, options, NULL, NULL, &error));
  g_assert_no_error (error);
}

static gint64
count (Ward *self, const char *sql)
{
  sqlite3_stmt *statement = gocua_db_prepare (self->db, sql, NULL);
  gint64 n;

  g_assert_nonnull (statement);
  g_assert_true (gocua_db_step (self->db, statement, NULL));
  n = sqlite3_column_int64 (statement, 0);
  gocua_db_done (statement);
  return n;
}

/* Everything that was entered, but for the device, which each file makes for itself. */
static char *
fingerprint (Ward *self)
{
  sqlite3_stmt *statement = gocua_db_prepare (
      self->db,
      "SELECT hex (id) || stamp || author || hex (batch) || kind || hex (entity) || body FROM change "
      "WHERE author IS NOT NULL ORDER BY pos",
      NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  while (gocua_db_step (self->db, statement, NULL))
    g_checksum_update (sum, sqlite3_column_text (statement, 0), -1);
  gocua_db_done (statement);
  return g_strdup (g_checksum_get_string (sum));
}

static void
test_same_each_time (void)
{
  GocuaSampleOptions other = small;
  g_autofree char *texts[3] = { NULL };
  Ward ward;

  other.seed++;
  for (int i = 0; i < 3; i++)
    {
      ward_open (&ward, NOW_MS);
      fill (&ward, i < 2 ? &small : &other);
      texts[i] = fingerprint (&ward);
      ward_close (&ward);
    }
  g_assert_cmpstr (texts[0], ==, texts[1]);
  g_assert_cmpstr (texts[0], !=, texts[2]);
  g_free (texts[1]);
  g_free (texts[2]);
}

static void
test_numbers (void)
{
  g_autoptr (GocuaOverview) overview = NULL;
  g_autoptr (GError) error = NULL;
  Ward ward;

  ward_open (&ward, NOW_MS);
  fill (&ward, &small);
  g_assert_true (gocua_sample_is_whole (ward.db));
  g_assert_cmpint (count (&ward, "SELECT count (*) FROM change WHERE refused IS NOT NULL"), ==, 0);
  overview = gocua_overview_read (ward.db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (overview->ward.households, <=, 700);
  g_assert_cmpint (overview->ward.households, >=, 680);
  g_assert_cmpint (overview->areas->len, ==, 5);
  g_assert_cmpint (overview->ward.reached, >, overview->ward.eligible / 2);
  g_assert_cmpint (overview->ward.reached, <, overview->ward.eligible);
  g_assert_cmpint (overview->ward.follow_ups_due, >, 0);
  g_assert_cmpint (overview->visited_today, >, 0);
  for (guint i = 0; i < overview->areas->len; i++)
    g_assert_cmpint (((GocuaAreaNumbers *) overview->areas->pdata[i])->numbers.reached, >, 0);
  for (guint i = 0; i < gocua_campaign_get_n_indicators (overview->campaign); i++)
    g_assert_cmpint (overview->ward.tallies[i].yes, >, overview->ward.reached / 4);
  for (int i = GOCUA_TREND_DAYS - 21; i < GOCUA_TREND_DAYS; i++)
    g_assert_cmpint (overview->reached_by_day[i], >, 0);
  ward_close (&ward);
}

static void
test_everything_occurs (void)
{
  Ward ward;

  ward_open (&ward, NOW_MS);
  fill (&ward,
        &(GocuaSampleOptions){ .households = 1500, .areas = 3, .days = 21, .visits = 2500, .seed = 1 });
  g_assert_cmpint (count (&ward, "SELECT count (*) FROM visit"), ==, 2500);
  g_assert_cmpint (count (&ward, "SELECT count (DISTINCT outcome) FROM visit"), ==, GOCUA_OUTCOME_LAST);
  g_assert_cmpint (count (&ward, "SELECT count (DISTINCT area) FROM household"), ==, 3);
  g_assert_cmpint (count (&ward, "SELECT count (DISTINCT author) FROM change"), >=, 3);
  g_assert_cmpint (count (&ward, "SELECT count (*) FROM visit WHERE withdrawn IS NOT NULL"), >, 0);
  g_assert_cmpint (count (&ward, "SELECT count (*) FROM visit WHERE note IS NOT NULL"), >, 100);
  g_assert_cmpint (count (&ward, "SELECT count (*) FROM visit WHERE reason IS NOT NULL"), >, 100);
  g_assert_cmpint (count (&ward, "SELECT count (*) FROM household WHERE archived = 1"), >, 0);
  g_assert_cmpint (count (&ward, "SELECT count (DISTINCT force) FROM team"), >=, 3);
  g_assert_cmpint (count (&ward, "SELECT count (*) - count (DISTINCT code) FROM household"), ==, 0);
  g_assert_cmpint (count (&ward, "SELECT count (*) FROM (SELECT 1 FROM change WHERE kind = 'visit' "
                                 "GROUP BY entity HAVING count (*) > 1)"),
                   >, 10);
  g_assert_cmpint (count (&ward, "SELECT count (*) FROM status WHERE follow_up = '2026-05-01'"), >, 0);
  g_assert_cmpint (count (&ward, "SELECT count (*) FROM visit WHERE date > '2026-05-01'"), ==, 0);
  g_assert_cmpint (count (&ward, "SELECT count (*) FROM change WHERE stamp / 65536 > 1777600800000 + 60000"),
                   ==, 0);
  ward_close (&ward);
}

/* Papers in every state, so that the page of the sheets has something to show; what is keyed is keyed once.
 */
static void
test_sheets (void)
{
  guint states[GOCUA_SHEET_N_STATES] = { 0 };
  guint n_overdue = 0;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  Ward ward;

  ward_open (&ward, NOW_MS);
  fill (&ward, &small);
  rows = gocua_sheets_list (ward.db, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const GocuaSheetRow *row = rows->pdata[i];

      states[row->state]++;
      n_overdue += gocua_sheet_is_overdue (row->sheet, "2026-05-01");
      g_assert_cmpuint (row->n_blank, ==, 2);
      g_assert_cmpuint (row->n_printed, >, 0);
      if (row->state >= GOCUA_SHEET_KEYED)
        g_assert_cmpuint (row->n_open, ==, 0);
      if (row->state <= GOCUA_SHEET_CANCELLED)
        g_assert_cmpuint (row->n_keyed, ==, 0);
    }
  for (GocuaSheetState state = 0; state < GOCUA_SHEET_N_STATES; state++)
    if (state != GOCUA_SHEET_CANCELLED)
      g_assert_cmpuint (states[state], >, 0);
  g_assert_cmpuint (n_overdue, ==, 1);
  ward_close (&ward);
}

/* Texts are as forms would leave them, and no phone number is anybody's. */
static void
test_texts (void)
{
  Ward ward;
  sqlite3_stmt *statement;
  guint n = 0;

  ward_open (&ward, NOW_MS);
  fill (&ward, &small);
  statement = gocua_db_prepare (ward.db, "SELECT head, address, phone FROM household", NULL);
  while (gocua_db_step (ward.db, statement, NULL))
    {
      const char *phone = (const char *) sqlite3_column_text (statement, 2);
      GocuaPhoneCheck check;

      for (int i = 0; i < 2; i++)
        {
          const char *text = (const char *) sqlite3_column_text (statement, i);
          g_autofree char *clean = gocua_text_clean (text);

          g_assert_cmpstr (text, ==, clean);
        }
      n++;
      if (phone == NULL)
        continue;
      g_free (gocua_phone_normalise (phone, &check));
      g_assert_cmpint (check, ==, GOCUA_PHONE_OK_MOBILE);
      g_assert_true (g_str_has_prefix (phone, GOCUA_SAMPLE_PHONE_PREFIX));
    }
  gocua_db_done (statement);
  g_assert_cmpuint (n, ==, 700);
  ward_close (&ward);
}

/* No answer contradicts another one, whatever the campaign. */
static void
check_answers (Ward *ward)
{
  GocuaId id;
  g_autoptr (GocuaCampaign) campaign = gocua_campaign_get_current (ward->db, &id, NULL);
  sqlite3_stmt *statement = gocua_db_prepare (
      ward->db, "SELECT v.answers, v.outcome, h.eligible FROM visit v JOIN household h ON h.id = v.household",
      NULL);

  while (gocua_db_step (ward->db, statement, NULL))
    {
      const char *answers = (const char *) sqlite3_column_text (statement, 0);
      GocuaOutcome outcome = gocua_outcome_from_id ((const char *) sqlite3_column_text (statement, 1));
      gboolean known = sqlite3_column_type (statement, 2) != SQLITE_NULL;
      int eligible = known ? sqlite3_column_int (statement, 2) : -1;
      g_autoptr (GPtrArray) problems = NULL;
      int values[GOCUA_MAX_INDICATORS];

      for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
        values[i] =
            gocua_answers_get (answers, gocua_indicator_get_id (gocua_campaign_get_indicator (campaign, i)));
      problems = gocua_campaign_check_answers (campaign, values, eligible, outcome);
      g_assert_cmpuint (problems->len, ==, 0);
    }
  gocua_db_done (statement);
}

static void
test_answers (gconstpointer key)
{
  GocuaSampleOptions options = small;
  Ward ward;

  options.campaign_key = key;
  ward_open (&ward, NOW_MS);
  fill (&ward, &options);
  check_answers (&ward);
  ward_close (&ward);
}

/* A campaign that is over is moved; one that runs is left as it is. */
static void
test_campaign_in_time (void)
{
  const struct
  {
    gint64 now_ms;
    const char *start;
    const char *end;
  } cases[] = {
    { NOW_MS, "2026-01-27", "2026-09-30" },
    { G_GINT64_CONSTANT (1795478400000), "2026-11-04", "2027-07-08" }, /* 24 November 2026 */
    { G_GINT64_CONSTANT (1767225600000), "2025-12-12", "2026-08-15" }, /* 1 January 2026 */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GocuaCampaign) campaign = NULL;
      Ward ward;

      ward_open (&ward, cases[i].now_ms);
      fill (&ward, &(GocuaSampleOptions){ .households = 60, .areas = 2, .days = 21 });
      campaign = gocua_campaign_get_current (ward.db, NULL, NULL);
      g_assert_cmpstr (gocua_campaign_get_start (campaign), ==, cases[i].start);
      g_assert_cmpstr (gocua_campaign_get_end (campaign), ==, cases[i].end);
      ward_close (&ward);
    }
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  gint64 before;
  Ward ward;

  ward_open (&ward, NOW_MS);
  g_assert_true (gocua_ward_setup (ward.db, "26737@2025-07-01", "Phường Tân Định", "cds-2025", NULL));
  before = gocua_journal_count (ward.db, NULL);
  g_assert_false (gocua_sample_fill (ward.db, &small, NULL, NULL, &error));
  g_assert_error (error, GOCUA_SAMPLE_ERROR, GOCUA_SAMPLE_ERROR_NOT_EMPTY);
  g_assert_cmpint (gocua_journal_count (ward.db, NULL), ==, before);
  g_assert_false (gocua_sample_is_whole (ward.db));
  ward_close (&ward);
}

static void
cancel_at_half (gint64 done, gint64 total, gpointer data)
{
  g_assert_cmpint (done, <=, total);
  if (done > total / 2)
    g_cancellable_cancel (data);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GocuaProgress progress = { cancel_at_half, cancellable };
  GocuaSampleOptions options = { .households = 3000, .areas = 4, .days = 10 };
  Ward ward;

  ward_open (&ward, NOW_MS);
  g_assert_false (gocua_sample_fill (ward.db, &options, &progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (gocua_sample_is_whole (ward.db));
  g_assert_null (gocua_ward_get_unit_key (ward.db));
  ward_close (&ward);
}

static void
test_names (void)
{
  GRand *dice = g_rand_new_with_seed (3);
  guint n_nguyen = 0;

  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *name = gocua_sample_person (dice);

      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_null (strstr (name, "  "));
      n_nguyen += g_str_has_prefix (name, "Nguyễn ");
    }
  g_rand_free (dice);
  g_assert_cmpuint (n_nguyen, >, 3400);
  g_assert_cmpuint (n_nguyen, <, 4200);
}

/* A street never gives the same door twice. */
static void
test_streets (void)
{
  GRand *dice = g_rand_new_with_seed (4);

  for (guint n = 0; n < 200; n++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      GocuaSampleStreet street;

      gocua_sample_street_init (&street, dice, n);
      for (int i = 0; i < 300; i++)
        g_assert_true (g_hash_table_add (seen, gocua_sample_street_next (&street)));
    }
  g_rand_free (dice);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/same-each-time", test_same_each_time);
  g_test_add_func ("/sample/numbers", test_numbers);
  g_test_add_func ("/sample/everything-occurs", test_everything_occurs);
  g_test_add_func ("/sample/sheets", test_sheets);
  g_test_add_func ("/sample/texts", test_texts);
  g_test_add_data_func ("/sample/answers/cds-2025", "cds-2025", test_answers);
  g_test_add_data_func ("/sample/answers/kh31-2026", "kh31-2026", test_answers);
  g_test_add_func ("/sample/campaign-in-time", test_campaign_in_time);
  g_test_add_func ("/sample/refused", test_refused);
  g_test_add_func ("/sample/cancelled", test_cancelled);
  g_test_add_func ("/sample/names", test_names);
  g_test_add_func ("/sample/streets", test_streets);
  return g_test_run ();
}
