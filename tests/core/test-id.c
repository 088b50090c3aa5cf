/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-id.c: ids sort by time, are what RFC 9562 says, and come back from text; stamps only go up. */

#include "core/gocua-clock.h"
#include "core/gocua-id.h"

static void
test_version_and_order (void)
{
  GocuaId earlier, later;

  for (int i = 0; i < 1000; i++)
    {
      gocua_id_init_new (&earlier, 1000 + i);
      gocua_id_init_new (&later, 1001 + i);
      g_assert_cmpint (earlier.bytes[6] >> 4, ==, 7);
      g_assert_cmpint (earlier.bytes[8] >> 6, ==, 2);
      g_assert_cmpint (gocua_id_compare (&earlier, &later), <, 0);
    }
}

static void
test_time_is_in_the_first_48_bits (void)
{
  GocuaId id;
  char text[GOCUA_ID_STRING_SIZE];

  /* The example of RFC 9562, appendix A.6: 2022-02-22 19:22:22 UTC is 017F22E279B0 */
  gocua_id_init_new (&id, G_GINT64_CONSTANT (0x017F22E279B0));
  gocua_id_format (&id, text);
  g_assert_true (g_str_has_prefix (text, "017f22e2-79b0-7"));
}

/* A list is one batch of one moment; whoever takes it in then writes to the end of each index. */
static void
test_order_within_a_millisecond (void)
{
  GocuaId last, next;

  gocua_id_init_new (&last, 5000);
  for (int i = 0; i < 200000; i++)
    {
      gocua_id_init_new (&next, 5000);
      g_assert_cmpint (gocua_id_compare (&last, &next), <, 0);
      g_assert_cmpint (next.bytes[6] >> 4, ==, 7);
      g_assert_cmpint (next.bytes[8] >> 6, ==, 2);
      last = next;
    }
}

static void
test_counter_and_chance (void)
{
  GocuaId id;
  char text[GOCUA_ID_STRING_SIZE];

  gocua_id_init_ordered (&id, G_GINT64_CONSTANT (0x017F22E279B0), 0x3ffffff,
                         G_GUINT64_CONSTANT (0x123456789abc));
  g_assert_cmpstr (gocua_id_format (&id, text), ==, "017f22e2-79b0-7fff-bfff-123456789abc");
  gocua_id_init_ordered (&id, 1, 1u << GOCUA_ID_COUNTER_BITS | 5, G_MAXUINT64);
  g_assert_cmpstr (gocua_id_format (&id, text), ==, "00000000-0001-7000-8005-ffffffffffff");
}

static void
test_text_round_trip (void)
{
  for (int i = 0; i < 1000; i++)
    {
      GocuaId id, back;
      char text[GOCUA_ID_STRING_SIZE];

      gocua_id_init_new (&id, g_test_rand_int ());
      g_assert_true (gocua_id_parse (&back, gocua_id_format (&id, text)));
      g_assert_true (gocua_id_equal (&id, &back));
    }
}

static void
test_bad_text (void)
{
  GocuaId id = { { 9 } };

  g_assert_false (gocua_id_parse (&id, NULL));
  g_assert_false (gocua_id_parse (&id, ""));
  g_assert_false (gocua_id_parse (&id, "017f22e2-79b0-7cc3-98c4-dc0c0c07398"));
  g_assert_false (gocua_id_parse (&id, "017f22e2-79b0-7cc3-98c4-dc0c0c07398g"));
  g_assert_false (gocua_id_parse (&id, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0"));
  g_assert_false (gocua_id_parse (&id, "017f22e279b07cc398c4dc0c0c07398f"));
  g_assert_false (gocua_id_parse (&id, "017f22e2-79b0-7cc3-98c4dc0c0c07398f-"));
  g_assert_false (gocua_id_parse (&id, "017f22e2_79b0_7cc3_98c4_dc0c0c07398f"));
  g_assert_false (gocua_id_parse (&id, "{17f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
  g_assert_false (gocua_id_parse (&id, "@17f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
  g_assert_false (gocua_id_parse (&id, "`17f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
  g_assert_cmpint (id.bytes[0], ==, 9);
}

static void
test_same_name_same_id (void)
{
  GocuaId a, b, c;

  gocua_id_init_from_name (&a, "campaign:cds-2025");
  gocua_id_init_from_name (&b, "campaign:cds-2025");
  gocua_id_init_from_name (&c, "campaign:kh31-2026");
  g_assert_true (gocua_id_equal (&a, &b));
  g_assert_false (gocua_id_equal (&a, &c));
  g_assert_cmpint (a.bytes[6] >> 4, ==, 8);
}

static void
test_stamps_only_go_up (void)
{
  g_autoptr (GocuaClock) clock = gocua_clock_new_manual (5000);
  GocuaStamp last = 0;

  for (int i = 0; i < 70000; i++)
    {
      GocuaStamp next = gocua_stamp_next (last, gocua_clock_now_ms (clock));

      g_assert_cmpuint (next, >, last);
      last = next;
    }
  /* 65,536 in one millisecond: the rest ran on into the next. */
  g_assert_cmpint (GOCUA_STAMP_MS (last), ==, 5001);
  gocua_clock_advance (clock, -4000);
  g_assert_cmpuint (gocua_stamp_next (last, gocua_clock_now_ms (clock)), ==, last + 1);
  gocua_clock_advance (clock, 10000);
  g_assert_cmpuint (gocua_stamp_next (last, gocua_clock_now_ms (clock)), ==, GOCUA_STAMP_MAKE (11000, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/version-and-order", test_version_and_order);
  g_test_add_func ("/id/time", test_time_is_in_the_first_48_bits);
  g_test_add_func ("/id/order-within-a-millisecond", test_order_within_a_millisecond);
  g_test_add_func ("/id/counter-and-chance", test_counter_and_chance);
  g_test_add_func ("/id/round-trip", test_text_round_trip);
  g_test_add_func ("/id/bad-text", test_bad_text);
  g_test_add_func ("/id/from-name", test_same_name_same_id);
  g_test_add_func ("/id/stamps", test_stamps_only_go_up);
  return g_test_run ();
}
