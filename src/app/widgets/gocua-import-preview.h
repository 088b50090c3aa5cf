/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-preview.h: the first rows of a list, with what each column means above it. */
#pragma once

#include <adwaita.h>

#include "roster/gocua-roster-preview.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_IMPORT_PREVIEW (gocua_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (GocuaImportPreview, gocua_import_preview, GOCUA, IMPORT_PREVIEW, GtkBox)

/** gocua_import_preview_set: @preview: (transfer full): what to show; @is_corrected: whether the
 * person has said what its columns mean. Emits "changed" when the person changes
 * what a column means, by its menu or by dragging a meaning to it, from it or away;
 * "encoding-chosen" with a column and a #GocuaTableEncoding when it is to be read in another one. */
void gocua_import_preview_set (GocuaImportPreview *self, GocuaRosterPreview *preview, gboolean is_corrected);

/** gocua_import_preview_get_mapping: Returns: (transfer none) (nullable): what the columns mean, as
 * shown */
GocuaMapping *gocua_import_preview_get_mapping (GocuaImportPreview *self);

/** gocua_import_preview_is_corrected: Returns: whether the person said what columns mean */
gboolean gocua_import_preview_is_corrected (GocuaImportPreview *self);

G_END_DECLS
