/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-mapping.c: headers as wards write them. */

#include "roster/gocua-mapping.h"

/* Rows apart by newlines, cells by bars. */
static GPtrArray *
rows_of (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], "|", -1));
  return rows;
}

static char *
describe (const GocuaMapping *mapping)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%d/%d", gocua_mapping_get_header_row (mapping),
                          gocua_mapping_get_first_row (mapping));
  for (guint field = 0; field < GOCUA_ROSTER_N_FIELDS; field++)
    if (gocua_mapping_get_column (mapping, field) != GOCUA_MAPPING_NONE)
      g_string_append_printf (text, " %s=%d", gocua_roster_field_get_nick (field),
                              gocua_mapping_get_column (mapping, field));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_guess (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) rows = rows_of (text);
  g_autoptr (GocuaMapping) mapping = gocua_mapping_guess (rows);
  g_autofree char *seen = describe (mapping);

  g_assert_cmpstr (seen, ==, expected);
}

static void
test_usual_headers (void)
{
  assert_guess (
      "STT|Mã hộ|Họ và tên chủ hộ|Địa chỉ|Khu phố|Tổ|Số điện thoại|Số nhân khẩu|Từ 14 tuổi trở lên|Ghi chú",
      "0/1 code=1 head=2 address=3 area=4 group=5 phone=6 people=7 eligible=8 note=9");
  assert_guess ("STT|Chủ hộ|Đ/c|KP|Tổ DP|SĐT|Số khẩu|Trên 15 tuổi",
                "0/1 head=1 address=2 area=3 group=4 phone=5 people=6 eligible=7");
  assert_guess ("tt|ho ten|so nha|ten duong|ap|to|dien thoai|nk",
                "0/1 head=1 house-number=2 street=3 area=4 group=5 phone=6 people=7");
  assert_guess ("code|head|address|area|group|phone|people|eligible|note",
                "0/1 code=0 head=1 address=2 area=3 group=4 phone=5 people=6 eligible=7 note=8");
  assert_guess ("Họ tên chủ hộ|Số nhà, tên đường|Khu phố/Ấp", "0/1 head=0 address=1 area=2");
  assert_guess ("HỌ VÀ TÊN|NƠI THƯỜNG TRÚ|ĐIỆN THOẠI DI ĐỘNG", "0/1 head=0 address=1 phone=2");
}

/* The longer words decide: these are not heads of household, nor all the people of one. */
static void
test_misleading_headers (void)
{
  assert_guess ("Họ và tên|Quan hệ với chủ hộ|Số điện thoại chủ hộ|Địa chỉ",
                "0/1 head=0 address=3 phone=2 relation=1");
  assert_guess ("Chủ hộ|CCCD chủ hộ|Năm sinh chủ hộ|Địa chỉ|Địa chỉ email", "0/1 head=0 address=3");
  assert_guess ("Chủ hộ|Số nhân khẩu|Số nhân khẩu từ 14 tuổi|Số nhân khẩu dưới 14 tuổi",
                "0/1 head=0 people=1 eligible=2");
  assert_guess ("Chủ hộ|Tổng|Tổ|Tổ trưởng", "0/1 head=0 group=2");
}

static void
test_title_rows (void)
{
  assert_guess (
      "UBND PHƯỜNG TÂN ĐỊNH|||\nDANH SÁCH HỘ DÂN KHU PHỐ 3|||\n|||\nSTT|Chủ hộ|Địa chỉ|Tổ\n1|A|1 Lê Lợi|2",
      "3/4 head=1 address=2 group=3");
  assert_guess ("DANH SÁCH HỘ DÂN KHU PHỐ 3, TỔ 5\nĐịa chỉ\n12 Lê Lợi", "1/2 address=0");
  assert_guess ("STT|Chủ hộ|Địa chỉ|Tổ\n(1)|(2)|(3)|(4)\n1|A|1 Lê Lợi|2", "0/2 head=1 address=2 group=3");
  assert_guess ("STT|Chủ hộ|Địa chỉ|Tổ\n1|2|3|4\n1|A|1 Lê Lợi|2", "0/2 head=1 address=2 group=3");
}

static void
test_no_header (void)
{
  g_autoptr (GPtrArray) rows = rows_of ("1|ghi|2025\n7|chép|2024");
  g_autoptr (GocuaMapping) mapping = gocua_mapping_guess (rows);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gocua_mapping_get_header_row (mapping), ==, GOCUA_MAPPING_NONE);
  g_assert_cmpint (gocua_mapping_get_first_row (mapping), ==, 0);
  g_assert_false (gocua_mapping_validate (mapping, &error));
  g_assert_error (error, GOCUA_MAPPING_ERROR, GOCUA_MAPPING_ERROR_INCOMPLETE);
  gocua_mapping_set_column (mapping, GOCUA_ROSTER_FIELD_HEAD, 1);
  g_assert_true (gocua_mapping_validate (mapping, NULL));
}

