/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-ods-cell.h: what one cell of an .ods file holds. Private to src/roster. */
#pragma once

#include "roster/gocua-ods-styles.h"

G_BEGIN_DECLS

/** GocuaOdsCell: a cell while it is read, element by element. */
typedef struct
{
  GocuaOdsStyles *styles;
  GString *text;  /* what the cell shows */
  GString *value; /* what gocua_ods_cell_end() makes of it */
  char *type;     /* (nullable): office:value-type */
  char *number;   /* (nullable): office:value, date-value, boolean-value, string-value */
  gboolean has_formula;
  GocuaOldFont font;
  guint depth;      /* of elements inside the cell */
  guint text_depth; /* where its paragraph began; 0 outside */
  guint skip_depth; /* where something began that the cell does not show; 0 outside */
  guint n_paragraphs;
} GocuaOdsCell;

void gocua_ods_cell_init (GocuaOdsCell *self, GocuaOdsStyles *styles);
void gocua_ods_cell_clear (GocuaOdsCell *self);

/** gocua_ods_cell_begin: in the start handler of the cell; @font: what its column says, for a cell without a
 * style */
void gocua_ods_cell_begin (GocuaOdsCell *self, GocuaXml *xml, GocuaOldFont font);
void gocua_ods_cell_start (GocuaOdsCell *self, GocuaXml *xml, const char *name);
void gocua_ods_cell_end_element (GocuaOdsCell *self);
void gocua_ods_cell_add_text (GocuaOdsCell *self, const char *text, gsize size);

/** gocua_ods_cell_finish: Returns: (transfer none): the text of the cell, until the next one begins */
const GString *gocua_ods_cell_finish (GocuaOdsCell *self);

/** gocua_ods_cell_is_lost: whether it is a formula without a result */
gboolean gocua_ods_cell_is_lost (const GocuaOdsCell *self);

G_END_DECLS
