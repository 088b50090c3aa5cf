/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-title.h: what a person calls a thing of the journal. For the store only. */
#pragma once

#include "store/gocua-db.h"

G_BEGIN_DECLS

/**
 * gocua_title_make:
 * @kind: of the journal, may be one that this version does not know
 * @household: (out): the household to open for it, or null
 *
 * Returns: (transfer full): address and head of the household, name of the area ...
 */
char *gocua_title_make (GocuaDb *db, const char *kind, const GocuaId *entity, GocuaId *household);

G_END_DECLS