/* Where nobody says what the columns are their cells do. */
static void
test_content (void)
{
  assert_guess ("1|Nguyễn Văn A|12/3 Lê Lợi\n2|Trần B|4 Lê Lai", "-1/0 head=1 address=2");
  assert_guess ("1|H001|Nguyễn Văn A|12/3 Lê Lợi|KP 3|Tổ 5|0903123456|4\n"
                "2|H002|Trần Thị Bé|Số 4 Lê Lai|KP 4|Tổ 6|903123457|3\n"
                "3|H003|Lê Cúc|A12/3 Hùng Vương|Khu phố 4|Tổ 7||5",
                "-1/0 code=1 head=2 address=3 area=4 group=5 phone=6 people=7");
  assert_guess ("0903123456|12 Lê Lợi\n0903123457|14 Lê Lợi", "-1/0 address=1 phone=0");
  assert_guess ("0903123456|4\n0903123457|3", "-1/0");
  assert_guess ("", "-1/0");
}

/* Merged cells with heads of their own beneath. */
static void
test_two_rows (void)
{
  assert_guess (
      "STT|Chủ hộ|Nơi ở|||Số nhân khẩu||Ghi chú\n||Số nhà|Hẻm|Đường|Tổng số|Từ 14 tuổi|\n1|A|1|2|Lê Lợi|4|3|",
      "0/2 head=1 house-number=2 alley=3 street=4 people=5 eligible=6 note=7");
  assert_guess ("STT|Chủ hộ|Địa chỉ|Tổ\n|Lê Thị Tổ|1 Đường Lê Lợi|", "0/1 head=1 address=2 group=3");
}

static void
test_address_columns (void)
{
  assert_guess ("Chủ hộ|Số nhà|Ngõ|Tên đường", "0/1 head=0 house-number=1 alley=2 street=3");
  assert_guess ("Chủ hộ|Số nhà/hẻm|Đường", "0/1 head=0 address=1 street=2");
}

static void
assert_people (const char *text, gboolean expected)
{
  g_autoptr (GPtrArray) rows = rows_of (text);
  g_autoptr (GocuaMapping) mapping = gocua_mapping_guess (rows);

  g_assert_cmpint (gocua_mapping_get_rows_are_people (mapping), ==, expected);
  gocua_mapping_set_rows_are_people (mapping, !expected);
  g_assert_cmpint (gocua_mapping_get_rows_are_people (mapping), ==, !expected);
}

static void
test_people (void)
{
  assert_people ("Họ và tên|Quan hệ với chủ hộ|Năm sinh|Địa chỉ\nA|Chủ hộ|1980|1 Lê Lợi", TRUE);
  assert_people ("Mã hộ|Họ và tên|Địa chỉ\n1|A|x\n1|B|x\n1|C|x\n2|D|y", TRUE);
  assert_people ("Mã hộ|Họ và tên|Địa chỉ\n1|A|x\n2|B|x\n3|C|x\n4|D|y", FALSE);
  assert_people ("Mã hộ|Chủ hộ|Địa chỉ\n|A|x\n|B|x\n|C|x", FALSE);
}

static char *
shape_of (const char *text)
{
  g_auto (GStrv) cells = g_strsplit (text, "|", -1);

  return gocua_mapping_shape ((const char *const *) cells);
}

static void
test_shape (void)
{
  g_autofree char *one = shape_of ("STT|Chủ hộ|Địa chỉ|");
  g_autofree char *same = shape_of ("Stt|CHỦ  HỘ|Dia chi");
  g_autofree char *other = shape_of ("STT|Địa chỉ|Chủ hộ");
  g_autofree char *title = shape_of ("DANH SÁCH||");

  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other);
  g_assert_cmpstr (title, ==, "");
}

static void
test_keep (void)
{
  g_autoptr (GPtrArray) rows = rows_of ("Chủ hộ|Địa chỉ|Ghi chú");
  g_autoptr (GocuaMapping) guess = gocua_mapping_guess (rows);
  g_autoptr (GocuaMapping) other = gocua_mapping_new ();
  g_autofree char *text = gocua_mapping_to_text (guess);
  g_autofree char *again = NULL;

  g_assert_cmpstr (text, ==, "head=0 address=1 note=2");
  gocua_mapping_apply_text (other, text);
  again = gocua_mapping_to_text (other);
  g_assert_cmpstr (again, ==, text);
  gocua_mapping_apply_text (other, "head=5 shoe=1 address phone=-1 code=999 note=");
  g_free (again);
  again = gocua_mapping_to_text (other);
  g_assert_cmpstr (again, ==, "head=5");
}

static void
test_header_too_far_down (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < GOCUA_MAPPING_HEADER_ROWS; i++)
    g_string_append (text, "|\n");
  g_string_append (text, "Chủ hộ|Địa chỉ");
  assert_guess (text->str, "-1/0");
  assert_guess (text->str + 2, "9/10 head=0 address=1");
}

