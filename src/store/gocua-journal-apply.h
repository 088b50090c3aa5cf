/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-journal-apply.h: one change into the journal and its projection. For the store only. */
#pragma once

#include "store/gocua-projection.h"
#include "store/gocua-status-store.h"

G_BEGIN_DECLS

typedef enum
{
  GOCUA_APPLIED_NEW,
  GOCUA_APPLIED_KNOWN,   /* its id is in the journal: nothing was done */
  GOCUA_APPLIED_REFUSED, /* it breaks a rule: nothing was done, the error says which */
  GOCUA_APPLIED_FAILED,  /* the store failed: the transaction must be rolled back */
} GocuaApplied;

/** gocua_journal_apply: checks @change, writes it to the journal, merges it into its record, and notes it in
 * @update. */
GocuaApplied
gocua_journal_apply (GocuaDb *db, GocuaChange *change, GocuaStatusUpdate *update, GError **error);

/** gocua_journal_project: only merges @change (which is in the journal) into its record. Used by rebuild. */
gboolean
gocua_journal_project (GocuaDb *db, const GocuaChange *change, GocuaStatusUpdate *update, GError **error);

/** gocua_journal_quarantine: puts a change that breaks a rule aside. */
gboolean
gocua_journal_quarantine (GocuaDb *db, const GocuaChange *change, const char *reason, GError **error);

G_END_DECLS
