/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-exchange-push.c: sending what waits, metered by the line. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-exchange-private.h"
#include "sync/gocua-sync-error-private.h"

#define MAX_CHANGES 1000         /* more gains nothing and holds the ward's lock at the server longer */
#define DEPTH       4            /* requests' worth that are read at once on a good line */
#define GOOD_LINE   (512 * 1024) /* bytes that go through in one request there */

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

/* One request's worth of what waits. */
typedef struct
{
  GPtrArray *changes;
  GocuaBody *body;
} Batch;

static void
batch_free (Batch *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->changes);
  gocua_body_free (self->body);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

/* What was read of the outbox, and how far it is on its way. */
typedef struct
{
  GPtrArray *changes;
  guint next;
  guint max_changes; /* how many the server takes at once, as far as we know */
} Queue;

static void
queue_clear (Queue *self)
{
  g_clear_pointer (&self->changes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Queue, queue_clear)

/* Several requests' worth where the line is good, so that the next one is ready when the server has answered.
 * On a bad line one, whose bytes count. */
static gboolean
queue_fill (Queue *self, GocuaExchange *exchange, GCancellable *cancellable, GError **error)
{
  guint depth = exchange->push_bytes.amount >= GOOD_LINE ? DEPTH : 1;
  Wanted wanted = { depth * self->max_changes, depth * exchange->push_bytes.amount };

  queue_clear (self);
  self->next = 0;
  self->changes = gocua_exchange_call (exchange, read_outbox_func, &wanted, FALSE, cancellable, error);
  return self->changes != NULL;
}

/* Returns: (nullable): %NULL when there is nothing more in the queue */
static Batch *
queue_take (Queue *self, GocuaExchange *exchange)
{
  guint n = MIN (self->changes->len - self->next, self->max_changes);
  Batch *batch;

  if (n == 0)
    return NULL;
  batch = g_new0 (Batch, 1);
  for (;; n /= 2)
    {
      batch->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (batch->changes, gocua_change_ref (self->changes->pdata[self->next + i]));
      batch->body = gocua_remote_prepare_push (&exchange->state->epoch, batch->changes);
      if (batch->body->length <= exchange->push_bytes.max || n == 1)
        break;
      g_clear_pointer (&batch->changes, g_ptr_array_unref);
      g_clear_pointer (&batch->body, gocua_body_free);
    }
  self->next += n;
  return batch;
}

/* The server would not even look at it. Returns: whether the queue is to be read again */
static gboolean
make_smaller (GocuaExchange *self, Queue *queue, const Batch *batch, GError **error)
{
  queue->max_changes = MAX (batch->changes->len / 2, 1);
  return batch->changes->len > 1 || put_aside (self, batch->changes, error);
}

/* Sends the whole queue. While the server works on one batch the next one is made ready, and while it works
 * on that the last one is written down as acknowledged. @done: (inout): changes that are */
static gboolean
send_queue (GocuaExchange *self, Queue *queue, gint64 *done, GCancellable *cancellable, GError **error)
{
  g_autoptr (Batch) batch = queue_take (queue, self);
  g_autoptr (GocuaRequest) request = gocua_remote_start_push (self->remote, batch->body);

  while (batch != NULL)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (GocuaPushAnswer) answer = NULL;
      g_autoptr (Batch) following = queue_take (queue, self);

      gocua_transport_drive (gocua_remote_get_transport (self->remote), request, -1, FALSE, cancellable);
      answer =
          gocua_remote_finish_push (self->remote, g_steal_pointer (&request), batch->changes->len, &problem);
      if (g_error_matches (problem, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_TOO_LARGE))
        return make_smaller (self, queue, batch, error);
      if (answer == NULL)
        {
          gocua_meter_failed (&self->push_bytes);
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      gocua_meter_succeeded (&self->push_bytes, batch->body->length, gocua_remote_get_took_ms (self->remote));
      queue->max_changes = MIN (queue->max_changes * 2, MAX_CHANGES);
      /* Positions of another time mean nothing here: then it is not taken as acknowledged. */
      if (!gocua_exchange_note (self, &answer->epoch, answer->head, &answer->digest, error))
        return FALSE;
      if (following != NULL)
        request = gocua_remote_start_push (self->remote, following->body);
      if (!take_answer (self, batch->changes, answer, error))
        return FALSE;
      *done += batch->changes->len;
      batch_free (batch);
      batch = g_steal_pointer (&following);
      gocua_exchange_report (self, GOCUA_SYNC_SENDING, *done, MAX (self->state->n_waiting, *done));
    }
  return TRUE;
}

gboolean
gocua_exchange_push (GocuaExchange *self, GCancellable *cancellable, GError **error)
{
  g_auto (Queue) queue = { NULL, 0, MAX_CHANGES };
  gint64 done = 0;

  if (self->state->n_waiting == 0)
    return TRUE;
  gocua_exchange_report (self, GOCUA_SYNC_SENDING, 0, self->state->n_waiting);
  for (;;)
    {
      if (!queue_fill (&queue, self, cancellable, error))
        return FALSE;
      if (queue.changes->len == 0)
        return gocua_exchange_refresh (self, cancellable, error);
      if (!send_queue (self, &queue, &done, cancellable, error))
        return FALSE;
    }
}
