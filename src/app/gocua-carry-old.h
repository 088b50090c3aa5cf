/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-carry-old.h: an old ward that is to be carried over: its areas, and what was assigned before. */
#pragma once

#include <gtk/gtk.h>

#include "store/gocua-carry-choice.h"

G_BEGIN_DECLS

/** GocuaCarryLine: an area, or the households without one. */
typedef struct
{
  GocuaId area; /* null for none */
  char *name;
  guint n_households;  /* on the roster */
  guint n_own;         /* of them assigned by themselves */
  GtkDropDown *choice; /* (nullable): of the window, while it shows where the areas go */
  GtkLabel *assigned;  /* (nullable): as choice */
} GocuaCarryLine;

typedef struct
{
  char *unit_key;           /* (nullable) */
  GPtrArray *lines;         /* of GocuaCarryLine: the areas in their order, then the households without one */
  GocuaCarryChoice *choice; /* what was assigned before */
} GocuaCarryOld;

/** gocua_carry_old_read: a #GocuaStoreFunc that only reads. Returns: (transfer full): a #GocuaCarryOld */
gpointer gocua_carry_old_read (GocuaDb *db, gpointer unused, GCancellable *cancellable, GError **error);
void gocua_carry_old_free (GocuaCarryOld *self);

G_END_DECLS
