/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-conflict.h: changes of one field that were made without knowing of each other. */
#pragma once

#include "core/gocua-change.h"

G_BEGIN_DECLS

/**
 * GocuaClash:
 *
 * @winner is the next change of the field after @other in the order in which they count, but whoever made it
 * had not seen @other, and nobody has replaced the value of @other knowing it. Nothing is owned.
 */
typedef struct
{
  GocuaId id;  /* follows from the two changes and the field: the same in every store */
  guint field; /* the first of its unit */
  const GocuaChange *winner;
  const GocuaChange *other;
} GocuaClash;

/**
 * gocua_clashes_find:
 * @changes: (element-type GocuaChange): all changes of one thing that keep the rules, in any order
 *
 * For each unit of merge the changes are put in order: by stamp, device, values, id. A change whose
 * predecessor is of another device and is not the one that it was based on clashes with it, unless both set
 * the same values.
 *
 * Returns: (transfer full) (element-type GocuaClash): in the order of fields, then of changes; depends on the
 * set of changes only
 */
GArray *gocua_clashes_find (GocuaKind kind, GPtrArray *changes);

/** gocua_clash_make_id: the id of a conflict of two changes over @field of @kind, whichever comes first. */
void gocua_clash_make_id (GocuaId *id, GocuaKind kind, guint field, const GocuaId *one, const GocuaId *two);

G_END_DECLS
