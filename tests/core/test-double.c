/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-double.c: pairs that are one household and pairs that are not, and what every score keeps to. */

#include "core/gocua-double.h"

#include <string.h>

typedef struct
{
  const char *head, *address, *phone, *code, *group;
  int area;   /* 0: not known */
  int people; /* 0: not known */
} Door;

static GocuaRecord *
make_household (const Door *door)
{
  GocuaRecord *record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &(GocuaId){ { 0 } });
  GocuaId area = { { 0 } };

  area.bytes[15] = (guint8) door->area;
  gocua_id_init_new (&record->id, 1);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, door->head);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_ADDRESS, door->address);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_PHONE, door->phone);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_CODE, door->code);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_GROUP, door->group);
  gocua_record_set_id (record, GOCUA_HOUSEHOLD_AREA, &area);
  if (door->people > 0)
    gocua_record_set_int (record, GOCUA_HOUSEHOLD_PEOPLE, door->people);
  return record;
}

static guint
score (const Door *a, const Door *b, guint *reasons)
{
  g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();
  g_autoptr (GocuaRecord) x = make_household (a);
  g_autoptr (GocuaRecord) y = make_household (b);
  guint forward, backward, again;

  gocua_double_set_add (set, x);
  gocua_double_set_add (set, y);
  forward = gocua_double_score (gocua_double_set_get (set, 0), gocua_double_set_get (set, 1), reasons);
  backward = gocua_double_score (gocua_double_set_get (set, 1), gocua_double_set_get (set, 0), &again);
  g_assert_cmpuint (forward, ==, backward);
  g_assert_cmpuint (forward, <=, 100);
  if (reasons != NULL)
    g_assert_cmpuint (*reasons, ==, again);
  return forward;
}

static const struct
{
  Door a, b;
} doubles[] = {
  /* accents, capitals, places of the tone mark */
  { { "Nguyễn Thị Ánh", "12/34/5A Nguyễn Trãi" }, { "NGUYEN THI ANH", "12/34/5A NGUYEN TRAI" } },
  { { "Trần Văn Hoà", "12 Lê Lợi" }, { "Trần Văn Hòa", "Số 12 đường Lê Lợi" } },
  /* ways to write a number */
  { { "Lê Văn Tám", "45/12/3 Lê Lợi" }, { "Lê Văn Tám", "12/3 hẻm 45 Lê Lợi" } },
  { { "Lê Văn Tám", "12A Lê Lợi" }, { "Lê Văn Tám", "số nhà 12A, Lê Lợi, Phường Tân Định" } },
  { { "Lê Văn Tám", "12 A Lê Lợi" }, { "Lê Văn Tám", "12a đ. Lê Lợi" } },
  { { "Nguyễn Thị Mai", "Căn hộ 3.07, chung cư Tân Tiến, 106 Lê Quang Định" },
    { "Nguyễn Thị Mai", "Căn hộ 3.07 chung cư Tân Tiến" } },
  /* streets by their initials, and with a slip */
  { { "Phạm Minh Đức", "201/7 Cách Mạng Tháng 8" }, { "Phạm Minh Đức", "201/7 CMT8" } },
  { { "Phạm Minh Đức", "201/7 Xô Viết Nghệ Tĩnh" }, { "Phạm Minh Đức", "201/7 XVNT" } },
  { { "Phạm Minh Đức", "12 đường 3 tháng 2" }, { "Phạm Minh Đức", "12 đường 3/2" } },
  { { "Phạm Minh Đức", "12 Nguyễn Trãi" }, { "Phạm Minh Đức", "12 Ngyễn Trãi" } },
  { { "Phạm Minh Đức", "12 Nguyễn Trãi" }, { "Phạm Minh Đức", "12 Ng. Trãi" } },
  /* names with slips, abbreviations and words left out */
  { { "Nguyễn Thị Ánh", "12 Lê Lợi" }, { "Ng. Thị Ánh", "12 Lê Lợi" } },
  { { "Nguyễn Thị Ánh", "12 Lê Lợi" }, { "N.T. Ánh", "12 Lê Lợi" } },
  { { "Nguyễn Thị Ánh", "12 Lê Lợi" }, { "Nguyễn Ánh", "12 Lê Lợi" } },
  { { "Nguyễn Thị Ngọc Ánh", "12 Lê Lợi" }, { "Nguyễn Ngọc Ánh", "12 Lê Lợi" } },
  { { "Nguyễn Thị Ánh", "12 Lê Lợi" }, { "Ngyuễn Thị Ánh", "12 Lê Lợi" } },
  { { "Nguyễn Thị Ánh", "12 Lê Lợi" }, { "NguyễnThị Ánh", "12 Lê Lợi" } },
  { { "Nguyễn Thị Ánh", "12 Lê Lợi" }, { "Bà Nguyễn Thị Ánh (vợ ông Bé)", "12 Lê Lợi" } },
  { { "Nguyễn Thị Ánh", "12 Lê Lợi" }, { "Ánh Nguyễn Thị", "12 Lê Lợi" } },
  { { "Nguyễn Thị Tám", "12 Lê Lợi", .area = 3, .people = 4 },
    { "Bà Tám", "12 Lê Lợi", .area = 3, .people = 4 } },
  { { "Nguyễn Thị Ánh", "12 Lê Lợi", .code = "A1", .area = 3 },
    { "Nguyễn Thị Anh", "12 Lê Lợi", .code = "B7", .area = 3 } },
  /* a phone in all its forms; moved, no address, the husband as head */
  { { "Nguyễn Thị Ánh", "12 Lê Lợi", "0901 234 567" }, { "Nguyễn Thị Ánh", NULL, "+84901234567" } },
  { { "Nguyễn Thị Ánh", "12 Lê Lợi", "0901234567", .area = 3 },
    { "Nguyễn Thị Ánh", "45/2 Hai Bà Trưng", "0901.234.567", .area = 3 } },
  { { "Nguyễn Thị Ánh", "12 Lê Lợi", "0901234567" }, { "Trần Văn Bé", "12 Lê Lợi", "0901234567" } },
  { { NULL, "12 Lê Lợi", "0901234567" }, { "Trần Văn Bé", "12 Lê Lợi", "0901234567" } },
  { { "Nguyễn Thị Ánh", NULL, "0168 123 4567" }, { "Nguyễn Thị Ánh", "12 Lê Lợi", "038 123 4567" } },
  /* the ward's code twice */
  { { "Nguyễn Thị Ánh", "12 Lê Lợi", .code = "HK-001" }, { "Nguyễn Thị Ánh", "Cạnh chợ", .code = "hk 001" } },
  /* no house number anywhere, but all the rest */
  { { "Nguyễn Văn Hùng", "Ấp 3", .group = "Tổ 5", .area = 3, .people = 4 },
    { "Nguyễn Văn Hùng", "Ấp 3", .group = "Tổ 5", .area = 3, .people = 4 } },
};

