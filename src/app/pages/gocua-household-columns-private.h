/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-columns-private.h: what a column of the list of households is, for the files that make it
 * up. */
#pragma once

#include "app/pages/gocua-household-columns.h"

G_BEGIN_DECLS

/** GocuaHouseholdColumn: owned by its column in the view. */
typedef struct
{
  GocuaListColumn what;
  gboolean is_space; /* at the end, under the button */
  gboolean sortable;
  GocuaSort sort;
  int width;             /* at the start and the present text size, 0: it takes what is left */
  int wanted;            /* while it is hidden: its width when it is shown again, -1: what is left */
  GocuaSession *session; /* the view goes before the session does */
  GocuaCampaign *campaign;
} GocuaHouseholdColumn;

/** gocua_household_columns_new_cells: @column: lives as long as what is returned. Returns: (transfer full):
 * what makes the cells of the column, and keeps them up to date while their rows are read */
GtkListItemFactory *gocua_household_columns_new_cells (GocuaHouseholdColumn *column);

G_END_DECLS