static void
test_correct (void)
{
  g_autoptr (GPtrArray) rows = rows_of ("Chủ hộ|Địa chỉ|Ghi chú");
  g_autoptr (GocuaMapping) guess = gocua_mapping_guess (rows);
  g_autoptr (GocuaMapping) mapping = gocua_mapping_copy (guess);
  g_autofree char *seen = NULL;
  GocuaRosterField field;

  gocua_mapping_set_column (mapping, GOCUA_ROSTER_FIELD_AREA, 2);
  g_assert_true (gocua_mapping_find_field (mapping, 2, &field));
  g_assert_cmpint (field, ==, GOCUA_ROSTER_FIELD_AREA);
  gocua_mapping_set_column (mapping, GOCUA_ROSTER_FIELD_HEAD, GOCUA_MAPPING_NONE);
  g_assert_false (gocua_mapping_find_field (mapping, 0, &field));
  gocua_mapping_set_first_row (mapping, 0);
  seen = describe (mapping);
  g_assert_cmpstr (seen, ==, "-1/0 address=1 area=2");
}

static void
test_text (void)
{
  g_autoptr (GPtrArray) rows = rows_of ("Số nhà|Đường|Chủ hộ|Ghi chú");
  g_autoptr (GocuaMapping) mapping = gocua_mapping_guess (rows);
  const char *const fields[] = { " 12/34 ", "Lê  Lợi", "Nguye\xcc\x82\xcc\x83n A", NULL };
  const char *const no_street[] = { "12", NULL };
  g_autoptr (GPtrArray) parts = rows_of ("Số nhà|Hẻm|Đường");
  g_autoptr (GocuaMapping) three = gocua_mapping_guess (parts);
  const char *const alley[] = { "12/3", "45", "Lê Lợi", NULL };
  g_autofree char *joined = gocua_mapping_dup_text (three, alley, 3, GOCUA_ROSTER_FIELD_ADDRESS);
  g_autoptr (GPtrArray) twice = rows_of ("Địa chỉ|Đường");
  g_autoptr (GocuaMapping) two = gocua_mapping_guess (twice);
  const char *const whole[] = { "12 Lê Lợi", "le loi", NULL };
  const char *const part[] = { "12 hẻm 5", "Lê Lợi", NULL };
  g_autofree char *once = gocua_mapping_dup_text (two, whole, 2, GOCUA_ROSTER_FIELD_ADDRESS);
  g_autofree char *both = gocua_mapping_dup_text (two, part, 2, GOCUA_ROSTER_FIELD_ADDRESS);
  g_autofree char *address = gocua_mapping_dup_text (mapping, fields, 3, GOCUA_ROSTER_FIELD_ADDRESS);
  g_autofree char *head = gocua_mapping_dup_text (mapping, fields, 3, GOCUA_ROSTER_FIELD_HEAD);
  g_autofree char *note = gocua_mapping_dup_text (mapping, fields, 3, GOCUA_ROSTER_FIELD_NOTE);
  g_autofree char *code = gocua_mapping_dup_text (mapping, fields, 3, GOCUA_ROSTER_FIELD_CODE);
  g_autofree char *number = gocua_mapping_dup_text (mapping, no_street, 1, GOCUA_ROSTER_FIELD_ADDRESS);

  g_assert_cmpstr (address, ==, "12/34 Lê Lợi");
  g_assert_cmpstr (head, ==, "Nguyễn A");
  g_assert_cmpstr (note, ==, "");
  g_assert_cmpstr (code, ==, "");
  g_assert_cmpstr (number, ==, "12");
  g_assert_cmpstr (joined, ==, "12/3 hẻm 45 Lê Lợi");
  g_assert_cmpstr (once, ==, "12 Lê Lợi");
  g_assert_cmpstr (both, ==, "12 hẻm 5 Lê Lợi");
}

static void
test_nicks (void)
{
  for (guint i = 0; i < GOCUA_ROSTER_N_FIELDS; i++)
    {
      GocuaRosterField field = 0;

      g_assert_true (gocua_roster_field_from_nick (gocua_roster_field_get_nick (i), &field));
      g_assert_cmpint (field, ==, i);
      g_assert_cmpstr (gocua_roster_field_get_title (i), !=, "");
    }
  g_assert_false (gocua_roster_field_from_nick ("shoe-size", &(GocuaRosterField){ 0 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/mapping/usual-headers", test_usual_headers);
  g_test_add_func ("/roster/mapping/misleading-headers", test_misleading_headers);
  g_test_add_func ("/roster/mapping/title-rows", test_title_rows);
  g_test_add_func ("/roster/mapping/no-header", test_no_header);
  g_test_add_func ("/roster/mapping/content", test_content);
  g_test_add_func ("/roster/mapping/two-rows", test_two_rows);
  g_test_add_func ("/roster/mapping/address-columns", test_address_columns);
  g_test_add_func ("/roster/mapping/people", test_people);
  g_test_add_func ("/roster/mapping/shape", test_shape);
  g_test_add_func ("/roster/mapping/keep", test_keep);
  g_test_add_func ("/roster/mapping/header-too-far-down", test_header_too_far_down);
  g_test_add_func ("/roster/mapping/correct", test_correct);
  g_test_add_func ("/roster/mapping/text", test_text);
  g_test_add_func ("/roster/mapping/nicks", test_nicks);
  return g_test_run ();
}