static const struct
{
  Door a, b;
} strangers[] = {
  { { NULL }, { NULL } },
  { { "Nguyễn Văn Hùng" }, { "Nguyễn Văn Hùng" } },
  { { "Nguyễn Văn Hùng", .area = 3, .people = 4 }, { "Nguyễn Văn Hùng", .area = 3, .people = 4 } },
  /* the next door */
  { { "Nguyễn Văn Hùng", "12/34/5A Nguyễn Trãi", .area = 3, .people = 4 },
    { "Nguyễn Văn Hùng", "12/34/5B Nguyễn Trãi", .area = 3, .people = 4 } },
  { { "Nguyễn Văn Hùng", "12 Nguyễn Trãi" }, { "Nguyễn Văn Hùng", "12A Nguyễn Trãi" } },
  { { "Nguyễn Văn Hùng", "12/3 Nguyễn Trãi" }, { "Nguyễn Văn Hùng", "123 Nguyễn Trãi" } },
  { { "Nguyễn Văn Hùng", "12 Đường số 5", .area = 3 }, { "Nguyễn Văn Hùng", "12 Đường số 6", .area = 3 } },
  { { "Nguyễn Văn Hùng", "12 Nguyễn Trãi" }, { "Nguyễn Văn Hùng", "12 Nguyễn Huệ" } },
  { { "Nguyễn Văn Hùng", "12 Lê Lợi" }, { "Nguyễn Văn Hùng", "12 Lê Lai" } },
  /* one house number, several heads: flats, and grown-up children */
  { { "Nguyễn Văn Hùng", "12 Lê Lợi", .area = 3, .people = 4 },
    { "Trần Thị Lan", "12 Lê Lợi", .area = 3, .people = 4 } },
  { { "Nguyễn Văn An", "12 Lê Lợi", .area = 3, .people = 4 },
    { "Nguyễn Thị An", "12 Lê Lợi", .area = 3, .people = 4 } },
  { { "Nguyễn Văn An", "Căn hộ 5.12 chung cư Hòa Bình", .area = 3 },
    { "Nguyễn Văn An", "Căn hộ 5.13 chung cư Hòa Bình", .area = 3 } },
  { { "Nguyễn Thị Mai", "Căn hộ 3.07, chung cư Tân Tiến, 106 Lê Quang Định" },
    { "Nguyễn Thị Mai", "Căn hộ 3.07, chung cư Tân Tiến, 100 Bình Phú" } },
  /* a phone or a code alone */
  { { "Nguyễn Văn Hùng", "12 Lê Lợi", "0901234567" }, { "Trần Thị Lan", "45 Hai Bà Trưng", "0901234567" } },
  { { "Nguyễn Văn Hùng", "12 Lê Lợi", .code = "7" }, { "Trần Thị Lan", "45 Hai Bà Trưng", .code = "7" } },
  { { "Nguyễn Văn Hùng", NULL, "12" }, { "Nguyễn Văn Hùng", NULL, "12" } },
  { { NULL, NULL, "0901234567" }, { NULL, NULL, "0901234567" } },
  { { NULL, NULL, NULL, "A7" }, { NULL, NULL, NULL, "A7" } },
  /* short words that differ by a letter are two words */
  { { "Lê Văn An", "12 Lê Lợi", .area = 3 }, { "Lý Văn An", "12 Lê Lợi", .area = 3 } },
};

