/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-ods-styles.h: what the styles in an .ods file say of fonts and of hidden sheets. Private to
 * src/roster. */
#pragma once

#include "roster/gocua-old-text.h"
#include "roster/gocua-xml.h"

G_BEGIN_DECLS

typedef struct _GocuaOdsStyles GocuaOdsStyles;

GocuaOdsStyles *gocua_ods_styles_new (void);
void gocua_ods_styles_free (GocuaOdsStyles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaOdsStyles, gocua_ods_styles_free)

/** gocua_ods_styles_start: a start handler; passes over what is no style. */
void gocua_ods_styles_start (GocuaOdsStyles *self, GocuaXml *xml, const char *name);

/** gocua_ods_styles_find_font: @style: (nullable): the name of a style */
GocuaOldFont gocua_ods_styles_find_font (GocuaOdsStyles *self, const char *style);

/** gocua_ods_styles_is_hidden: whether a sheet with that style is not shown */
gboolean gocua_ods_styles_is_hidden (GocuaOdsStyles *self, const char *style);

G_END_DECLS
