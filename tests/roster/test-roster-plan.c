/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-roster-plan.c: each row gets its verdict, and what is wrong is named by row and column. */

#include "table-support.h"

#include <string.h>

#include "roster/gocua-csv.h"
#include "roster/gocua-roster-plan.h"

#define HEADER "Mã hộ,Chủ hộ,Địa chỉ,Khu phố,Tổ,SĐT,Số khẩu,Từ 14 tuổi,Ghi chú\n"

/* A ward of one area and three households: with codes, Lê Ba without. */
static GocuaRosterKnown *
make_known (void)
{
  static const char *const households[][4] = { { "A-1", "Nguyễn Một", "1 Lê Lợi", "0903000001" },
                                               { "A-2", "Trần Hai", "2/3 Lê Lợi", "" },
                                               { "", "Lê Ba", "3 Lê Lai", "" } };
  GocuaRosterKnown *known = gocua_roster_known_new ();
  g_autoptr (GocuaRecord) area = NULL;
  GocuaId area_id;

  gocua_id_init_from_name (&area_id, "area");
  area = gocua_record_new (GOCUA_KIND_AREA, &area_id);
  gocua_record_set_text (area, GOCUA_AREA_NAME, "Khu phố 3");
  gocua_roster_known_add_area (known, area);
  for (guint i = 0; i < G_N_ELEMENTS (households); i++)
    {
      g_autoptr (GocuaRecord) household = NULL;
      GocuaId id;

      gocua_id_init_new (&id, 0);
      household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &id);
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_CODE, households[i][0]);
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, households[i][1]);
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, households[i][2]);
      gocua_record_set_text (household, GOCUA_HOUSEHOLD_PHONE, households[i][3]);
      gocua_record_set_id (household, GOCUA_HOUSEHOLD_AREA, &area_id);
      gocua_record_set_int (household, GOCUA_HOUSEHOLD_PEOPLE, 4);
      gocua_record_set_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, 3);
      gocua_roster_known_add_household (known, household);
    }
  return known;
}

static GocuaMapping *
guess_mapping (const char *text)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GocuaCsvReader) reader = gocua_csv_reader_new (stream, 0, GOCUA_TABLE_ENCODING_AUTO);
  const char *const *fields;

  while (rows->len < GOCUA_MAPPING_HEADER_ROWS && gocua_csv_reader_next (reader, &fields, NULL, NULL, NULL))
    g_ptr_array_add (rows, g_strdupv ((char **) fields));
  return gocua_mapping_guess (rows);
}

static GocuaRosterPlan *
try_plan (const char *text, const GocuaRosterOptions *options, GError **error)
{
  g_autoptr (GocuaRosterKnown) known = make_known ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GocuaTable) table = gocua_table_open (stream, NULL, NULL, error);
  g_autoptr (GocuaMapping) mapping = guess_mapping (text);

  return table != NULL ? gocua_roster_plan_new (table, mapping, known, options, NULL, NULL, error) : NULL;
}

static GocuaRosterPlan *
make_plan (const char *text, const GocuaRosterOptions *options)
{
  g_autoptr (GError) error = NULL;
  GocuaRosterPlan *plan = try_plan (text, options, &error);

  g_assert_no_error (error);
  return plan;
}

/* New, changed, unchanged, refused. */
static void
assert_counts (GocuaRosterPlan *plan, guint n_new, guint n_changed, guint n_unchanged, guint n_refused)
{
  const guint expected[] = { n_new, n_changed, n_unchanged, n_refused };

  for (guint i = 0; i < GOCUA_ROSTER_N_VERDICTS; i++)
    g_assert_cmpuint (gocua_roster_plan_get_n_entries (plan, i), ==, expected[i]);
}

/* @text has one bad row, whose message holds each of the words of @words, which are apart by a bar. */
static void
assert_reason (GocuaRosterPlan *plan, guint index, const char *words)
{
  g_autofree char *message =
      gocua_roster_entry_format_reason (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_REFUSED, index));

  assert_words (message, words);
}

static void
assert_refused (const char *text, const char *words)
{
  g_autoptr (GocuaRosterPlan) plan = make_plan (text, NULL);
  g_autofree char *message = NULL;
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);

  g_assert_cmpuint (gocua_roster_plan_get_n_entries (plan, GOCUA_ROSTER_REFUSED), ==, 1);
  message = gocua_roster_entry_format_reason (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_REFUSED, 0));
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (message, parts[i]) == NULL)
      g_error ("“%s” is not in “%s”", parts[i], message);
}

