/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-writer.h: brings made-up things into the journal with times in the past. For src/sample only.
 */
#pragma once

#include "core/gocua-record.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/**
 * GocuaSampleWriter:
 *
 * Stamps come from the clock of the store, so a history of three weeks can't be committed; it is received, as
 * if another store of the ward had made it.
 */
typedef struct
{
  GocuaDb *db;
  GRand *dice;
  GPtrArray *waiting; /* of GocuaChange */
  GocuaStamp last;
  GocuaId batch;
  const char *author;
  guint32 n_ids; /* that were drawn */
  gint64 done, total;
  GocuaProgress *progress;
  GCancellable *cancellable;
} GocuaSampleWriter;

GocuaSampleWriter *gocua_sample_writer_new (GocuaDb *db,
                                            GRand *dice,
                                            gint64 total,
                                            GocuaProgress *progress,
                                            GCancellable *cancellable);
void gocua_sample_writer_free (GocuaSampleWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSampleWriter, gocua_sample_writer_free)

/** gocua_sample_writer_begin: what is put from now on belongs together. @author is not copied. */
void gocua_sample_writer_begin (GocuaSampleWriter *self, gint64 at_ms, const char *author);

/** gocua_sample_writer_make_id: a UUIDv7 of that time, drawn from the seed. */
void gocua_sample_writer_make_id (GocuaSampleWriter *self, gint64 at_ms, GocuaId *id);

/**
 * gocua_sample_writer_put:
 * @seen: (nullable): how the thing stood, %NULL for a new one
 * @wanted: how it is to be; it has an id. It takes over the stamps of the change, to be @seen next time
 * @at_ms: when it was entered, not before what was put before
 */
gboolean gocua_sample_writer_put (GocuaSampleWriter *self,
                                  const GocuaRecord *seen,
                                  GocuaRecord *wanted,
                                  gint64 at_ms,
                                  GError **error);

/** gocua_sample_writer_flush: writes what is waiting. */
gboolean gocua_sample_writer_flush (GocuaSampleWriter *self, GError **error);

G_END_DECLS
