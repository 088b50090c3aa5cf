/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-preview.h: the first rows of a list, with a choice above each column of what it means. */
#pragma once

#include <adwaita.h>

#include "roster/gocua-roster-preview.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_IMPORT_PREVIEW (gocua_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (GocuaImportPreview, gocua_import_preview, GOCUA, IMPORT_PREVIEW, GtkBox)

/** gocua_import_preview_set: @preview: (transfer full): what to show. Emits "changed" when the person changes
 * a choice. */
void gocua_import_preview_set (GocuaImportPreview *self, GocuaRosterPreview *preview);

/** gocua_import_preview_get_mapping: Returns: (transfer none) (nullable): what the columns mean, by the
 * choices */
GocuaMapping *gocua_import_preview_get_mapping (GocuaImportPreview *self);

G_END_DECLS
