/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-status-store.h: keeps the table status as core/gocua-status.h says. For the store only. */
#pragma once

#include "core/gocua-record.h"
#include "store/gocua-db.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/**
 * GocuaStatusUpdate:
 *
 * Collects what a transaction touches, and works out the statuses anew once, at its end.
 */
typedef struct _GocuaStatusUpdate GocuaStatusUpdate;

GocuaStatusUpdate *gocua_status_update_new (void);
void gocua_status_update_free (GocuaStatusUpdate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaStatusUpdate, gocua_status_update_free)

/**
 * gocua_status_update_note:
 * @record: as it is after the change, or as it was before it
 * @n: its row number, 0: to be looked up
 */
void gocua_status_update_note (GocuaStatusUpdate *self, const GocuaRecord *record, gint64 n);

/**
 * gocua_status_update_add_new:
 * @record: a thing that was just put into its table; it must not be changed any more
 * @n: its row number
 *
 * As gocua_status_update_note(), for less: the statuses of a new household are written at once.
 */
gboolean gocua_status_update_add_new (GocuaStatusUpdate *self,
                                      GocuaDb *db,
                                      GocuaRecord *record,
                                      gint64 n,
                                      GError **error);

/** gocua_status_update_note_everything: all statuses are to be made anew from all visits. */
void gocua_status_update_note_everything (GocuaStatusUpdate *self);

/** gocua_status_update_concerns: Returns: whether a change of a thing that is there already can change a
 * status, or where it is shown */
gboolean gocua_status_update_concerns (const GocuaChange *change);

/** gocua_status_update_watch: @progress: called while gocua_status_update_run() works; it must live as long.
 */
void gocua_status_update_watch (GocuaStatusUpdate *self, GocuaProgress *progress);

/** gocua_status_update_run: writes the statuses of all households that were noted, inside the open
 * transaction. */
gboolean
gocua_status_update_run (GocuaStatusUpdate *self, GocuaDb *db, GCancellable *cancellable, GError **error);

G_END_DECLS
