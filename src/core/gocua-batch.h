/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-batch.h: changes that belong together, on their way into the journal. */
#pragma once

#include "core/gocua-record.h"

G_BEGIN_DECLS

/**
 * GocuaBatch:
 *
 * What one act of a person changes (a visit, one sheet row, a whole import): committed together or not at
 * all, shown as one line of the history, undone together.
 */
typedef struct
{
  gatomicrefcount refs;
  GocuaId id;   /* given by the journal when null */
  char *action; /* what was done, e.g. "visit.new"; gocua_batch_action_get_label() has the words for it */
  GPtrArray *changes; /* of GocuaChange */
  GPtrArray *made;    /* of GocuaRecord: the things without an id; of the changes, those without an entity */
  GocuaId undoes;     /* the batch that this one undoes, or null */
  guint n_committed;  /* changes, once the journal has it; also those that were too many to be kept here */
} GocuaBatch;

GocuaBatch *gocua_batch_new (const char *action);
GocuaBatch *gocua_batch_ref (GocuaBatch *self);
void gocua_batch_unref (GocuaBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaBatch, gocua_batch_unref)

/**
 * gocua_batch_put:
 * @seen: (nullable): the record as the person saw it, %NULL for a new thing
 * @wanted: how it is to be
 *
 * Adds one change that sets the fields in which @wanted differs from @seen, and nothing when there are none.
 *
 * A null id in @wanted means a new thing. It gets its id, there and in its change, when the batch is
 * committed; until then @wanted is the batch's. Whoever wants to refer to it from another change of the same
 * batch gives it one beforehand, from the clock of the store, and so does an import: it need not be kept
 * then.
 *
 * Returns: whether anything was added
 */
gboolean gocua_batch_put (GocuaBatch *self, const GocuaRecord *seen, GocuaRecord *wanted);

/**
 * gocua_batch_make_change:
 * @seen, @wanted: as in gocua_batch_put()
 *
 * Returns: (transfer full) (nullable): the change alone, %NULL when there is nothing to change
 */
GocuaChange *gocua_batch_make_change (const GocuaRecord *seen, const GocuaRecord *wanted);

/**
 * gocua_batch_give_ids:
 * @now_ms: milliseconds since 1970, as the injected clock tells it
 *
 * Gives an id to the batch, its changes and the new things, where they have none yet. For the journal.
 */
void gocua_batch_give_ids (GocuaBatch *self, gint64 now_ms);

/** gocua_batch_delete: adds a change that deletes the thing. */
void gocua_batch_delete (GocuaBatch *self, const GocuaRecord *seen);

/** gocua_batch_action_get_label: Returns: (transfer none): the translated words for an action, such as "New
 * visit" */
const char *gocua_batch_action_get_label (const char *action);

G_END_DECLS
