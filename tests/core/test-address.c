/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-address.c: taking addresses apart, and their order in lists and on a walk. */

#include "core/gocua-address.h"

#include "core/gocua-address-flat.h"
#include "core/gocua-collate.h"
#include "core/gocua-text.h"

#include <string.h>

/* The numbers as text: "A" is a prefix before ":", the suffix stands after "+". */
static char *
numbers_as_text (const GocuaAddress *address)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < address->numbers->len; i++)
    {
      const GocuaAddressNumber *number = g_ptr_array_index (address->numbers, i);

      g_string_append_printf (out, "%s%s%s%u%s%s", i > 0 ? "/" : "", number->prefix,
                              *number->prefix ? ":" : "", number->number, *number->suffix ? "+" : "",
                              number->suffix);
    }
  return g_string_free (out, FALSE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *address;
    const char *numbers;
    const char *street;
    const char *rest;
    gboolean has_house_number;
    gboolean is_flat;
  } cases[] = {
    { NULL, "", "", "", FALSE, FALSE },
    { " ,; ", "", "", "", FALSE, FALSE },
    { "12/34/5A Nguyễn Trãi", "12/34/5+A", "Nguyễn Trãi", "", TRUE, FALSE },
    { "12/34/5a Nguyễn Trãi, KP 3,  Phường 7", "12/34/5+A", "Nguyễn Trãi", "KP 3, Phường 7", TRUE, FALSE },
    { "12 / 34 / 5A Nguyễn Trãi", "12/34/5+A", "Nguyễn Trãi", "", TRUE, FALSE },
    { "Số 12", "12", "", "", TRUE, FALSE },
    { "số nhà 12 Lê Lợi", "12", "Lê Lợi", "", TRUE, FALSE },
    { "SỐ NHÀ: 12, đường Lê Lợi, ấp 3", "12", "đường Lê Lợi", "ấp 3", TRUE, FALSE },
    { "SN12 Le Loi", "12", "Le Loi", "", TRUE, FALSE },
    { "nhà số 12B Lê Lợi", "12+B", "Lê Lợi", "", TRUE, FALSE },
    { "12 bis Lê Lợi", "12+BIS", "Lê Lợi", "", TRUE, FALSE },
    { "12Bis/3 Lê Lợi", "12+BIS/3", "Lê Lợi", "", TRUE, FALSE },
    { "12-14 Lê Lợi", "12+-14", "Lê Lợi", "", TRUE, FALSE },
    { "12 – 14A Lê Lợi", "12+–14A", "Lê Lợi", "", TRUE, FALSE },
    { "12A3/5 Lê Lợi", "12+A3/5", "Lê Lợi", "", TRUE, FALSE },
    { "12 A Lê Lợi", "12+A", "Lê Lợi", "", TRUE, FALSE },
    { "12AB Lê Lợi", "12+AB", "Lê Lợi", "", TRUE, FALSE },
    { "12Đ Lê Lợi", "12+Đ", "Lê Lợi", "", TRUE, FALSE },
    { "12 D2", "12", "D2", "", TRUE, FALSE },
    { "12 Đ. Lê Lợi", "12", "Đ. Lê Lợi", "", TRUE, FALSE },
    { "12Nguyễn Trãi", "12", "Nguyễn Trãi", "", TRUE, FALSE },
    { "12 An Dương Vương", "12", "An Dương Vương", "", TRUE, FALSE },
    { "12An Dương Vương", "12", "An Dương Vương", "", TRUE, FALSE },
    { "12 Q 1", "12", "Q 1", "", TRUE, FALSE },
    { "12 Bình Thới", "12", "Bình Thới", "", TRUE, FALSE },
    { "Lô A3", "A:3", "", "", TRUE, FALSE },
    { "Lô A3 khu dân cư Him Lam", "A:3", "khu dân cư Him Lam", "", TRUE, FALSE },
    { "lô AB-12 KDC X", "AB:12", "KDC X", "", TRUE, FALSE },
    { "A12/3", "A:12/3", "", "", TRUE, FALSE },
    { "45/A Lê Lợi", "45/A:0", "Lê Lợi", "", TRUE, FALSE },
    { "12/B3 Lê Lợi", "12/B:3", "Lê Lợi", "", TRUE, FALSE },
    { "Căn hộ 5.12 chung cư X", "5/12", "chung cư X", "", TRUE, TRUE },
    { "căn B2-12.05, Chung cư X, P.7", "B:2+-12/5", "Chung cư X", "P.7", TRUE, TRUE },
    { "Phòng 101 nhà trọ Bà Hai", "101", "nhà trọ Bà Hai", "", TRUE, TRUE },
    { "hẻm 45 Lê Lợi", "45", "Lê Lợi", "", FALSE, FALSE },
    { "Hẻm số 45/6 Lê Lợi", "45/6", "Lê Lợi", "", FALSE, FALSE },
    { "12/3 hẻm 45 Lê Lợi", "45/12/3", "Lê Lợi", "", TRUE, FALSE },
    { "45/12/3 hẻm 45 Lê Lợi", "45/12/3", "Lê Lợi", "", TRUE, FALSE },
    { "Số 5 ngách 45/12 ngõ 45 Lê Lợi", "45/12/5", "Lê Lợi", "", TRUE, FALSE },
    { "Số 5, hẻm 12, đường Lê Lợi, KP 1", "12/5", "đường Lê Lợi", "KP 1", TRUE, FALSE },
    { "Hẻm 45, số nhà 12 Lê Lợi", "45/12", "Lê Lợi", "", TRUE, FALSE },
    { "12 (số cũ 34, 36) Lê Lợi, KP 2", "12", "Lê Lợi", "(số cũ 34, 36), KP 2", TRUE, FALSE },
    { "3 Tháng 2", "", "3 Tháng 2", "", FALSE, FALSE },
    { "120 3 Tháng 2", "120", "3 Tháng 2", "", TRUE, FALSE },
    { "125 3/2", "125", "3/2", "", TRUE, FALSE },
    { "12 đường số 5", "12", "đường số 5", "", TRUE, FALSE },
    { "Đường 30/4", "", "Đường 30/4", "", FALSE, FALSE },
    { "Hẻm Ông Tiên", "", "Hẻm Ông Tiên", "", FALSE, FALSE },
    { "Nhà thờ Tân Định", "", "Nhà thờ Tân Định", "", FALSE, FALSE },
    { "Tổ 5, ấp 3", "", "Tổ 5", "ấp 3", FALSE, FALSE },
    { "KP3, Phường 7", "", "KP3", "Phường 7", FALSE, FALSE },
    { "0901234567890 gọi trước", "", "0901234567890 gọi trước", "", FALSE, FALSE },
    { "12/ Lê Lợi", "12", "Lê Lợi", "", TRUE, FALSE },
    { "kế bên nhà 12", "", "kế bên nhà 12", "", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GocuaAddress) address = gocua_address_parse (cases[i].address);
      g_autofree char *numbers = numbers_as_text (address);

      g_test_message ("%s", cases[i].address);
      g_assert_cmpstr (numbers, ==, cases[i].numbers);
      g_assert_cmpstr (address->street, ==, cases[i].street);
      g_assert_cmpstr (address->rest, ==, cases[i].rest);
      g_assert_cmpint (address->has_house_number, ==, cases[i].has_house_number);
      g_assert_cmpint (address->is_flat, ==, cases[i].is_flat);
    }
}

