/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-list-diff.c: which runs of a list were replaced, so that everything else keeps its place. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-list-diff.h"

#define NOWHERE G_MAXUINT

/* What lies between the same beginning and the same end of both lists. */
typedef struct
{
  const gint64 *from;
  guint n_from;
  const gint64 *to;
  guint n_to;
} Middle;

/* Returns: (transfer full): for each id of @to its place in @from, or NOWHERE */
static guint *
find_places (const Middle *middle)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint *found = g_new (guint, middle->n_to);

  for (guint i = 0; i < middle->n_from; i++)
    g_hash_table_insert (places, (gpointer) &middle->from[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < middle->n_to; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &middle->to[i]));

      found[i] = place > 0 ? place - 1 : NOWHERE;
    }
  return found;
}

/* The first of the piles whose top is greater than @place. */
static guint
find_pile (const guint *found, GArray *tops, guint place)
{
  guint low = 0, high = tops->len;

  if (high > 0 && found[g_array_index (tops, guint, high - 1)] < place)
    return high;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (found[g_array_index (tops, guint, middle)] < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The longest ascending sequence, by patience sorting: everything else moved. @found becomes NOWHERE there.
 */
static void
keep_longest (guint *found, guint n)
{
  g_autoptr (GArray) tops = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *before = g_new (guint, n);
  g_autofree gboolean *is_kept = g_new0 (gboolean, n);
  guint i;

  for (i = 0; i < n; i++)
    {
      guint pile;

      if (found[i] == NOWHERE)
        continue;
      pile = find_pile (found, tops, found[i]);
      before[i] = pile > 0 ? g_array_index (tops, guint, pile - 1) : NOWHERE;
      if (pile == tops->len)
        g_array_append_val (tops, i);
      else
        g_array_index (tops, guint, pile) = i;
    }
  for (i = tops->len > 0 ? g_array_index (tops, guint, tops->len - 1) : NOWHERE; i != NOWHERE; i = before[i])
    is_kept[i] = TRUE;
  for (i = 0; i < n; i++)
    if (!is_kept[i])
      found[i] = NOWHERE;
}

static void
append_run (GArray *runs, guint begin, guint old_begin, guint old_end, guint new_begin, guint new_end)
{
  GocuaListRun run = { begin + old_begin, begin + old_end, begin + new_begin, begin + new_end };

  if (old_begin < old_end || new_begin < new_end)
    g_array_append_val (runs, run);
}

GArray *
gocua_list_diff (const gint64 *from, guint n_from, const gint64 *to, guint n_to)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (GocuaListRun));
  g_autofree guint *found = NULL;
  Middle middle;
  guint shortest = MIN (n_from, n_to);
  guint begin = 0, end = 0;
  guint old_at = 0, new_at = 0;

  g_return_val_if_fail (from != NULL || n_from == 0, runs);
  g_return_val_if_fail (to != NULL || n_to == 0, runs);

  while (begin < shortest && from[begin] == to[begin])
    begin++;
  while (end < shortest - begin && from[n_from - 1 - end] == to[n_to - 1 - end])
    end++;
  middle = (Middle){ from + begin, n_from - begin - end, to + begin, n_to - begin - end };
  found = find_places (&middle);
  keep_longest (found, middle.n_to);
  for (guint i = 0; i < middle.n_to; i++)
    {
      if (found[i] == NOWHERE)
        continue;
      append_run (runs, begin, old_at, found[i], new_at, i);
      old_at = found[i] + 1;
      new_at = i + 1;
    }
  append_run (runs, begin, old_at, middle.n_from, new_at, middle.n_to);
  return runs;
}