static void
test_verdicts (void)
{
  g_autoptr (GocuaRosterPlan) plan = make_plan (HEADER "A-1,Nguyễn Một,1 Lê Lợi,KP3,,0903 000 001,4,3,\n"
                                                       "A-2,Trần Thị Hai,2/3 Lê Lợi,,5,,4,3,\n"
                                                       ",,,,,,,,\n"
                                                       ",le ba,3 LÊ LAI,,,,,,\n"
                                                       ",Phạm Bốn,4 Lê Lai,KP 03,,,2,,mới đến\n"
                                                       "A-9,,,,,,,,\n",
                                                NULL);
  const GocuaRosterEntry *entry;

  assert_counts (plan, 1, 2, 1, 1);

  entry = gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_CHANGED, 0);
  g_assert_cmpuint (entry->row, ==, 3);
  g_assert_cmphex (entry->changed, ==, 1u << GOCUA_HOUSEHOLD_HEAD | 1u << GOCUA_HOUSEHOLD_GROUP);
  g_assert_cmpstr (entry->known->values[GOCUA_HOUSEHOLD_HEAD], ==, "Trần Hai");
  g_assert_cmpstr (entry->values[GOCUA_HOUSEHOLD_HEAD], ==, "Trần Thị Hai");

  entry = gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_CHANGED, 1);
  g_assert_cmphex (entry->changed, ==, 1u << GOCUA_HOUSEHOLD_HEAD | 1u << GOCUA_HOUSEHOLD_ADDRESS);

  entry = gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_NEW, 0);
  g_assert_cmpuint (entry->row, ==, 6);
  g_assert_null (entry->known);
  g_assert_cmpstr (entry->values[GOCUA_HOUSEHOLD_AREA], ==, "Khu phố 3");
  g_assert_cmpstr (entry->values[GOCUA_HOUSEHOLD_PEOPLE], ==, "2");
  g_assert_cmpstr (entry->values[GOCUA_HOUSEHOLD_ELIGIBLE], ==, "");
  g_assert_cmpstr (entry->values[GOCUA_HOUSEHOLD_NOTE], ==, "mới đến");
}

/* An empty cell says nothing, so it takes nothing away. */
/* Who it is, what is there, and what the list says. */
static void
test_lines (void)
{
  g_autoptr (GocuaRosterPlan) plan =
      make_plan (HEADER "A-1,Nguyễn Hai,1 Lê Lợi,KP3,5,0903000001,4,3,\n"
                        ",Phạm Bốn,4 Lê Lai,,,,,,\nA-2,,,,,,,,\n,Năm,x,,,,nhiều,,\n",
                 NULL);
  g_autofree char *changed =
      gocua_roster_entry_format (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_CHANGED, 0));
  g_autofree char *added =
      gocua_roster_entry_format (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_NEW, 0));

  g_assert_cmpstr (
      changed, ==,
      "Row 2: A-1 · Nguyễn Hai, 1 Lê Lợi – Head of household: Nguyễn Một → Nguyễn Hai; Group: – → 5");
  g_assert_cmpstr (added, ==, "Row 3: Phạm Bốn, 4 Lê Lai");
}

static void
test_empty_cells_keep (void)
{
  g_autoptr (GocuaRosterPlan) plan = make_plan (HEADER "A-1,Nguyễn Một,,,,,,,\n", NULL);

  assert_counts (plan, 0, 0, 1, 0);
}

static void
test_no_head_and_no_address (void)
{
  assert_refused (HEADER "A-7,Lê A,1 A,,,,,,\nA-9,,,3,,,,,\n", "Row 3|column B|head");
  assert_refused ("Địa chỉ,SĐT\n,0903000000\n", "Row 2|column A|address");
}

static void
test_bad_counts (void)
{
  assert_refused (HEADER ",A,1 A,,,,bốn,,\n", "Row 2|column G|bốn");
  assert_refused (HEADER ",A,1 A,,,,4.5,,\n", "Row 2|column G|4.5");
  assert_refused (HEADER ",A,1 A,,,,-1,,\n", "Row 2|column G|-1");
  assert_refused (HEADER ",A,1 A,,,,1000,,\n", "Row 2|column G|999");
  assert_refused (HEADER ",A,1 A,,,,99999999999999999999,,\n", "Row 2|column G");
  assert_refused (HEADER ",A,1 A,,,,5,x,\n", "Row 2|column H|x");
}

