/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-names.h: a number of areas, or their names one a line. */
#pragma once

#include <adwaita.h>

#include "core/gocua-batch.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_AREA_NAMES (gocua_area_names_get_type ())
G_DECLARE_FINAL_TYPE (GocuaAreaNames, gocua_area_names, GOCUA, AREA_NAMES, GtkBox)

GtkWidget *gocua_area_names_new (void);

/**
 * gocua_area_names_make_batch:
 * @known: (element-type GocuaRecord): the areas that the ward has
 *
 * Returns: (transfer full): what makes the areas that the ward does not have yet, in the order of the lines
 */
GocuaBatch *gocua_area_names_make_batch (GocuaAreaNames *self, GPtrArray *known);

G_END_DECLS
