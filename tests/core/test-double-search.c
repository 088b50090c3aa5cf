/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-double-search.c: blocks bring together what comparing each household with each would find. */

#include "core/gocua-double.h"

#include <string.h>

typedef struct
{
  GocuaDoubleSet *set;
  guint8 next;
} Ward;

static void
add_with_code (Ward *ward,
               const char *head,
               const char *address,
               const char *phone,
               guint8 area,
               const char *code)
{
  GocuaId id = { { 0 } };
  GocuaId area_id = { { 0 } };
  g_autoptr (GocuaRecord) record = NULL;

  id.bytes[15] = ++ward->next;
  area_id.bytes[15] = area;
  record = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &id);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_HEAD, head);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_PHONE, phone);
  gocua_record_set_id (record, GOCUA_HOUSEHOLD_AREA, &area_id);
  gocua_record_set_text (record, GOCUA_HOUSEHOLD_CODE, code);
  gocua_double_set_add (ward->set, record);
}

static void
add (Ward *ward, const char *head, const char *address, const char *phone, guint8 area)
{
  add_with_code (ward, head, address, phone, area, NULL);
}

static const char *
draw (const char *const *texts, gsize n)
{
  return texts[g_test_rand_int_range (0, (gint32) n)];
}

#define DRAW(texts) draw (texts, G_N_ELEMENTS (texts))

static void
add_random (Ward *ward)
{
  static const char *const heads[] = { "Nguyễn Thị Ánh", "NGUYEN THI ANH", "Ng. T. Ánh", "Trần Văn Bé",
                                       "Trần Bé",        "Bé Trần Văn",    NULL };
  static const char *const addresses[] = {
    "12/3 Lê Lợi", "số 12/3 đường Lê Lợi", "12/3 L. Lợi", "12/3", "3 hẻm 12 Lê Lợi", "12/4 Lê Lợi", "Lê Lợi",
    NULL,          "7 Cách Mạng Tháng 8",  "7 CMT8"
  };
  static const char *const phones[] = { "0901234567", "+84 901 234 567", "0907654321", NULL, NULL, NULL };

  add (ward, DRAW (heads), DRAW (addresses), DRAW (phones), (guint8) g_test_rand_int_range (0, 3));
}

static gboolean
has_pair (const GocuaDoubleResult *result, guint a, guint b)
{
  for (guint i = 0; i < result->pairs->len; i++)
    {
      const GocuaDoublePair *pair = &g_array_index (result->pairs, GocuaDoublePair, i);

      if (pair->a == a && pair->b == b)
        return TRUE;
    }
  return FALSE;
}

/* Only a slip in the name or the street of a household whose other facts say nothing can part a pair. */
static void
test_finds_what_all_pairs_find (void)
{
  for (int round = 0; round < 150; round++)
    {
      g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();
      g_autoptr (GocuaDoubleResult) result = NULL;
      Ward ward = { set, 0 };
      guint n_likely = 0;

      for (int i = 0; i < 30; i++)
        add_random (&ward);
      result = gocua_double_set_search (set, NULL, NULL);
      for (guint a = 0; a < 30; a++)
        for (guint b = a + 1; b < 30; b++)
          {
            guint score =
                gocua_double_score (gocua_double_set_get (set, a), gocua_double_set_get (set, b), NULL);

            n_likely += score >= GOCUA_DOUBLE_LIKELY;
            g_assert_cmpint (score >= GOCUA_DOUBLE_LIKELY, ==, has_pair (result, a, b));
          }
      g_assert_cmpuint (result->pairs->len, ==, n_likely);
      g_assert_cmpuint (result->n_shortened, ==, 0);
    }
}

static void
test_order (void)
{
  g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();
  g_autoptr (GocuaDoubleResult) result = NULL;
  Ward ward = { set, 0 };

  add (&ward, "Nguyễn Thị Ánh", "12/3 Lê Lợi", NULL, 1);
  add (&ward, "Ng. T. Ánh", "12/3 Lê Lợi", NULL, 1);
  add (&ward, "Trần Văn Bé", "7 CMT8", "0901234567", 1);
  add (&ward, "Trần Văn Bé", "7 CMT8", "0901234567", 1);
  result = gocua_double_set_search (set, NULL, NULL);
  g_assert_cmpuint (result->pairs->len, ==, 2);
  g_assert_cmpuint (g_array_index (result->pairs, GocuaDoublePair, 0).a, ==, 2);
  g_assert_cmpuint (g_array_index (result->pairs, GocuaDoublePair, 1).a, ==, 0);
}