static void
test_good_counts (void)
{
  g_autoptr (GocuaRosterPlan) plan =
      make_plan (HEADER ",A,1 A,,,,04,0,\n,B,2 A,,,,\"4,0\",4.00,\n,C,3 A,,,,999,999,\n", NULL);

  assert_counts (plan, 3, 0, 0, 0);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_NEW, i)->values[GOCUA_HOUSEHOLD_PEOPLE],
                     ==, "4");
}

static void
test_more_eligible_than_people (void)
{
  assert_refused (HEADER ",A,1 A,,,,3,4,\n", "Row 2|column H|4|3");
  /* With what is known of the household, too. */
  assert_refused (HEADER "A-1,Nguyễn Một,1 Lê Lợi,,,,,5,\n", "Row 2|column H|5|4");
  assert_refused (HEADER "A-1,Nguyễn Một,1 Lê Lợi,,,,2,,\n", "Row 2|column G|3|2");
}

static void
test_duplicate_codes (void)
{
  assert_refused (HEADER "B-1,A,1 A,,,,,,\nB-2,B,2 A,,,,,,\nb-1,C,3 A,,,,,,\n", "Row 4|column A|Row 2|b-1");
}

static void
test_duplicate_households (void)
{
  g_autoptr (GocuaRosterPlan) plan = NULL;

  assert_refused (HEADER ",Lê A,1 A,,,,,,\n,Lê B,1 A,,,,,,\n,LE A,1 a,,,,,,\n", "Row 4|column C|Row 2");
  assert_refused (HEADER "B-1,Lê A,1 A,,,,,,\n,Lê A,1 A,,,,,,\n", "Row 3|column C|Row 2");
  assert_refused (HEADER ",Lê A,1 A,,,,,,\nB-1,Lê A,1 A,,,,,,\n", "Row 3|column C|Row 2");
  /* One household, once by its code and once by address and head. */
  assert_refused (HEADER "A-1,Nguyễn Mốt,1 Lê Lợi,,,,,,\n,Nguyễn Một,1 Lê Lợi,,,,,,\n",
                  "Row 3|column C|Row 2");
  plan = make_plan (HEADER "B-1,Lê A,1 A,,,,,,\nB-2,Lê A,1 A,,,,,,\n", NULL);
  assert_counts (plan, 2, 0, 0, 0);
}

static void
test_unknown_area (void)
{
  const char *text = HEADER ",A,1 A,KP9,,,,,\n,B,2 A,Khu phố 9,,,,,\n,C,3 A,10,,,,,\n,D,4 A,Ấp Bến Đò,,,,,\n"
                            ",E,5 A,3,,,,,\n,,,Khu phố 11,,,,,\n";
  GocuaRosterOptions options = { .make_missing_areas = TRUE };
  g_autoptr (GocuaRosterPlan) plan = NULL;
  GPtrArray *areas;

  assert_refused (HEADER ",A,1 A,Khu phố 9,,,,,\n", "Row 2|column D|Khu phố 9");
  plan = make_plan (text, NULL);
  assert_counts (plan, 1, 0, 0, 5);
  g_assert_cmpuint (gocua_roster_plan_get_new_areas (plan)->len, ==, 0);
  g_clear_pointer (&plan, gocua_roster_plan_unref);

  plan = make_plan (text, &options);
  assert_counts (plan, 5, 0, 0, 1);
  areas = gocua_roster_plan_get_new_areas (plan);
  g_assert_cmpuint (areas->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (areas, 0), ==, "Khu phố 9");
  g_assert_cmpstr (g_ptr_array_index (areas, 1), ==, "Khu phố 10");
  g_assert_cmpstr (g_ptr_array_index (areas, 2), ==, "Ấp Bến Đò");
  g_assert_cmpstr (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_NEW, 1)->values[GOCUA_HOUSEHOLD_AREA], ==,
                   "Khu phố 9");
}

static void
test_area_options (void)
{
  GocuaRosterOptions options = { .make_missing_areas = TRUE, .area_word = "Ấp", .default_area = "Khu phố 3" };
  g_autoptr (GocuaRosterPlan) plan = make_plan (HEADER ",A,1 A,7,,,,,\n,B,2 A,,,,,,\n", &options);

  g_assert_cmpstr (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_NEW, 0)->values[GOCUA_HOUSEHOLD_AREA], ==,
                   "Ấp 7");
  g_assert_cmpstr (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_NEW, 1)->values[GOCUA_HOUSEHOLD_AREA], ==,
                   "Khu phố 3");
}

