/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-list-diff.c: the runs make one list out of the other, and move nothing that need not move. */

#include "store/gocua-list-diff.h"

#define N_ROUNDS 400

static GArray *
numbers (const char *text)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        gint64 n = g_ascii_strtoll (words[i], NULL, 10);

        g_array_append_val (list, n);
      }
  return list;
}

static GArray *
diff (GArray *from, GArray *to)
{
  return gocua_list_diff ((const gint64 *) (gpointer) from->data, from->len,
                          (const gint64 *) (gpointer) to->data, to->len);
}

/* Does what whoever shows the list does, and looks at it after each step. */
static void
assert_leads_to (GArray *from, GArray *to, GArray *runs)
{
  guint n_kept = from->len, old_end = 0, new_end = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const GocuaListRun *run = &g_array_index (runs, GocuaListRun, i);

      g_assert_cmpuint (run->old_begin - old_end, ==, run->new_begin - new_end);
      for (guint j = 0; j < run->old_begin - old_end; j++)
        g_assert_cmpint (g_array_index (from, gint64, old_end + j), ==,
                         g_array_index (to, gint64, new_end + j));
      g_assert_true (i == 0 || run->old_begin > old_end);
      n_kept -= run->old_end - run->old_begin;
      old_end = run->old_end;
      new_end = run->new_end;
    }
  g_assert_cmpuint (from->len - old_end, ==, to->len - new_end);
  for (guint j = 0; j < from->len - old_end; j++)
    g_assert_cmpint (g_array_index (from, gint64, old_end + j), ==, g_array_index (to, gint64, new_end + j));
  g_assert_cmpuint (n_kept, <=, MIN (from->len, to->len));
}

static void
assert_runs (const char *from_text, const char *to_text, const char *expected)
{
  g_autoptr (GArray) from = numbers (from_text);
  g_autoptr (GArray) to = numbers (to_text);
  g_autoptr (GArray) runs = diff (from, to);
  g_autoptr (GString) text = g_string_new (NULL);

  assert_leads_to (from, to, runs);
  for (guint i = 0; i < runs->len; i++)
    {
      const GocuaListRun *run = &g_array_index (runs, GocuaListRun, i);

      g_string_append_printf (text, "%s%u:-%u+%u", i > 0 ? " " : "", run->new_begin,
                              run->old_end - run->old_begin, run->new_end - run->new_begin);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_known (void)
{
  assert_runs ("", "", "");
  assert_runs ("1 2 3", "1 2 3", "");
  assert_runs ("", "1 2 3", "0:-0+3");
  assert_runs ("1 2 3", "", "0:-3+0");
  assert_runs ("1 2 3 4 5", "1 9 2 3 4 8 5", "1:-0+1 5:-0+1");
  assert_runs ("1 2 3 4 5", "2 3 5", "0:-1+0 2:-1+0");
  /* One that moves up, and one that moves down: the others stay. */
  assert_runs ("1 2 3 4 5", "4 1 2 3 5", "0:-0+1 4:-1+0");
  assert_runs ("1 2 3 4 5", "2 3 4 1 5", "0:-1+0 3:-0+1");
  assert_runs ("1 2 3", "7 8 9", "0:-3+3");
}

static GArray *
make_random (GArray *from)
{
  GArray *to = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 next = 1000000;

  for (guint i = 0; i < from->len; i++)
    {
      gint64 n = g_array_index (from, gint64, i);

      if (g_test_rand_int_range (0, 10) == 0)
        g_array_append_val (to, next), next++;
      if (g_test_rand_int_range (0, 10) != 0)
        g_array_append_val (to, n);
    }
  return to;
}

/* Where rows only come and go, every one that is in both lists keeps its place. */
static void
test_random (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) to = NULL;
      g_autoptr (GArray) runs = NULL;
      guint n_gone = 0, n_new = 0, n_old = 0, n_others = 0;

      for (gint64 n = g_test_rand_int_range (0, 60); n > 0; n--)
        g_array_append_val (from, n);
      to = make_random (from);
      runs = diff (from, to);
      assert_leads_to (from, to, runs);
      for (guint i = 0; i < runs->len; i++)
        {
          n_gone +=
              g_array_index (runs, GocuaListRun, i).old_end - g_array_index (runs, GocuaListRun, i).old_begin;
          n_new +=
              g_array_index (runs, GocuaListRun, i).new_end - g_array_index (runs, GocuaListRun, i).new_begin;
        }
      for (guint i = 0; i < to->len; i++)
        n_others += g_array_index (to, gint64, i) >= 1000000;
      n_old = to->len - n_others;
      g_assert_cmpuint (n_gone, ==, from->len - n_old);
      g_assert_cmpuint (n_new, ==, n_others);
    }
}

static void
test_shuffled (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) to = NULL;
      g_autoptr (GArray) runs = NULL;

      for (gint64 n = g_test_rand_int_range (1, 30); n > 0; n--)
        g_array_append_val (from, n);
      to = make_random (from);
      for (guint i = 0; i + 1 < to->len; i++)
        {
          guint j = (guint) g_test_rand_int_range ((int) i, (int) to->len);
          gint64 swapped = g_array_index (to, gint64, i);

          g_array_index (to, gint64, i) = g_array_index (to, gint64, j);
          g_array_index (to, gint64, j) = swapped;
        }
      runs = diff (from, to);
      assert_leads_to (from, to, runs);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-diff/known", test_known);
  g_test_add_func ("/list-diff/random", test_random);
  g_test_add_func ("/list-diff/shuffled", test_shuffled);

  return g_test_run ();
}
