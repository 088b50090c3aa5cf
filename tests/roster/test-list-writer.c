/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-list-writer.c: what a list shows comes out as it stands there, and nothing in it is calculated. */

#include "table-support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/gocua-answers.h"
#include "roster/gocua-list-writer.h"

#include "trial-campaign.h"

static const char *const heading[] = { "Phường Tân Định", "2 / 21.940 hộ, \"lọc\"", NULL };

static GocuaHouseholdRow *
make_row (const char *head, const char *address)
{
  GocuaHouseholdRow *row = g_new0 (GocuaHouseholdRow, 1);

  row->id.bytes[0] = 1;
  row->head = g_strdup (head);
  row->address = g_strdup (address);
  row->people = row->eligible_people = -1;
  for (guint i = 0; i < GOCUA_MAX_INDICATORS; i++)
    row->status.values[i] = GOCUA_ANSWER_UNKNOWN;
  return row;
}

static GPtrArray *
make_rows (void)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_household_row_free);
  GocuaHouseholdRow *full = make_row ("=HYPERLINK(\"x\")", "12/34 \"Nguyễn Trãi\", hẻm 3");
  GocuaHouseholdRow *gone = make_row ("Không còn", "x");
  GocuaHouseholdRow *blank = make_row ("@Bé", NULL);

  full->phone = g_strdup ("0901234567");
  full->people = 4;
  full->status.attempts = 2;
  full->status.outcome = GOCUA_OUTCOME_MET;
  full->status.values[0] = 0;
  full->status.values[1] = 3;
  g_strlcpy (full->status.last_date, "2025-03-02", sizeof full->status.last_date);
  gone->id = (GocuaId){ { 0 } };
  g_ptr_array_add (rows, full);
  g_ptr_array_add (rows, gone);
  g_ptr_array_add (rows, blank);
  return rows;
}

static GArray *
make_columns (void)
{
  const GocuaListColumn columns[] = {
    { GOCUA_LIST_HEAD, 0 },       { GOCUA_LIST_ADDRESS, 0 },   { GOCUA_LIST_PHONE, 0 },
    { GOCUA_LIST_PEOPLE, 0 },     { GOCUA_LIST_INDICATOR, 0 }, { GOCUA_LIST_INDICATOR, 1 },
    { GOCUA_LIST_LAST_VISIT, 0 }, { GOCUA_LIST_ATTEMPTS, 0 },
  };
  GArray *array = g_array_new (FALSE, FALSE, sizeof (GocuaListColumn));

  g_array_append_vals (array, columns, G_N_ELEMENTS (columns));
  return array;
}

/* Returns: (transfer full): the file, which is removed */
static char *
write_list (GocuaListFormat format, gboolean phones, gsize *size)
{
  g_autoptr (GocuaCampaign) campaign = trial_campaign_new (NULL);
  g_autoptr (GArray) columns = make_columns ();
  g_autoptr (GPtrArray) rows = make_rows ();
  g_autoptr (GocuaListWriter) writer = gocua_list_writer_new (format, columns, campaign, heading, phones);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "gocua-list-XXXXXX", NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_assert_cmpuint (gocua_list_writer_add (writer, rows), ==, 2);
  g_close (g_mkstemp (path), NULL);
  file = g_file_new_for_path (path);
  gocua_list_writer_save (writer, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &bytes, size, NULL, &error));
  g_file_delete (file, NULL, NULL);
  return bytes;
}

static void
test_text (void)
{
  gsize size = 0;
  g_autofree char *text = write_list (GOCUA_LIST_TEXT, TRUE, &size);

  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbf"
                   "\"Phường Tân Định\"\r\n"
                   "\"2 / 21.940 hộ, \"\"lọc\"\"\"\r\n"
                   "\"Head of household\",\"Address\",\"Phone\",\"People\",\"Biết ứng dụng\",\"Số người đã "
                   "cài\",\"Visited\",\"Visits\"\r\n"
                   "\"'=HYPERLINK(\"\"x\"\")\",\"12/34 \"\"Nguyễn Trãi\"\", hẻm 3\",\"0901 234 "
                   "567\",4,\"no\",3,02/03/2025,2\r\n"
                   "\"'@Bé\",,,,,,,0\r\n");
}

static void
test_masked (void)
{
  gsize size = 0;
  g_autofree char *text = write_list (GOCUA_LIST_TEXT, FALSE, &size);

  g_assert_null (strstr (text, "234"));
  g_assert_nonnull (strstr (text, "567"));
}

static void
test_workbook (void)
{
  gsize size = 0;
  g_autofree char *bytes = write_list (GOCUA_LIST_WORKBOOK, TRUE, &size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaTable) table = open_bytes (bytes, size, NULL, &error);

  g_assert_no_error (error);
  assert_rows (table, "1[Phường Tân Định]|2[2 / 21.940 hộ, \"lọc\"]|"
                      "3[Head of household][Address][Phone][People][Biết ứng dụng][Số người đã "
                      "cài][Visited][Visits]|"
                      "4[=HYPERLINK(\"x\")][12/34 \"Nguyễn Trãi\", hẻm 3][0901 234 567][4][no][3]"
                      "[02/03/2025][2]|"
                      "5[@Bé][][][][][][][0]");
}

/* What was there stays, and nothing lies about beside it. */
static void
test_failure (void)
{
  g_autoptr (GArray) columns = make_columns ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_dir_make_tmp ("gocua-list-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "hộ.csv", NULL);

  g_cancellable_cancel (cancellable);
  for (int format = GOCUA_LIST_WORKBOOK; format <= GOCUA_LIST_TEXT; format++)
    {
      g_autoptr (GocuaListWriter) writer =
          gocua_list_writer_new ((GocuaListFormat) format, columns, NULL, NULL, FALSE);
      g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all.csv");
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) cancelled = NULL;
      g_autofree char *kept = NULL;

      g_assert_true (g_file_set_contents (path, "trước", -1, NULL));
      g_assert_false (gocua_list_writer_save (writer, nowhere, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      g_assert_false (gocua_list_writer_save (writer, file, cancellable, &cancelled));
      g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, "trước");
    }
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-writer/text", test_text);
  g_test_add_func ("/list-writer/masked", test_masked);
  g_test_add_func ("/list-writer/workbook", test_workbook);
  g_test_add_func ("/list-writer/failure", test_failure);
  return g_test_run ();
}
