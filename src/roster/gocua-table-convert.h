/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-table-convert.h: brings the rows of a table into Unicode. Private to src/roster. */
#pragma once

#include "roster/gocua-table.h"

G_BEGIN_DECLS

/** GocuaTableConverter: what is known of the encoding of each column. */
typedef struct _GocuaTableConverter GocuaTableConverter;

/** gocua_table_converter_new: @file: what all of the file is in; @settings: what the person chose */
GocuaTableConverter *gocua_table_converter_new (GocuaTableEncoding file, const GocuaTableSettings *settings);
void gocua_table_converter_free (GocuaTableConverter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaTableConverter, gocua_table_converter_free)

/** gocua_table_converter_look: weighs one of the first rows, for columns whose encoding is to be told. */
void gocua_table_converter_look (GocuaTableConverter *self, const GocuaTableRow *row);

/** gocua_table_converter_decide: after the last of them. */
void gocua_table_converter_decide (GocuaTableConverter *self);

/** gocua_table_converter_begin: forgets the conversions of the last reading. */
void gocua_table_converter_begin (GocuaTableConverter *self);

/** gocua_table_converter_convert: @row: changed in place; its texts live until the next row */
void gocua_table_converter_convert (GocuaTableConverter *self, GocuaTableRow *row);

/** gocua_table_converter_get_conversions: Returns: (transfer none) (element-type GocuaTableConversion) */
GPtrArray *gocua_table_converter_get_conversions (GocuaTableConverter *self);

G_END_DECLS