static void
test_is_even (void)
{
  static const struct
  {
    const char *address;
    gboolean even;
  } cases[] = {
    { "12 Lê Lợi", TRUE },       { "13 Lê Lợi", FALSE },     { "12/13 Lê Lợi", TRUE },
    { "13A/2 Lê Lợi", FALSE },   { "Lê Lợi", FALSE },        { "", FALSE },
    { "3 hẻm 12 Lê Lợi", TRUE }, { "hẻm 45 Lê Lợi", FALSE }, { "Lô A4", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GocuaAddress) address = gocua_address_parse (cases[i].address);

      g_assert_cmpint (gocua_address_is_even (address), ==, cases[i].even);
    }
}

static void
assert_order (char *(*make_key) (const char *), const char *const *addresses, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *a = make_key (addresses[i]);

      for (const char *p = a; *p != '\0'; p++)
        g_assert_true (*p >= ' ' && *p <= '~');
      for (gsize j = i + 1; j < n; j++)
        {
          g_autofree char *b = make_key (addresses[j]);

          if (strcmp (a, b) >= 0)
            g_error ("\"%s\" must come before \"%s\": %s, %s", addresses[i], addresses[j], a, b);
        }
    }
}

static void
test_order (void)
{
  static const char *const addresses[] = {
    "",
    "Số 12",
    "Số 12/1",
    "Lô A3",
    "1 An Bình",
    "100 An Bình",
    "1 Lê Lai",
    "Lê Lợi",
    "2 Lê Lợi",
    "9 đường Lê Lợi",
    "12 LÊ LỢI",
    "12 Lê Lợi, KP 2",
    "12 Lê Lợi, KP 10",
    "12-14 Lê Lợi",
    "12A Lê Lợi",
    "12A/1 Lê Lợi",
    "12B Lê Lợi",
    "12 bis Lê Lợi",
    "hẻm 12 Lê Lợi",
    "12/1 Lê Lợi",
    "12/2 Đ. Lê Lợi",
    "9 hẻm 12 Lê Lợi",
    "12/34 Lê Lợi",
    "12/34A Lê Lợi",
    "12/34/5 Lê Lợi",
    "12/34/5A Lê Lợi",
    "12/35 Lê Lợi",
    "12/100 Lê Lợi",
    "13 Lê Lợi",
    "102 Lê Lợi",
    "A1 Lê Lợi",
    "A12/3 Lê Lợi",
    "B2 Lê Lợi",
    "2 Đường số 3",
    "1 Đường số 10",
  };

  assert_order (gocua_address_key, addresses, G_N_ELEMENTS (addresses));
}

