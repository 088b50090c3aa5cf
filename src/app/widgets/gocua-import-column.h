/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-column.h: the head of a column of a list: its letter, its encoding, and what it means. */
#pragma once

#include <gtk/gtk.h>

#include "roster/gocua-roster-preview.h"

G_BEGIN_DECLS

#define GOCUA_IMPORT_COLUMN_UNUSED (-1)

#define GOCUA_TYPE_IMPORT_COLUMN (gocua_import_column_get_type ())
G_DECLARE_FINAL_TYPE (GocuaImportColumn, gocua_import_column, GOCUA, IMPORT_COLUMN, GtkBox)

/**
 * gocua_import_column_new:
 * @preview: (transfer none): lives as long as the widget is shown
 * @column: from 0
 *
 * Emits "meaning-chosen" with a #GocuaRosterField or %GOCUA_IMPORT_COLUMN_UNUSED when the person chooses from
 * the menu or drops a meaning on it, and shows nothing of that before gocua_import_column_set_meaning(). What
 * it shows can be dragged away. Emits "encoding-chosen" with a #GocuaTableEncoding.
 */
GtkWidget *gocua_import_column_new (GocuaRosterPreview *preview, guint column);

/** gocua_import_column_get_column: Returns: which column it is, from 0 */
guint gocua_import_column_get_column (GocuaImportColumn *self);

/** gocua_import_column_set_meaning: @meaning: a #GocuaRosterField or %GOCUA_IMPORT_COLUMN_UNUSED */
void gocua_import_column_set_meaning (GocuaImportColumn *self, int meaning);

G_END_DECLS
