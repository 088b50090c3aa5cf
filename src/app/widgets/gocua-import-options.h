/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-options.h: what was told about a file that is to be taken in, with menus to change it. */
#pragma once

#include <adwaita.h>

#include "roster/gocua-roster-preview.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_IMPORT_OPTIONS (gocua_import_options_get_type ())
G_DECLARE_FINAL_TYPE (GocuaImportOptions, gocua_import_options, GOCUA, IMPORT_OPTIONS, GtkBox)

/** gocua_import_options_reset: before another file, of which nothing was chosen yet. */
void gocua_import_options_reset (GocuaImportOptions *self);

/** gocua_import_options_show: what @preview was read with. Emits "changed" when the person wants it read
 * another way. */
void gocua_import_options_show (GocuaImportOptions *self, GocuaRosterPreview *preview);

/** gocua_import_options_get_settings: Returns: (transfer none): what the person chose so far */
const GocuaTableSettings *gocua_import_options_get_settings (GocuaImportOptions *self);

/** gocua_import_options_set_column_encoding: @column is to be read in @encoding: AUTO, UTF8, TCVN3 or VNI.
 * Emits "changed". */
void gocua_import_options_set_column_encoding (GocuaImportOptions *self,
                                               guint column,
                                               GocuaTableEncoding encoding);

/** gocua_import_options_get_people: Returns: whether each row is a person */
gboolean gocua_import_options_get_people (GocuaImportOptions *self);

/** gocua_import_options_get_age: Returns: from which age on persons are counted as eligible */
guint gocua_import_options_get_age (GocuaImportOptions *self);

G_END_DECLS