static void
test_phones (void)
{
  g_autoptr (GocuaRosterPlan) plan =
      make_plan (HEADER ",A,1 A,,,+84 903.123.456,,,\n,B,2 A,,,hỏi con trai,,,\n,C,3 A,,,12345,,,\n", NULL);

  assert_counts (plan, 3, 0, 0, 0);
  g_assert_cmpuint (gocua_roster_plan_get_n_odd_phones (plan), ==, 2);
  g_assert_cmpstr (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_NEW, 0)->values[GOCUA_HOUSEHOLD_PHONE], ==,
                   "0903123456");
  g_assert_cmpstr (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_NEW, 1)->values[GOCUA_HOUSEHOLD_PHONE], ==,
                   "hỏi con trai");
}

static void
test_too_long_text (void)
{
  g_autofree char *name = g_strnfill (201, 'a');
  g_autofree char *text = g_strconcat (HEADER ",", name, ",1 A,,,,,,\n", NULL);

  assert_refused (text, "Row 2|column B|200");
}

static void
test_house_number_and_street (void)
{
  g_autoptr (GocuaRosterPlan) plan = make_plan ("Chủ hộ,Số nhà,Tên đường\nTrần Hai,2/3,Lê Lợi\n", NULL);

  assert_counts (plan, 0, 0, 1, 0);
}

/* Formats as they come: byte order mark, semicolons, quotes and line breaks, title rows above the header. */
static void
test_real_shapes (void)
{
  g_autoptr (GocuaRosterPlan) plan =
      make_plan ("\xef\xbb\xbf"
                 "DANH SÁCH HỘ;;\r\nSTT;Chủ hộ;Địa chỉ\r\n(1);(2);(3)\r\n1;\"Lê \"\"Tư\"\" A\";\"4 Lê Lai,\n"
                 "P. Tân Định\"\r\n2;Lê B;\r\n",
                 NULL);

  assert_counts (plan, 2, 0, 0, 0);
  g_assert_cmpuint (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_NEW, 0)->row, ==, 4);
  g_assert_cmpstr (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_NEW, 0)->values[GOCUA_HOUSEHOLD_ADDRESS],
                   ==, "4 Lê Lai");
  g_assert_cmpstr (gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_NEW, 0)->values[GOCUA_HOUSEHOLD_HEAD], ==,
                   "Lê \"Tư\" A");
}

/* Addresses as one column has them. */
static void
test_whole_address (void)
{
  GocuaRosterOptions options = { .make_missing_areas = TRUE };
  g_autoptr (GocuaRosterPlan) plan = make_plan (
      "Chủ hộ;Địa chỉ\nA;\"12/3 Lê Lợi, Tổ 5, KP 3, P. Tân Định, TP.HCM\"\nLê Ba;3 Lê Lai, Phường Tân Định\n",
      &options);
  const GocuaRosterEntry *entry = gocua_roster_plan_get_entry (plan, GOCUA_ROSTER_NEW, 0);

  assert_counts (plan, 1, 0, 1, 0);
  g_assert_cmpstr (entry->values[GOCUA_HOUSEHOLD_ADDRESS], ==, "12/3 Lê Lợi");
  g_assert_cmpstr (entry->values[GOCUA_HOUSEHOLD_AREA], ==, "Khu phố 3");
  g_assert_cmpstr (entry->values[GOCUA_HOUSEHOLD_GROUP], ==, "5");
}

/* A formula that found nothing. */
static void
test_error_cells (void)
{
  g_autoptr (GocuaRosterPlan) plan =
      make_plan (HEADER ",#REF!,1 A,,,,,,\n,B,#N/A,,,,,,\n,C,#12 A,,,,,,\n", NULL);

  assert_counts (plan, 1, 0, 0, 2);
  assert_reason (plan, 0, "Row 2, column B|#REF!");
  assert_reason (plan, 1, "Row 3, column C|#N/A");
}

#define ENTERED_MS G_GINT64_CONSTANT (1767225600000) /* 1 January 2026 */

