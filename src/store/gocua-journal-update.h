/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-journal-update.h: what a transaction has changed in the journal, and what follows from it at its end.
 * For the store only. */
#pragma once

#include "core/gocua-record.h"
#include "store/gocua-db.h"
#include "store/gocua-status-store.h"

G_BEGIN_DECLS

/**
 * GocuaJournalUpdate:
 *
 * Made at the beginning of a transaction and run once at its end: records whose stamps have changed,
 * conflicts, statuses, the greatest stamp.
 */
typedef struct _GocuaJournalUpdate GocuaJournalUpdate;

GocuaJournalUpdate *gocua_journal_update_new (GocuaDb *db);
void gocua_journal_update_free (GocuaJournalUpdate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaJournalUpdate, gocua_journal_update_free)

/** gocua_journal_update_get_statuses: Returns: (transfer none) */
GocuaStatusUpdate *gocua_journal_update_get_statuses (GocuaJournalUpdate *self);

/** gocua_journal_update_note_clash: a field was changed in a way that may clash: find the conflicts of the
 * thing. */
void gocua_journal_update_note_clash (GocuaJournalUpdate *self, GocuaKind kind, const GocuaId *entity);

/** gocua_journal_update_note_moved: a change of the thing has got another stamp: make its record again. */
void gocua_journal_update_note_moved (GocuaJournalUpdate *self, GocuaKind kind, const GocuaId *entity);

/** gocua_journal_update_note_stamp: a change with this stamp came into the journal. */
void gocua_journal_update_note_stamp (GocuaJournalUpdate *self, GocuaStamp stamp);

/** gocua_journal_update_note_lowered: this stamp is no longer in the journal. */
void gocua_journal_update_note_lowered (GocuaJournalUpdate *self, GocuaStamp stamp);

/** gocua_journal_update_next_stamp: Returns: a stamp for a new change of this store */
GocuaStamp gocua_journal_update_next_stamp (GocuaJournalUpdate *self, gint64 now_ms);

/** gocua_journal_update_run: writes all that follows, inside the open transaction. */
gboolean gocua_journal_update_run (GocuaJournalUpdate *self, GCancellable *cancellable, GError **error);

G_END_DECLS