static void
test_walk_order (void)
{
  static const char *const addresses[] = {
    "",
    "7 An Bình",
    "2 An Bình",
    "Lê Lợi",
    "1 Lê Lợi",
    "3 Lê Lợi",
    "3/2 Lê Lợi",
    "3/11/4 Lê Lợi",
    "4 hẻm 3/12 Lê Lợi",
    "5A Lê Lợi",
    "101 Lê Lợi",
    "2 Lê Lợi",
    "hẻm 4 Lê Lợi",
    "4/1 Lê Lợi",
    "12 Lê Lợi",
    "12/3 Lê Lợi",
    "Căn hộ 4.12 Lô Một",
    "Căn hộ 5.01 Lô Một",
    "Căn hộ 5.2 Lô Một",
    "Căn hộ 10.1 Lô Một",
  };

  assert_order (gocua_address_walk_key, addresses, G_N_ELEMENTS (addresses));
}

/* Building by building, block by block, floor by floor, however each was written. */
static void
test_walk_in_buildings (void)
{
  static const char *const addresses[] = {
    "1 Bùi Viện",
    "Tầng trệt phòng 2 chung cư Ấn Quang",
    "P.105 c/c Ấn Quang",
    "Căn hộ 2.01 chung cư Ấn Quang",
    "Phòng 12 tầng 3, CC Ấn Quang",
    "Tầng 12 phòng 1 chung cư Ấn Quang",
    "Căn A5.12 chung cư Bàu Cát",
    "Chung cư Bàu Cát, lô B, căn 302",
    "P.303 lô B c/c Bàu Cát",
    "Căn hộ số 4.01, block B, chung cư Bàu Cát",
    "P.1001 lô B c/c Bàu Cát",
    "căn B2-1.05, Chung cư Bàu Cát",
    "Căn 12.05A lô C chung cư Bàu Cát, 12 Đồng Đen",
  };
  static const char *const nameless[] = { "Tầng 3 phòng 12", "Tầng 10 phòng 2", "Tầng 10 phòng 2A" };

  assert_order (gocua_address_walk_key, addresses, G_N_ELEMENTS (addresses));
  assert_order (gocua_address_walk_key, nameless, G_N_ELEMENTS (nameless));
}

/* What looks like a flat and is none. */
static void
test_no_flat (void)
{
  static const char *const addresses[] = {
    "123 Lê Hồng Phong P.2, Q.10", "Le Hong Phong 12", "P.7", "12 lô B Nguyễn Trãi, P.7", "45 Cần Giuộc",
    "Lô A3 khu dân cư Him Lam",    "12 Hồ Tùng Mậu",   "",    "Phòng khám 12A Lê Lợi",    "12/3 Tầng Bình",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GocuaAddressFlat) flat = gocua_address_flat_parse (addresses[i]);

      g_test_message ("%s", addresses[i]);
      g_assert_null (flat);
    }
}