static GocuaRosterPlan *
plan_saved_at (const char *text, gint64 saved_ms, gboolean overwrite_newer)
{
  GocuaRosterOptions options = { .saved_ms = saved_ms, .overwrite_newer = overwrite_newer };
  g_autoptr (GocuaRosterKnown) known = gocua_roster_known_new ();
  g_autoptr (GocuaRecord) area = gocua_record_new (GOCUA_KIND_AREA, &(GocuaId){ { 1 } });
  g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &(GocuaId){ { 2 } });
  g_autoptr (GocuaTable) table = open_text (text, NULL);
  g_autoptr (GocuaMapping) mapping = guess_mapping (text);
  g_autoptr (GError) error = NULL;
  GocuaRosterPlan *plan;

  gocua_record_set_text (area, GOCUA_AREA_NAME, "Khu phố 3");
  gocua_roster_known_add_area (known, area);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_CODE, "A-1");
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, "Nguyễn Một");
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_PHONE, "0903000001");
  gocua_record_set_id (household, GOCUA_HOUSEHOLD_AREA, &area->id);
  gocua_record_set_int (household, GOCUA_HOUSEHOLD_PEOPLE, 4);
  gocua_record_set_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, 3);
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    household->stamps[field] = GOCUA_STAMP_MAKE (field == GOCUA_HOUSEHOLD_HEAD ? 1000 : ENTERED_MS, 0);
  gocua_roster_known_add_household (known, household);
  plan = gocua_roster_plan_new (table, mapping, known, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

/* What was corrected after the list was written stays, unless the person wants the list. */
static void
test_newer (void)
{
  static const char text[] = HEADER "A-1,Nguyễn Hai,,KP3,7,0903000009,5,3,\n";
  const gint64 hour = 3600 * 1000;
  g_autoptr (GocuaRosterPlan) old = plan_saved_at (text, ENTERED_MS - hour, FALSE);
  g_autoptr (GocuaRosterPlan) wanted = plan_saved_at (text, ENTERED_MS - hour, TRUE);
  g_autoptr (GocuaRosterPlan) later = plan_saved_at (text, ENTERED_MS + hour, FALSE);
  g_autoptr (GocuaRosterPlan) unknown = plan_saved_at (text, 0, FALSE);
  const GocuaRosterEntry *entry = gocua_roster_plan_get_entry (old, GOCUA_ROSTER_CHANGED, 0);

  /* The head is older than the list. The group was cleared later than that. Both counts stay. */
  g_assert_cmpuint (entry->changed, ==, 1u << GOCUA_HOUSEHOLD_HEAD);
  g_assert_cmpstr (entry->values[GOCUA_HOUSEHOLD_PHONE], ==, "");
  g_assert_cmpstr (entry->values[GOCUA_HOUSEHOLD_ELIGIBLE], ==, "");
  g_assert_cmpuint (gocua_roster_plan_get_n_newer (old), ==, 4);
  g_assert_cmpuint (gocua_roster_plan_get_n_newer (wanted), ==, 0);
  g_assert_cmpuint (gocua_roster_plan_get_n_newer (later), ==, 0);
  g_assert_cmpuint (gocua_roster_plan_get_n_newer (unknown), ==, 0);
  entry = gocua_roster_plan_get_entry (wanted, GOCUA_ROSTER_CHANGED, 0);
  g_assert_cmpstr (entry->values[GOCUA_HOUSEHOLD_PHONE], ==, "0903000009");
  g_assert_cmpuint (entry->changed, ==,
                    1u << GOCUA_HOUSEHOLD_HEAD | 1u << GOCUA_HOUSEHOLD_GROUP | 1u << GOCUA_HOUSEHOLD_PHONE |
                        1u << GOCUA_HOUSEHOLD_PEOPLE);
}

static void
test_people (void)
{
  GocuaRosterOptions options = { .eligible_age = 14, .age_date = "2026-01-27" };
  g_autoptr (GocuaRosterPlan) plan =
      make_plan ("Mã hộ,Họ và tên,Quan hệ với chủ hộ,Năm sinh,Địa chỉ,Khu phố\n"
                 "A-1,Nguyễn Một,Chủ hộ,1980,1 Lê Lợi,KP3\nA-1,Hai,Vợ,1981,1 Lê Lợi,KP3\nA-1,Ba,Con,2010,,\n"
                 "A-1,Tư,Con,2016,,\nB-1,Năm,Chủ hộ,1990,9 Lê Lợi,KP9\n\n",
                 &options);

  assert_counts (plan, 0, 0, 1, 1);
  g_assert_cmpuint (gocua_roster_plan_get_n_people (plan), ==, 5);
  assert_reason (plan, 0, "Row 6, column F|KP9");
}

/* A file that breaks in the middle gives an error and no plan at all. */
static void
test_broken_files (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_plan (HEADER ",A,1 A,,,,,,\n,B,\"2 A,,,,,,\n", NULL, &error));
  g_assert_error (error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_UNCLOSED_QUOTE);
  g_assert_nonnull (strstr (error->message, "row 3, column C"));
  g_clear_error (&error);
  g_assert_null (try_plan (HEADER ",A,1 A,,,,,,\n,Nguy\xc0\xffn,2 A,,,,,,\n", NULL, &error));
  g_assert_error (error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "row 3, column B"));
  g_clear_error (&error);
  g_assert_null (try_plan (HEADER, NULL, &error));
  g_assert_error (error, GOCUA_ROSTER_ERROR, GOCUA_ROSTER_ERROR_NO_ROWS);
  g_clear_error (&error);
  g_assert_null (try_plan ("x,y\n1,2\n", NULL, &error));
  g_assert_error (error, GOCUA_MAPPING_ERROR, GOCUA_MAPPING_ERROR_INCOMPLETE);
}

