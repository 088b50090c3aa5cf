/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-exchange-push.c: sending what waits, metered by the line. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-exchange-private.h"
#include "sync/gocua-sync-error-private.h"

#define MAX_CHANGES 1000 /* more gains nothing and holds the ward's lock at the server longer */

typedef struct
{
  guint max_changes;
  gsize max_bytes;
} Wanted;

static gpointer
read_outbox_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return gocua_sync_read_outbox (db, wanted->max_changes, wanted->max_bytes, error);
}

typedef struct
{
  const GocuaId *epoch;
  GPtrArray *changes;
  GocuaSyncReceipt *receipts;
  gint64 now_ms;
} Acknowledgement;

static gpointer
acknowledge_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Acknowledgement *done = data;

  gocua_sync_acknowledge (db, done->epoch, done->changes, done->receipts, done->now_ms, error);
  return NULL;
}

static gboolean
acknowledge (GocuaExchange *self,
             const GocuaId *epoch,
             GPtrArray *changes,
             GocuaSyncReceipt *receipts,
             GError **error)
{
  Acknowledgement done = { epoch, changes, receipts, gocua_clock_now_ms (self->clock) };
  g_autoptr (GError) problem = NULL;

  /* What the server has said is written down, even if somebody cancels meanwhile. */
  gocua_exchange_call (self, acknowledge_func, &done, TRUE, NULL, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
take_answer (GocuaExchange *self, GPtrArray *changes, const GocuaPushAnswer *answer, GError **error)
{
  g_autofree GocuaSyncReceipt *receipts = g_new0 (GocuaSyncReceipt, changes->len);

  for (guint i = 0; i < changes->len; i++)
    {
      receipts[i].position = g_array_index (answer->positions, gint64, i);
      receipts[i].stamp = g_array_index (answer->stamps, GocuaStamp, i);
      receipts[i].rejected = answer->rejected->pdata[i];
      if (receipts[i].position > 0)
        self->result.n_sent++;
      else if (receipts[i].rejected == NULL)
        receipts[i].rejected = GOCUA_REJECTED_MALFORMED;
    }
  return acknowledge (self, &answer->epoch, changes, receipts, error);
}

/* A batch that the server would not even look at: half of it next, and what can't be halved is put aside, so
 * that it does not block the rest. */
static gboolean
put_aside (GocuaExchange *self, GPtrArray *changes, GError **error)
{
  GocuaSyncReceipt receipt = { 0, 0, GOCUA_REJECTED_TOO_LARGE };

  return acknowledge (self, &self->state->epoch, changes, &receipt, error);
}

/* One batch. @max_changes is how many the server takes at once, as far as we know. */
static gboolean
push_batch (GocuaExchange *self,
            GPtrArray *changes,
            guint *max_changes,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GocuaPushAnswer) answer =
      gocua_remote_push (self->remote, &self->state->epoch, changes, cancellable, &problem);

  if (answer != NULL)
    {
      gocua_meter_succeeded (&self->push_bytes, gocua_remote_get_sent_bytes (self->remote),
                             gocua_remote_get_took_ms (self->remote));
      *max_changes = MIN (*max_changes * 2, MAX_CHANGES);
      /* Positions of another time mean nothing here: then it is not taken as acknowledged. */
      return gocua_exchange_note (self, &answer->epoch, answer->head, &answer->digest, error) &&
             take_answer (self, changes, answer, error);
    }
  if (g_error_matches (problem, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_TOO_LARGE))
    {
      *max_changes = MAX (changes->len / 2, 1);
      return changes->len > 1 || put_aside (self, changes, error);
    }
  gocua_meter_failed (&self->push_bytes);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
gocua_exchange_push (GocuaExchange *self, GCancellable *cancellable, GError **error)
{
  gint64 total = self->state->n_waiting;
  gint64 done = 0;
  Wanted wanted = { MAX_CHANGES, 0 };

  if (total == 0)
    return TRUE;
  for (;;)
    {
      g_autoptr (GPtrArray) changes = NULL;
      guint max_changes = wanted.max_changes;

      wanted.max_bytes = self->push_bytes.amount;
      gocua_exchange_report (self, GOCUA_SYNC_SENDING, done, MAX (total, done));
      changes = gocua_exchange_call (self, read_outbox_func, &wanted, FALSE, cancellable, error);
      if (changes == NULL)
        return FALSE;
      if (changes->len == 0)
        return gocua_exchange_refresh (self, cancellable, error);
      if (!push_batch (self, changes, &max_changes, cancellable, error))
        return FALSE;
      if (max_changes >= wanted.max_changes)
        done += changes->len;
      wanted.max_changes = max_changes;
    }
}
