/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-dice.c: drawing lots from a seed. */

#define G_LOG_DOMAIN "gocua-sample"

#include "sample/gocua-sample-dice.h"

gboolean
gocua_sample_chance (GRand *dice, double percent)
{
  return g_rand_double (dice) * 100 < percent;
}

int
gocua_sample_between (GRand *dice, int first, int last)
{
  g_return_val_if_fail (first <= last, first);

  return g_rand_int_range (dice, first, last + 1);
}

const char *
gocua_sample_draw (GRand *dice, const GocuaSampleLot *lots, gsize n_lots)
{
  guint sum = 0;
  guint at;

  for (gsize i = 0; i < n_lots; i++)
    sum += lots[i].weight;
  g_return_val_if_fail (sum > 0, NULL);

  at = (guint) g_rand_int_range (dice, 0, (gint32) sum);
  for (gsize i = 0; i < n_lots; i++)
    {
      if (at < lots[i].weight)
        return lots[i].text;
      at -= lots[i].weight;
    }
  g_return_val_if_reached (lots[0].text);
}

guint
gocua_sample_draw_index (GRand *dice, const guint *weights, gsize n_weights)
{
  guint sum = 0;
  guint at;

  for (gsize i = 0; i < n_weights; i++)
    sum += weights[i];
  g_return_val_if_fail (sum > 0, 0);

  at = (guint) g_rand_int_range (dice, 0, (gint32) sum);
  for (guint i = 0; i < n_weights; i++)
    {
      if (at < weights[i])
        return i;
      at -= weights[i];
    }
  g_return_val_if_reached (0);
}