static void
test_flat (void)
{
  g_autoptr (GocuaAddressFlat) flat =
      gocua_address_flat_parse ("Căn hộ số B2-12.05a, c/c Phan Xích Long, 12 Nguyễn Trãi");
  g_autoptr (GocuaAddressFlat) short_one = gocua_address_flat_parse ("P.302 lô B c/c Y");

  g_assert_cmpstr (flat->building, ==, "chung cư Phan Xích Long");
  g_assert_cmpstr (flat->block, ==, "B2");
  g_assert_cmpuint (flat->floor, ==, 12);
  g_assert_cmpuint (flat->door, ==, 5);
  g_assert_cmpstr (flat->suffix, ==, "A");
  g_assert_cmpstr (flat->rest, ==, "12 Nguyễn Trãi");
  g_assert_cmpstr (short_one->building, ==, "chung cư Y");
  g_assert_cmpstr (short_one->block, ==, "B");
  g_assert_cmpuint (short_one->floor, ==, 3);
  g_assert_cmpuint (short_one->door, ==, 2);
}

static void
test_street (void)
{
  static const struct
  {
    const char *address;
    const char *street;
  } cases[] = {
    { NULL, "" },
    { "12/3 hẻm 45 đường Lê Lợi, KP 3", "Lê Lợi" },
    { "Số 5 Đ. Lê Lợi", "Lê Lợi" },
    { "P.302 lô B c/c Phan Xích Long", "chung cư Phan Xích Long" },
    { "Căn 5.12, lô B, chung cư Phan Xích Long, 12 Lê Lợi", "chung cư Phan Xích Long" },
    { "Nhà thờ Tân Định", "Nhà thờ Tân Định" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *street = gocua_address_get_street (cases[i].address);

      g_assert_cmpstr (street, ==, cases[i].street);
    }
}

/* One address as numbers, from which the text is written in one of several ways. */
typedef struct
{
  guint street;
  guint n;
  guint numbers[3];
  guint suffixes[3];
} Made;

static const char *const streets[] = { "An Bình", "Cây Keo", "Đặng Dung", "Lê Lai", "Lê Lợi", "Nguyễn Trãi" };
static const char *const suffixes[] = { "", "A", "B", "C" };

static Made
random_made (void)
{
  Made made = { .street = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (streets)) };

  made.n = (guint) g_test_rand_int_range (0, 4);
  for (guint i = 0; i < made.n; i++)
    {
      made.numbers[i] =
          (guint) (g_test_rand_bit () ? g_test_rand_int_range (1, 5) : g_test_rand_int_range (1, 400));
      made.suffixes[i] =
          (guint) (g_test_rand_bit () ? 0 : g_test_rand_int_range (0, G_N_ELEMENTS (suffixes)));
    }
  return made;
}

static char *
write_made (const Made *made)
{
  static const char *const before_street[] = { "", "đường ", "Đường ", "Đ. ", "đ." };
  static const char *const before_number[] = { "", "Số ", "số nhà ", "SN " };
  GString *text = g_string_new (made->n > 0 ? before_number[g_test_rand_int_range (0, 4)] : "");
  gboolean by_alley = made->n > 1 && g_test_rand_bit ();
  guint first = by_alley ? made->n - 1 : 0;

  for (guint i = first; i < made->n; i++)
    g_string_append_printf (text, "%s%u%s", i > first ? "/" : "", made->numbers[i],
                            suffixes[made->suffixes[i]]);
  if (by_alley)
    g_string_append (text, " hẻm ");
  for (guint i = 0; i < first; i++)
    g_string_append_printf (text, "%s%u%s", i > 0 ? "/" : "", made->numbers[i], suffixes[made->suffixes[i]]);
  g_string_append_printf (text, " %s%s", before_street[g_test_rand_int_range (0, 5)], streets[made->street]);
  return g_string_free (text, FALSE);
}

/* After the number itself come those with a letter, and after these the alley behind it: 12, 12A, 12/1. */
static int
rank (const Made *made, guint i)
{
  if (made->suffixes[i] > 0)
    return (int) made->suffixes[i];
  return i + 1 < made->n ? 100 : 0;
}

