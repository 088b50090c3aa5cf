/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-street.h: house after house along the streets, alleys and blocks of a khu phố. For src/sample
 * only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GocuaSampleStreet:
 *
 * Walks along one street and gives the next address: houses at the street, alleys off it ("45/12"), alleys
 * off those ("45/12/3A"), and now and then a block of flats.
 */
typedef struct
{
  GRand *dice;
  const char *name;
  int house; /* where we stand in the street */
  int alley; /* in its alley, 0: not in one */
  int alley_end;
  int deep; /* in the alley of the alley */
  int deep_end;
  int flat; /* in the block here, 0: in none */
  int flat_end;
  const char *block;
} GocuaSampleStreet;

/**
 * gocua_sample_street_init:
 * @n: which street of the city, any number; after the last known one they come again with higher house
 * numbers
 */
void gocua_sample_street_init (GocuaSampleStreet *self, GRand *dice, guint n);

/** gocua_sample_street_next: Returns: (transfer full): the next address */
char *gocua_sample_street_next (GocuaSampleStreet *self);

G_END_DECLS
