/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-columns.h: the columns of the list of sheets. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

/** gocua_sheet_columns_build: gives @view its columns, each of which sorts. */
void gocua_sheet_columns_build (GtkColumnView *view, GocuaSession *session);

G_END_DECLS
