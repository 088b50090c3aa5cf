/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-answers.c: answers in one canonical text, whatever the order in which they were given. */

#include "core/gocua-answers.h"

static void
test_set_and_get (void)
{
  g_autofree char *a = gocua_answers_set (NULL, "knows", 1);
  g_autofree char *b = gocua_answers_set (a, "installed", 2);
  g_autofree char *c = gocua_answers_set (b, "installed", 3);
  g_autofree char *d = gocua_answers_set (c, "knows", GOCUA_ANSWER_UNKNOWN);
  g_autofree char *e = gocua_answers_set (d, "installed", GOCUA_ANSWER_UNKNOWN);

  g_assert_cmpstr (b, ==, "installed=2 knows=1");
  g_assert_cmpstr (c, ==, "installed=3 knows=1");
  g_assert_cmpstr (d, ==, "installed=3");
  g_assert_null (e);
  g_assert_cmpint (gocua_answers_get (c, "knows"), ==, 1);
  g_assert_cmpint (gocua_answers_get (c, "know"), ==, GOCUA_ANSWER_UNKNOWN);
  g_assert_cmpint (gocua_answers_get (NULL, "knows"), ==, GOCUA_ANSWER_UNKNOWN);
}

static void
test_any_order_is_canonical (void)
{
  static const char *const ids[] = { "uses", "knows", "a_b", "signed_in", "installed" };

  for (int round = 0; round < 500; round++)
    {
      char *answers = NULL;
      int wanted[G_N_ELEMENTS (ids)] = { -1, -1, -1, -1, -1 };

      for (int i = 0; i < 12; i++)
        {
          int which = g_test_rand_int_range (0, G_N_ELEMENTS (ids));
          char *next;

          wanted[which] = g_test_rand_int_range (-1, 1000);
          next = gocua_answers_set (answers, ids[which], wanted[which]);
          g_free (answers);
          answers = next;
          g_assert_true (answers == NULL || gocua_answers_is_valid (answers));
        }
      for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
        g_assert_cmpint (gocua_answers_get (answers, ids[i]), ==, wanted[i]);
      g_free (answers);
    }
}

static void
test_broken_text (void)
{
  static const char *const broken[] = { "",         "knows",      "knows=",   "knows=x",  "=1",
                                        "knows=-1", "knows=1000", "knows=01", " knows=1", "knows=1 ",
                                        "b=1 a=1",  "a=1 a=2",    "a=1  b=2", "KNOWS=1",  "9a=1" };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_test_message ("%s", broken[i]);
      g_assert_false (gocua_answers_is_valid (broken[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answers/set-and-get", test_set_and_get);
  g_test_add_func ("/answers/any-order", test_any_order_is_canonical);
  g_test_add_func ("/answers/broken", test_broken_text);
  return g_test_run ();
}
