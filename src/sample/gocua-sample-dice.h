/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-dice.h: drawing lots from a seed. For src/sample only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** GocuaSampleLot: one thing to draw, and how often. */
typedef struct
{
  const char *text;
  guint weight;
} GocuaSampleLot;

/** gocua_sample_chance: Returns: %TRUE in @percent of 100 draws */
gboolean gocua_sample_chance (GRand *dice, double percent);

/** gocua_sample_between: Returns: a number from @first to @last, both included */
int gocua_sample_between (GRand *dice, int first, int last);

/** gocua_sample_draw: Returns: (transfer none): one of @lots, by weight */
const char *gocua_sample_draw (GRand *dice, const GocuaSampleLot *lots, gsize n_lots);

/** gocua_sample_draw_index: Returns: an index into @weights, not all of which are 0, by weight */
guint gocua_sample_draw_index (GRand *dice, const guint *weights, gsize n_weights);

#define GOCUA_SAMPLE_DRAW(dice, lots) gocua_sample_draw (dice, lots, G_N_ELEMENTS (lots))

/** GOCUA_SAMPLE_ONE_OF: draws from an array in which each has the same chance. */
#define GOCUA_SAMPLE_ONE_OF(dice, array) \
  ((array)[gocua_sample_between (dice, 0, (int) G_N_ELEMENTS (array) - 1)])

G_END_DECLS