static void
test_doubles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (doubles); i++)
    {
      guint reasons;
      guint found = score (&doubles[i].a, &doubles[i].b, &reasons);
      g_autofree char *why = gocua_double_reasons_describe (reasons);

      if (found < GOCUA_DOUBLE_LIKELY)
        g_error ("%u for %s, %s and %s, %s: %s", found, doubles[i].a.head, doubles[i].a.address,
                 doubles[i].b.head, doubles[i].b.address, why);
    }
}

static void
test_strangers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      guint reasons;
      guint found = score (&strangers[i].a, &strangers[i].b, &reasons);
      g_autofree char *why = gocua_double_reasons_describe (reasons);

      if (found >= GOCUA_DOUBLE_LIKELY)
        g_error ("%u for %s, %s and %s, %s: %s", found, strangers[i].a.head, strangers[i].a.address,
                 strangers[i].b.head, strangers[i].b.address, why);
    }
}

static void
test_reasons (void)
{
  static const Door anh = { "Nguyễn Thị Ánh", "12/34/5A Nguyễn Trãi", "0901234567", "A1", "Tổ 1", 3, 4 };
  static const Door other = { "Trần Văn Bé", "12/34/5B Nguyễn Trãi", "0907654321", "A2", "Tổ 2", 4, 9 };
  guint reasons;

  g_assert_cmpuint (score (&anh, &anh, &reasons), ==, 100);
  g_assert_cmphex (reasons, ==,
                   1u << GOCUA_DOUBLE_PHONE | 1u << GOCUA_DOUBLE_CODE | 1u << GOCUA_DOUBLE_NAME |
                       1u << GOCUA_DOUBLE_ADDRESS | 1u << GOCUA_DOUBLE_AREA | 1u << GOCUA_DOUBLE_PEOPLE);
  g_assert_cmpuint (score (&anh, &other, &reasons), ==, 0);
  g_assert_cmphex (reasons, ==,
                   1u << GOCUA_DOUBLE_NAME_OTHER | 1u << GOCUA_DOUBLE_ADDRESS_OTHER |
                       1u << GOCUA_DOUBLE_PHONE_OTHER | 1u << GOCUA_DOUBLE_CODE_OTHER);
}

/* Hung may be Hùng or Hưng, but these two are not each other. */
static void
test_accents (void)
{
  static const Door hung = { "Nguyễn Văn Hùng", "12 Lê Lợi" };
  static const Door other = { "Nguyễn Văn Hưng", "12 Lê Lợi" };
  static const Door bare = { "NGUYEN VAN HUNG", "12 Lê Lợi" };
  guint reasons;
  guint same = score (&hung, &bare, &reasons);

  g_assert_true (GOCUA_DOUBLE_HAS (reasons, GOCUA_DOUBLE_NAME));
  g_assert_cmpuint (score (&other, &bare, &reasons), ==, same);
  g_assert_true (GOCUA_DOUBLE_HAS (reasons, GOCUA_DOUBLE_NAME));
  g_assert_cmpuint (score (&hung, &other, &reasons), <, same);
  g_assert_true (GOCUA_DOUBLE_HAS (reasons, GOCUA_DOUBLE_NAME_NEAR));
}

