/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-row-index.h: which row had a text first, for 100,000 texts in a megabyte or two. Private to
 * src/roster. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GocuaRowIndex:
 *
 * Keeps 64 bits of each text and not the text: that two texts of 300,000 share them has a chance of one in
 * hundreds of millions, and would refuse a row that a person then sees.
 */
typedef struct _GocuaRowIndex GocuaRowIndex;

GocuaRowIndex *gocua_row_index_new (void);
void gocua_row_index_free (GocuaRowIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaRowIndex, gocua_row_index_free)

/** gocua_row_index_claim: @value: not 0. Returns: the value that claimed @text before; 0 after claiming it
 * now */
guint gocua_row_index_claim (GocuaRowIndex *self, const char *text, guint value);

G_END_DECLS
