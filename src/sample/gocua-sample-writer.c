/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-writer.c: brings made-up things into the journal with times in the past. */

#define G_LOG_DOMAIN "gocua-sample"

#include "sample/gocua-sample-writer.h"

#include "core/gocua-batch.h"
#include "store/gocua-db-owner.h"
#include "store/gocua-journal.h"

/* The size of a transaction: large enough for speed, small enough that a cancel is felt at once. */
#define CHANGES_AT_ONCE 1000

GocuaSampleWriter *
gocua_sample_writer_new (GocuaDb *db,
                         GRand *dice,
                         gint64 total,
                         GocuaProgress *progress,
                         GCancellable *cancellable)
{
  GocuaSampleWriter *self = g_new0 (GocuaSampleWriter, 1);

  self->db = db;
  self->dice = dice;
  self->total = total;
  self->progress = progress;
  self->cancellable = cancellable;
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
  return self;
}

void
gocua_sample_writer_free (GocuaSampleWriter *self)
{
  g_ptr_array_unref (self->waiting);
  g_free (self);
}

void
gocua_sample_writer_make_id (GocuaSampleWriter *self, gint64 at_ms, GocuaId *id)
{
  guint64 random = (guint64) g_rand_int (self->dice) << 32;

  gocua_id_init_ordered (id, at_ms, self->n_ids++, random | g_rand_int (self->dice));
}

void
gocua_sample_writer_begin (GocuaSampleWriter *self, gint64 at_ms, const char *author)
{
  gocua_sample_writer_make_id (self, at_ms, &self->batch);
  self->author = author;
}

gboolean
gocua_sample_writer_flush (GocuaSampleWriter *self, GError **error)
{
  guint n_new = 0;

  if (!gocua_journal_receive (self->db, self->waiting, &n_new, self->cancellable, error))
    return FALSE;
  /* The sample is ours: a change that is put aside is a mistake of the sample, found by its test. */
  g_warn_if_fail (n_new == self->waiting->len);
  self->done += self->waiting->len;
  g_ptr_array_set_size (self->waiting, 0);
  if (self->progress != NULL)
    self->progress->func (self->done, MAX (self->total, self->done), self->progress->data);
  return TRUE;
}

gboolean
gocua_sample_writer_put (GocuaSampleWriter *self,
                         const GocuaRecord *seen,
                         GocuaRecord *wanted,
                         gint64 at_ms,
                         GError **error)
{
  g_autoptr (GocuaBatch) drafts = gocua_batch_new ("sample");
  GocuaChange *change;

  if (!gocua_batch_put (drafts, seen, wanted))
    return TRUE;
  change = drafts->changes->pdata[0];
  self->last = gocua_stamp_next (self->last, at_ms);
  gocua_sample_writer_make_id (self, at_ms, &change->id);
  change->stamp = self->last;
  change->device = *gocua_db_get_device (self->db);
  change->batch = self->batch;
  gocua_change_set_author (change, self->author);
  gocua_record_apply (wanted, change);
  g_ptr_array_add (self->waiting, gocua_change_ref (change));
  return self->waiting->len < CHANGES_AT_ONCE || gocua_sample_writer_flush (self, error);
}
