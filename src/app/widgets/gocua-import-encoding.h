/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-encoding.h: what one column of a list was read in, and what it would be in another encoding.
 */
#pragma once

#include <gtk/gtk.h>

#include "roster/gocua-roster-preview.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_IMPORT_ENCODING (gocua_import_encoding_get_type ())
G_DECLARE_FINAL_TYPE (GocuaImportEncoding, gocua_import_encoding, GOCUA, IMPORT_ENCODING, GtkBox)

/**
 * gocua_import_encoding_set:
 * @preview: (transfer none): lives as long as the widget is shown
 * @column: from 0
 *
 * Emits "chosen" with a #GocuaTableEncoding when the person wants the column to be read in another one: AUTO,
 * UTF8, TCVN3 or VNI.
 */
void gocua_import_encoding_set (GocuaImportEncoding *self, GocuaRosterPreview *preview, guint column);

G_END_DECLS