static void
test_words (void)
{
  g_autofree char *text = gocua_double_reasons_describe (1u << GOCUA_DOUBLE_PHONE | 1u << GOCUA_DOUBLE_AREA);

  g_assert_cmpstr (text, ==, "Same phone number · Same area");
  for (guint i = 0; i < GOCUA_DOUBLE_N_REASONS; i++)
    {
      const char *id = gocua_double_reason_get_id ((GocuaDoubleReason) i);

      g_assert_true (*gocua_double_reason_get_label ((GocuaDoubleReason) i) != '\0');
      g_assert_cmpint (gocua_double_reason_is_against ((GocuaDoubleReason) i), ==,
                       g_str_has_suffix (id, "-other"));
      for (guint k = 0; k < i; k++)
        g_assert_cmpstr (id, !=, gocua_double_reason_get_id ((GocuaDoubleReason) k));
    }
}

/* A number that many have tells little: a landlord's. */
static void
test_shared_phone (void)
{
  static const Door room = { "Nguyễn Thị Ánh", "12 Lê Lợi", "0901234567" };
  static const Door next = { "Trần Văn Bé", "12 Lê Lợi", "0901234567" };
  g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();
  g_autoptr (GocuaRecord) x = make_household (&room);
  g_autoptr (GocuaRecord) y = make_household (&next);
  GocuaDoubleFacts a, b;

  gocua_double_set_add (set, x);
  gocua_double_set_add (set, y);
  a = *gocua_double_set_get (set, 0);
  b = *gocua_double_set_get (set, 1);
  g_assert_cmpuint (gocua_double_score (&a, &b, NULL), >=, GOCUA_DOUBLE_LIKELY);
  b.phone_shared = TRUE;
  g_assert_cmpuint (gocua_double_score (&a, &b, NULL), <, GOCUA_DOUBLE_LIKELY);
  g_assert_cmpuint (gocua_double_score (&b, &a, NULL), <, GOCUA_DOUBLE_LIKELY);
}

static char *
random_text (void)
{
  static const char *const parts[] = { "Nguyễn",   "Thị", "Văn", "Ánh", "A",    "12", "/",  "34", " ",
                                       "(",        ")",   ",",   "số",  "hẻm",  "-",  "đ.", "ế",  "ở",
                                       "\xcc\x81", "5B",  "ap",  "Bà",  "CMT8", "03", "bis" };
  GString *out = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 9);

  for (int i = 0; i < n; i++)
    g_string_append (out, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  return g_string_free (out, FALSE);
}

/* Whatever is written: the same both ways, from 0 to 100, and nothing is more like a household than itself.
 */
static void
test_properties (void)
{
  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *texts[6];
      Door a, b;
      guint both;

      for (int k = 0; k < 6; k++)
        texts[k] = random_text ();
      a = (Door){ texts[0],
                  texts[1],
                  texts[2],
                  texts[3],
                  NULL,
                  g_test_rand_int_range (0, 3),
                  g_test_rand_int_range (0, 5) };
      b = (Door){ texts[4],
                  texts[5],
                  texts[2],
                  texts[3],
                  NULL,
                  g_test_rand_int_range (0, 3),
                  g_test_rand_int_range (0, 5) };
      both = score (&a, &b, NULL);
      g_assert_cmpuint (both, <=, MAX (score (&a, &a, NULL), score (&b, &b, NULL)));
      for (int k = 0; k < 6; k++)
        g_clear_pointer (&texts[k], g_free);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/double/doubles", test_doubles);
  g_test_add_func ("/double/strangers", test_strangers);
  g_test_add_func ("/double/reasons", test_reasons);
  g_test_add_func ("/double/accents", test_accents);
  g_test_add_func ("/double/words", test_words);
  g_test_add_func ("/double/shared-phone", test_shared_phone);
  g_test_add_func ("/double/properties", test_properties);
  return g_test_run ();
}
