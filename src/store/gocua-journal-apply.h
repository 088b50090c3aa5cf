/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-journal-apply.h: one change into the journal and its projection. For the store only. */
#pragma once

#include "core/gocua-change.h"
#include "store/gocua-journal-update.h"
#include "store/gocua-prepared.h"

G_BEGIN_DECLS

typedef enum
{
  GOCUA_APPLIED_NEW,
  GOCUA_APPLIED_KNOWN,   /* its id is in the journal: nothing was done */
  GOCUA_APPLIED_REFUSED, /* it breaks a rule */
  GOCUA_APPLIED_FAILED,  /* the store failed: the transaction must be rolled back */
} GocuaApplied;

/** gocua_journal_apply_own: checks a change that this store makes, writes it to the journal, merges it into
 * its record, and notes it in @update. On REFUSED nothing was done, and @error says which rule it breaks or
 * what failed. */
GocuaApplied gocua_journal_apply_own (GocuaDb *db,
                                      const GocuaPrepared *prepared,
                                      GocuaJournalUpdate *update,
                                      GError **error);

/** gocua_journal_apply_foreign: the same for a change that was made elsewhere. @position: in the server's
 * feed, 0: not known. On REFUSED it is in the journal with its reason, and not merged; no error is set. */
GocuaApplied gocua_journal_apply_foreign (GocuaDb *db,
                                          const GocuaChange *change,
                                          gint64 position,
                                          GocuaJournalUpdate *update,
                                          GError **error);

/**
 * gocua_journal_project:
 * @was_refused: whether the journal says so
 *
 * Judges @change (which is in the journal) again, writes into the journal if the answer is another than last
 * time, and merges it into its record. Used by rebuild.
 */
gboolean gocua_journal_project (GocuaDb *db,
                                const GocuaChange *change,
                                gboolean was_refused,
                                GocuaJournalUpdate *update,
                                GError **error);

G_END_DECLS
