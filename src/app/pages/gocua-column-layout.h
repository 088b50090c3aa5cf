/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-column-layout.h: which columns a list shows, in what order, and how wide: what a person made of them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** GocuaColumnState: one column. */
typedef struct
{
  char *id; /* letters, digits, "_" and "." */
  gboolean visible;
  int width; /* in pixels, 0: as it comes */
} GocuaColumnState;

/** gocua_column_layout_new: Returns: (transfer full) (element-type GocuaColumnState): an empty layout */
GPtrArray *gocua_column_layout_new (void);
void gocua_column_layout_add (GPtrArray *layout, const char *id, gboolean visible, int width);

/** gocua_column_layout_to_text: Returns: (transfer full): "address head:200 -code" */
char *gocua_column_layout_to_text (GPtrArray *layout);

/**
 * gocua_column_layout_apply:
 * @start: the columns that there are, as they are at the start
 * @text: of gocua_column_layout_to_text(), perhaps of a campaign or a version with other columns
 *
 * Returns: (transfer full): every column of @start once, as @text says; what @text does not know comes after
 * the one that it follows at the start
 */
GPtrArray *gocua_column_layout_apply (GPtrArray *start, const char *text);

G_END_DECLS