/* Two hundred rooms with the landlord's phone: those that are the same in more than that are still found, and
 * not every room is compared with every other. */
static void
test_large_block (void)
{
  g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();
  g_autoptr (GocuaDoubleResult) result = NULL;
  Ward ward = { set, 0 };

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *address = g_strdup_printf ("%d Nguyễn Trãi", i);
      g_autofree char *head = g_strdup_printf ("Trần Văn %c%c", 'a' + i / 26, 'a' + i % 26);

      add (&ward, head, address, "0901234567", 0);
    }
  add (&ward, "Tran Van aa", "0 Nguyen Trai", "0901234567", 0);
  result = gocua_double_set_search (set, NULL, NULL);
  g_assert_cmpuint (result->pairs->len, ==, 1);
  g_assert_true (has_pair (result, 0, 200));
  g_assert_cmpuint (result->n_compared, <, 1000);
  g_assert_cmpuint (result->n_shortened, ==, 0);
}

/* What a block that is too large leaves apart is still brought together by another one. */
static void
test_large_block_hides_nothing (void)
{
  g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();
  g_autoptr (GocuaDoubleResult) result = NULL;
  Ward ward = { set, 0 };

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *head = g_strdup_printf ("Trần Văn %c%c", 'a' + i / 26, 'a' + i % 26);

      add (&ward, head, NULL, "0901234567", 0);
    }
  add_with_code (&ward, "Nguyễn Thị Ánh", NULL, "0901234567", 0, "HK-7");
  add_with_code (&ward, "Ng. Thị Ánh", NULL, "0901234567", 0, "HK-7");
  result = gocua_double_set_search (set, NULL, NULL);
  g_assert_cmpuint (result->pairs->len, ==, 1);
  g_assert_true (has_pair (result, 60, 61));
}

/* Five rooms of one landlord, whose phone all of them gave. */
static void
test_shared_phone (void)
{
  static const char *const heads[] = { "Trần Văn Bé", "Nguyễn Thị Ánh", "Lê Văn Tám", "Phạm Minh Đức",
                                       "Võ Thị Sáu" };
  g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();
  g_autoptr (GocuaDoubleResult) result = NULL;
  Ward ward = { set, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    add (&ward, heads[i], "12 Lê Lợi", "0901234567", 1);
  result = gocua_double_set_search (set, NULL, NULL);
  g_assert_cmpuint (result->pairs->len, ==, 0);
  g_assert_true (gocua_double_set_get (set, 0)->phone_shared);
}

/* Nothing tells them apart, so not all are compared; and that is told. */
static void
test_block_too_large (void)
{
  g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();
  g_autoptr (GocuaDoubleResult) result = NULL;
  Ward ward = { set, 0 };

  for (int i = 0; i < 250; i++)
    add (&ward, "Trần Văn Bé", "12 Lê Lợi", NULL, 1);
  result = gocua_double_set_search (set, NULL, NULL);
  g_assert_cmpuint (result->n_shortened, >=, 250);
  g_assert_cmpuint (result->pairs->len, >=, 249);
  g_assert_cmpuint (result->n_compared, <, 250 * 249 / 2);
}

static gboolean
give_up (guint done, guint total, gpointer data)
{
  guint *n_calls = data;

  g_assert_cmpuint (done, <=, total);
  return ++*n_calls < 3;
}

static void
test_cancel (void)
{
  g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();
  Ward ward = { set, 0 };
  guint n_calls = 0;

  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *phone = g_strdup_printf ("09%08d", i);

      add (&ward, "Trần Văn Bé", NULL, phone, 0);
    }
  g_assert_null (gocua_double_set_search (set, give_up, &n_calls));
  g_assert_cmpuint (n_calls, ==, 3);
}

static void
test_empty (void)
{
  g_autoptr (GocuaDoubleSet) set = gocua_double_set_new ();
  g_autoptr (GocuaDoubleResult) result = gocua_double_set_search (set, NULL, NULL);

  g_assert_cmpuint (result->pairs->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/double-search/finds-what-all-pairs-find", test_finds_what_all_pairs_find);
  g_test_add_func ("/double-search/order", test_order);
  g_test_add_func ("/double-search/large-block", test_large_block);
  g_test_add_func ("/double-search/large-block-hides-nothing", test_large_block_hides_nothing);
  g_test_add_func ("/double-search/shared-phone", test_shared_phone);
  g_test_add_func ("/double-search/block-too-large", test_block_too_large);
  g_test_add_func ("/double-search/cancel", test_cancel);
  g_test_add_func ("/double-search/empty", test_empty);
  return g_test_run ();
}
