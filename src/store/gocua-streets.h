/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-streets.h: the streets of a ward, as its addresses name them. */
#pragma once

#include "store/gocua-types.h"

G_BEGIN_DECLS

/** GocuaStreet: a street, or a building of flats: gocua_address_get_street() */
typedef struct
{
  char *name; /* as most of its addresses write it */
  guint n_households;
} GocuaStreet;

void gocua_street_free (GocuaStreet *self);

/**
 * gocua_streets_list:
 * @area: (nullable): only of this one
 *
 * Returns: (transfer full) (element-type GocuaStreet): the streets on which households of the roster live, in
 * the order of the alphabet; %NULL on error. Database thread; reads all addresses.
 */
GPtrArray *gocua_streets_list (GocuaDb *db, const GocuaId *area, GCancellable *cancellable, GError **error);

/**
 * gocua_streets_register:
 *
 * Gives SQL on this connection the function gocua_street (address), the folded name of its street, once. For
 * the store only.
 */
gboolean gocua_streets_register (GocuaDb *db, GError **error);

G_END_DECLS
