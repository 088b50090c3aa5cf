/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-follow-ups.h: the doors that are due again, and whose they are. */
#pragma once

#include "core/gocua-follow-up.h"
#include "store/gocua-households.h"

G_BEGIN_DECLS

/**
 * GocuaDoorDue:
 * @row: the household as a list shows it
 * @kind: why somebody is to go there again
 * @due: ISO: since when, or from when
 * @team: who is to go there: the household's team, or the one whose visit it follows from, or the first one
 * of its area; a null id when there is none of these
 * @note: (nullable): what was written down at the visit that it follows from
 */
typedef struct
{
  GocuaHouseholdRow *row;
  GocuaFollowUpKind kind;
  char due[GOCUA_ISO_DATE_SIZE];
  GocuaId team;
  char *note;
} GocuaDoorDue;

void gocua_door_due_free (GocuaDoorDue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaDoorDue, gocua_door_due_free)

/**
 * gocua_follow_ups_list:
 * @until: ISO: due on that day or earlier
 *
 * The earliest due first, those of one day in walking order. See core/gocua-follow-up.h for what is due.
 * Synchronous, for the thread that owns @db; only reads.
 *
 * Returns: (transfer full) (element-type GocuaDoorDue): the doors; %NULL on error
 */
GPtrArray *gocua_follow_ups_list (GocuaDb *db,
                                  const GocuaId *campaign,
                                  const char *until,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
