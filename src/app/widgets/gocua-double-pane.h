/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-double-pane.h: two households beside each other, and for each field the value that is to stay. */
#pragma once

#include "app/gocua-session.h"
#include "store/gocua-doubles.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_DOUBLE_PANE (gocua_double_pane_get_type ())
G_DECLARE_FINAL_TYPE (GocuaDoublePane, gocua_double_pane, GOCUA, DOUBLE_PANE, GtkWidget)

void gocua_double_pane_set_session (GocuaDoublePane *self, GocuaSession *session);

/** gocua_double_pane_show: @view: (transfer full) (nullable): what is shown from now on, %NULL for nothing */
void gocua_double_pane_show (GocuaDoublePane *self, GocuaDoubleView *view);

/** gocua_double_pane_get_view: Returns: (transfer none) (nullable) */
const GocuaDoubleView *gocua_double_pane_get_view (GocuaDoublePane *self);

/** gocua_double_pane_keep: chooses which of the two stays, 0 or 1. */
void gocua_double_pane_keep (GocuaDoublePane *self, guint side);

/** gocua_double_pane_get_kept: Returns: (transfer none) (nullable): the one that stays */
const GocuaRecord *gocua_double_pane_get_kept (GocuaDoublePane *self);

/** gocua_double_pane_make_batch: Returns: (transfer full) (nullable): a batch that merges the two as chosen
 */
GocuaBatch *gocua_double_pane_make_batch (GocuaDoublePane *self);

G_END_DECLS
