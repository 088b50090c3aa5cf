/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-double-private.h: the parts of comparing two households. For core/gocua-double*.c only. */
#pragma once

#include "core/gocua-double.h"

G_BEGIN_DECLS

/** GocuaDoublePart: what one part of the comparison says. @reason is %GOCUA_DOUBLE_N_REASONS where it says
 * nothing. */
typedef struct
{
  GocuaDoubleReason reason;
  int points;
} GocuaDoublePart;

/** gocua_double_compare_names, gocua_double_compare_addresses: symmetric. */
GocuaDoublePart gocua_double_compare_names (const GocuaDoubleFacts *a, const GocuaDoubleFacts *b);
GocuaDoublePart gocua_double_compare_addresses (const GocuaDoubleFacts *a, const GocuaDoubleFacts *b);

/**
 * gocua_double_is_slip:
 * @a, @b: folded words, not necessarily ended by a NUL
 *
 * Returns: whether one letter too many, too few, another one, or two that changed places make one of the
 * other
 */
gboolean gocua_double_is_slip (const char *a, gsize a_length, const char *b, gsize b_length);

/** gocua_double_set_get_all: Returns: (transfer none): the array itself, to note what a search learns */
GocuaDoubleFacts *gocua_double_set_get_all (GocuaDoubleSet *self);

G_END_DECLS