static char *
make_rows (guint n_rows)
{
  g_autoptr (GString) text = g_string_new ("Chủ hộ,Địa chỉ\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "Lê A,%u Lê Lợi\n", i + 10);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_too_many_rows (void)
{
  g_autofree char *text = make_rows (1000000);
  g_autoptr (GError) error = NULL;

  g_assert_null (try_plan (text, NULL, &error));
  g_assert_error (error, GOCUA_ROSTER_ERROR, GOCUA_ROSTER_ERROR_TOO_MANY);
  g_assert_nonnull (strstr (error->message, "300,000 rows"));
}

static void
test_most_rows (void)
{
  g_autofree char *text = make_rows (GOCUA_ROSTER_MAX_ROWS);
  g_autoptr (GocuaRosterPlan) plan = make_plan (text, NULL);

  assert_counts (plan, GOCUA_ROSTER_MAX_ROWS, 0, 0, 0);
}

static void
count_and_cancel_cb (gint64 done, gint64 total, gpointer data)
{
  g_assert_cmpint (done, >, 0);
  g_assert_cmpint (done, <=, total);
  g_cancellable_cancel (data);
}

static void
test_progress_and_cancel (void)
{
  g_autofree char *text = make_rows (5000);
  g_autoptr (GocuaRosterKnown) known = make_known ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GocuaTable) table = gocua_table_open (stream, NULL, NULL, NULL);
  g_autoptr (GocuaMapping) mapping = guess_mapping (text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GocuaProgress progress = { count_and_cancel_cb, cancellable };

  g_assert_null (gocua_roster_plan_new (table, mapping, known, NULL, &progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/plan/verdicts", test_verdicts);
  g_test_add_func ("/roster/plan/lines", test_lines);
  g_test_add_func ("/roster/plan/empty-cells-keep", test_empty_cells_keep);
  g_test_add_func ("/roster/plan/no-head-and-no-address", test_no_head_and_no_address);
  g_test_add_func ("/roster/plan/bad-counts", test_bad_counts);
  g_test_add_func ("/roster/plan/good-counts", test_good_counts);
  g_test_add_func ("/roster/plan/more-eligible-than-people", test_more_eligible_than_people);
  g_test_add_func ("/roster/plan/duplicate-codes", test_duplicate_codes);
  g_test_add_func ("/roster/plan/duplicate-households", test_duplicate_households);
  g_test_add_func ("/roster/plan/unknown-area", test_unknown_area);
  g_test_add_func ("/roster/plan/area-options", test_area_options);
  g_test_add_func ("/roster/plan/phones", test_phones);
  g_test_add_func ("/roster/plan/too-long-text", test_too_long_text);
  g_test_add_func ("/roster/plan/house-number-and-street", test_house_number_and_street);
  g_test_add_func ("/roster/plan/real-shapes", test_real_shapes);
  g_test_add_func ("/roster/plan/whole-address", test_whole_address);
  g_test_add_func ("/roster/plan/error-cells", test_error_cells);
  g_test_add_func ("/roster/plan/newer", test_newer);
  g_test_add_func ("/roster/plan/people", test_people);
  g_test_add_func ("/roster/plan/broken-files", test_broken_files);
  g_test_add_func ("/roster/plan/too-many-rows", test_too_many_rows);
  g_test_add_func ("/roster/plan/most-rows", test_most_rows);
  g_test_add_func ("/roster/plan/progress-and-cancel", test_progress_and_cancel);
  return g_test_run ();
}
