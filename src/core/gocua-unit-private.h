/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-unit-private.h: what the table of units knows of a unit. */
#pragma once

#include "core/gocua-unit.h"

G_BEGIN_DECLS

struct _GocuaUnit
{
  gatomicrefcount refs;
  char *key;
  char *code;
  char *name;
  char *name_en;
  char *level;
  char *parent_code;
  char *valid_from;
  char *valid_to;
};

/** gocua_unit_new: copies its texts, none of which may be %NULL. Returns: (transfer full): a unit */
GocuaUnit *gocua_unit_new (const char *code,
                           const char *name,
                           const char *name_en,
                           const char *level,
                           const char *parent_code,
                           const char *valid_from,
                           const char *valid_to);

G_END_DECLS