static int
compare_made (const Made *a, const Made *b, gboolean by_side)
{
  if (a->street != b->street)
    return a->street > b->street ? 1 : -1;
  if (by_side)
    {
      int side_a = a->n == 0 ? 0 : a->numbers[0] % 2 == 1 ? 1 : 2;
      int side_b = b->n == 0 ? 0 : b->numbers[0] % 2 == 1 ? 1 : 2;

      if (side_a != side_b)
        return side_a > side_b ? 1 : -1;
    }
  for (guint i = 0; i < MIN (a->n, b->n); i++)
    {
      if (a->numbers[i] != b->numbers[i])
        return a->numbers[i] > b->numbers[i] ? 1 : -1;
      if (rank (a, i) != rank (b, i))
        return rank (a, i) > rank (b, i) ? 1 : -1;
    }
  return (a->n > b->n) - (a->n < b->n);
}

/* "5 hẻm 5 Lê Lợi" is read as house 5 of the street, its alley named once more: not what the generator means.
 */
static gboolean
is_ambiguous (const Made *made)
{
  return made->n > 1 && made->numbers[made->n - 1] == made->numbers[0];
}

static void
test_agrees_with_slow (void)
{
  for (int i = 0; i < 30000; i++)
    {
      Made a = random_made ();
      Made b = random_made ();
      g_autofree char *text_a = write_made (&a);
      g_autofree char *text_b = write_made (&b);
      g_autofree char *key_a = gocua_address_key (text_a);
      g_autofree char *key_b = gocua_address_key (text_b);
      g_autofree char *walk_a = gocua_address_walk_key (text_a);
      g_autofree char *walk_b = gocua_address_walk_key (text_b);
      int order = strcmp (key_a, key_b);
      int walk = strcmp (walk_a, walk_b);

      if (is_ambiguous (&a) || is_ambiguous (&b))
        continue;
      if ((order > 0) - (order < 0) != compare_made (&a, &b, FALSE))
        g_error ("\"%s\" and \"%s\" are in the wrong order: %s, %s", text_a, text_b, key_a, key_b);
      if ((walk > 0) - (walk < 0) != compare_made (&a, &b, TRUE))
        g_error ("\"%s\" and \"%s\" are walked in the wrong order: %s, %s", text_a, text_b, walk_a, walk_b);
    }
}

static void
test_never_fails (void)
{
  static const char *const pieces[] = {
    "12",     "/",  "-",     "–",      "A",           "bis",       " ",  " ",      "hẻm",   "Số",
    "căn hộ", "lô", ".",     ",",      "(",           ")",         "Lê", "Lợi",    "Đ",     "3",
    "tầng",   "P.", "c/c",   "phòng ", "5.12",        "chung cư ", "P",  "block ", "trệt",  ":",
    ";",      "//", "Tháng", "45",     "99999999999", "\xff",      "é",  "ngõ",    "đường", "\xc2\xa0",
  };

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GocuaAddress) address = NULL;
      g_autofree char *key = NULL;
      g_autofree char *walk_key = NULL;
      g_autofree char *clean = NULL;
      g_autofree char *key_of_clean = NULL;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      address = gocua_address_parse (text->str);
      key = gocua_address_key (text->str);
      walk_key = gocua_address_walk_key (text->str);
      clean = gocua_text_clean (text->str);
      key_of_clean = gocua_address_key (clean);
      g_assert_cmpstr (key, ==, key_of_clean);
      g_assert_true (g_utf8_validate (address->street, -1, NULL));
      g_assert_true (g_utf8_validate (address->rest, -1, NULL));
      for (const char *p = walk_key; *p != '\0'; p++)
        g_assert_true (*p >= ' ' && *p <= '~');
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/address/parse", test_parse);
  g_test_add_func ("/core/address/is-even", test_is_even);
  g_test_add_func ("/core/address/order", test_order);
  g_test_add_func ("/core/address/walk-order", test_walk_order);
  g_test_add_func ("/core/address/walk-in-buildings", test_walk_in_buildings);
  g_test_add_func ("/core/address/no-flat", test_no_flat);
  g_test_add_func ("/core/address/flat", test_flat);
  g_test_add_func ("/core/address/street", test_street);
  g_test_add_func ("/core/address/agrees-with-slow", test_agrees_with_slow);
  g_test_add_func ("/core/address/never-fails", test_never_fails);
  return g_test_run ();
}
