/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sought.c: what was typed finds the title that is meant, and the better title first. */

#include "core/gocua-sought.h"

static guint
rank (const char *typed, const char *title, const char *others)
{
  g_autoptr (GocuaSought) sought = gocua_sought_new (typed);
  guint found = gocua_sought_rank (sought, title, others);

  g_test_message ("“%s” in “%s” (%s): %u", typed, title, others, found);
  g_assert_true (found <= GOCUA_SOUGHT_LAST || found == GOCUA_SOUGHT_NONE);
  return found;
}

static void
test_finds (void)
{
  static const char *const pairs[][2] = {
    { "Khu phố 3", "Khu phố 3" },
    { "khu pho 3", "Khu phố 3" },
    { "KHU PHỐ 3", "Khu phố 3" },
    { "khu ph", "Khu phố 3" },
    { "pho 3", "Khu phố 3" },
    { "3", "Khu phố 3" },
    { "3 khu", "Khu phố 3" },
    { "dong bo", "Đồng bộ" },
    { "đồng bộ", "Đồng bộ" },
    { "ĐỒNG", "Đồng bộ" },
    { "hoà", "Tổ Hòa Hưng" },
    { "  sao   lưu ", "Sao lưu ngay" },
    { "12/34/5a", "12/34/5A Nguyễn Trãi" },
    { "12/34", "12/34/5A Nguyễn Trãi" },
    { "34/5A", "12/34/5A Nguyễn Trãi" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpuint (rank (pairs[i][0], pairs[i][1], NULL), !=, GOCUA_SOUGHT_NONE);
}

/* Every word that was typed begins a word. */
static void
test_finds_nothing_else (void)
{
  static const char *const pairs[][2] = {
    { "", "Khu phố 3" },           { " / ", "Khu phố 3" },         { "hu", "Khu phố 3" },
    { "khu pho 33", "Khu phố 3" }, { "khu pho 3 a", "Khu phố 3" }, { "2/34", "12/34/5A Nguyễn Trãi" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpuint (rank (pairs[i][0], pairs[i][1], NULL), ==, GOCUA_SOUGHT_NONE);
}

/* As people write it: "KP3", "TCNSCĐ". */
static void
test_initials (void)
{
  static const char *const pairs[][2] = {
    { "kp3", "Khu phố 3" },  { "kp 3", "Khu phố 3" }, { "KP", "Khu phố 3" },
    { "kp1", "Khu phố 12" }, { "đb", "Đồng bộ" },     { "tcnscđ", "Tổ công nghệ số cộng đồng" },
  };
  static const char *const strangers[][2] = {
    { "kp4", "Khu phố 3" },
    { "p3", "Khu phố 3" },
    { "kp33", "Khu phố 3" },
    { "kp3b", "Khu phố 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpuint (rank (pairs[i][0], pairs[i][1], NULL), !=, GOCUA_SOUGHT_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    g_assert_cmpuint (rank (strangers[i][0], strangers[i][1], NULL), ==, GOCUA_SOUGHT_NONE);
  g_assert_cmpuint (rank ("kp3", "Khu phố 3", NULL), <, rank ("kp3", "Khu phố 30", NULL));
}

static void
check_order (const char *typed, const char *const *titles)
{
  for (guint i = 0; titles[i + 1] != NULL; i++)
    g_assert_cmpuint (rank (typed, titles[i], NULL), <, rank (typed, titles[i + 1], NULL));
}

/* Accents as typed come first, then whole words, then words that are only begun; within each the title
 * itself, its beginning, another place in it. */
static void
test_order (void)
{
  static const char *const accents[] = { "Tổ",     "Tổ 1", "Các tổ", "Tờ", "Tờ khai",
                                         "Các tờ", "Tổng", "Tôn",    NULL };
  static const char *const begun[] = { "Nhập kết quả", "Nơi nhập kết quả", "Kết quả nhập", NULL };

  check_order ("tổ", accents);
  check_order ("nhap ket", begun);
  g_assert_cmpuint (rank ("kp3", "Khu phố 3", NULL), <, rank ("kp3", "KP30", NULL));
}

static void
test_others (void)
{
  const char *others = "xuất; sao chép ra tệp; Excel";

  g_assert_cmpuint (rank ("xuat", "Lưu danh sách", others), !=, GOCUA_SOUGHT_NONE);
  g_assert_cmpuint (rank ("exc", "Lưu danh sách", others), !=, GOCUA_SOUGHT_NONE);
  g_assert_cmpuint (rank ("tep danh sach", "Lưu danh sách", others), ==, GOCUA_SOUGHT_LAST);
  g_assert_cmpuint (rank ("tep phieu", "Lưu danh sách", others), ==, GOCUA_SOUGHT_NONE);
  /* The title counts more, the words each for themselves. */
  g_assert_cmpuint (rank ("xuất", "Xuất danh sách", NULL), <, rank ("xuất", "Lưu danh sách", others));
  g_assert_cmpuint (rank ("xuất", "Lưu danh sách", others), <, rank ("xuất sao", "Lưu danh sách", others));
}

/* The places of a match, as the search for households wants them. */
static void
test_match (void)
{
  g_autoptr (GocuaSought) sought = gocua_sought_new ("Ánh");
  gboolean at_begin, at_end;

  g_assert_cmpint (gocua_sought_match (sought, "Nguyễn Thị Ánh", &at_begin, &at_end), ==,
                   GOCUA_MATCH_ACCENTS);
  g_assert_false (at_begin);
  g_assert_true (at_end);
  g_assert_cmpint (gocua_sought_match (sought, "Anh Văn", &at_begin, &at_end), ==, GOCUA_MATCH_WORDS);
  g_assert_true (at_begin);
  g_assert_false (at_end);
  g_assert_cmpint (gocua_sought_match (sought, "ánhl", &at_begin, &at_end), ==, GOCUA_MATCH_BEGIN_ACCENTS);
  g_assert_cmpint (gocua_sought_match (sought, "Anhl", &at_begin, &at_end), ==, GOCUA_MATCH_BEGIN);
  g_assert_cmpint (gocua_sought_match (sought, "Hạnh", &at_begin, &at_end), ==, GOCUA_MATCH_SCATTERED);
}

static void
test_empty (void)
{
  g_autoptr (GocuaSought) nothing = gocua_sought_new (NULL);
  g_autoptr (GocuaSought) spaces = gocua_sought_new (" / ");
  g_autoptr (GocuaSought) word = gocua_sought_new ("đ");

  g_assert_true (gocua_sought_is_empty (nothing));
  g_assert_true (gocua_sought_is_empty (spaces));
  g_assert_false (gocua_sought_is_empty (word));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sought/finds", test_finds);
  g_test_add_func ("/sought/finds-nothing-else", test_finds_nothing_else);
  g_test_add_func ("/sought/initials", test_initials);
  g_test_add_func ("/sought/order", test_order);
  g_test_add_func ("/sought/others", test_others);
  g_test_add_func ("/sought/match", test_match);
  g_test_add_func ("/sought/empty", test_empty);
  return g_test_run ();
}
