/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-exchange-pull.c: receiving the feed. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-exchange-private.h"
#include "sync/gocua-sync-error-private.h"

#define WAIT_S 50 /* what stands between here and there often gives up after 60 */
/* A server that ends an answer because of its size says so by a head that is not the ward's: there is more.
 */
#define FULL_ANSWER (GOCUA_WIRE_MAX_BODY / 2)

#define POLL_LIMIT 500 /* what a long poll brings; the rest is fetched with the meter */

typedef struct
{
  const GocuaFeed *feed;
  gint64 after;
  gint64 cursor;
  gint64 now_ms;
  guint n_new;
} Piece;

static gpointer
take_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Piece *piece = data;

  gocua_sync_take (db, &piece->feed->epoch, piece->feed->changes, piece->after, piece->cursor, piece->now_ms,
                   &piece->n_new, cancellable, error);
  return NULL;
}

/* Up to where the reader has everything: see PROTOCOL.md. */
static gint64
find_cursor (const GocuaFeed *feed, gint64 after, gint64 until, guint limit)
{
  const GocuaChange *last = feed->changes->len > 0 ? feed->changes->pdata[feed->changes->len - 1] : NULL;

  if (feed->changes->len < limit)
    return MAX (until > 0 ? MIN (feed->head, until) : feed->head, after);
  return last != NULL ? last->position : after;
}

gboolean
gocua_exchange_take (GocuaExchange *self,
                     GocuaFeed *feed,
                     gint64 after,
                     gint64 until,
                     guint limit,
                     GCancellable *cancellable,
                     GError **error)
{
  Piece piece = { feed, after, find_cursor (feed, after, until, limit), gocua_clock_now_ms (self->clock), 0 };
  g_autoptr (GError) problem = NULL;

  gocua_exchange_call (self, take_func, &piece, feed->changes->len > 0, cancellable, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  self->result.n_received += piece.n_new;
  if (self->cursor == after)
    self->cursor = piece.cursor;
  return TRUE;
}

static GocuaRequest *
start_page (GocuaExchange *self, gint64 after, guint limit)
{
  GocuaPull pull = { &self->epoch, after, 0, limit, 0 };

  return gocua_remote_start_pull (self->remote, &pull);
}

static GocuaFeed *
finish_page (GocuaExchange *self,
             GocuaRequest *request,
             guint limit,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GError) problem = NULL;
  GocuaFeed *feed;

  gocua_transport_drive (gocua_remote_get_transport (self->remote), request, -1, FALSE, cancellable);
  feed = gocua_remote_finish_pull (self->remote, request, &problem);
  if (feed != NULL)
    {
      gocua_meter_succeeded (&self->pull_changes, feed->changes->len,
                             gocua_remote_get_took_ms (self->remote));
      return feed;
    }
  gocua_meter_failed (&self->pull_changes);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* One page; while it is written down the next one is on its way. @request: (inout) */
static gboolean
pull_page (GocuaExchange *self,
           GocuaRequest **request,
           guint *limit,
           GCancellable *cancellable,
           GError **error)
{
  gint64 after = self->cursor;
  guint asked = *limit;
  gint64 next;
  g_autoptr (GocuaFeed) feed = finish_page (self, g_steal_pointer (request), asked, cancellable, error);

  if (feed == NULL || !gocua_exchange_note (self, &feed->epoch, feed->head, &feed->digest, error))
    return FALSE;
  next = find_cursor (feed, after, 0, asked);
  *limit = (guint) self->pull_changes.amount;
  if (next < feed->head || gocua_remote_get_received_bytes (self->remote) > FULL_ANSWER)
    *request = start_page (self, next, *limit);
  return gocua_exchange_take (self, feed, after, 0, asked, cancellable, error);
}

gboolean
gocua_exchange_pull (GocuaExchange *self, gboolean at_least_once, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaRequest) request = NULL;
  guint limit = (guint) self->pull_changes.amount;
  gint64 start = self->cursor;

  if (!at_least_once && self->cursor >= self->head)
    return TRUE;
  request = start_page (self, self->cursor, limit);
  while (request != NULL)
    {
      g_autoptr (GError) problem = NULL;

      if (!pull_page (self, &request, &limit, cancellable, &problem))
        {
          gboolean large = g_error_matches (problem, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_TOO_LARGE);

          if (!large || limit == 1)
            {
              g_propagate_error (error, g_steal_pointer (&problem));
              return FALSE;
            }
          limit = MAX (limit / 4, 1);
          request = start_page (self, self->cursor, limit);
        }
      else
        gocua_exchange_report (self, GOCUA_SYNC_RECEIVING, self->cursor - start, self->head - start);
    }
  return TRUE;
}

static void
start_poll (GocuaExchange *self)
{
  GocuaPull pull = { &self->state->epoch, self->state->cursor, 0, POLL_LIMIT, WAIT_S };

  self->poll_after = self->state->cursor;
  self->poll = gocua_remote_start_pull (self->remote, &pull);
}

static gboolean
finish_poll (GocuaExchange *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaFeed) feed = gocua_remote_finish_pull (self->remote, g_steal_pointer (&self->poll), error);

  if (feed == NULL)
    return FALSE;
  self->epoch = self->state->epoch;
  self->cursor = self->state->cursor;
  if (!gocua_exchange_note (self, &feed->epoch, feed->head, &feed->digest, error) ||
      !gocua_exchange_take (self, feed, self->poll_after, 0, POLL_LIMIT, cancellable, error))
    return FALSE;
  return gocua_exchange_pull (self, FALSE, cancellable, error) &&
         gocua_exchange_refresh (self, cancellable, error) &&
         gocua_exchange_compare (self, cancellable, error);
}

GocuaDrive
gocua_exchange_watch (GocuaExchange *self, int timeout_ms, GCancellable *cancellable, GError **error)
{
  GocuaDrive what;

  g_return_val_if_fail (self != NULL && self->state != NULL, GOCUA_DRIVE_CANCELLED);

  if (self->poll == NULL)
    start_poll (self);
  what = gocua_transport_drive (gocua_remote_get_transport (self->remote), self->poll, timeout_ms, TRUE,
                                cancellable);
  if (what == GOCUA_DRIVE_TIMEOUT || what == GOCUA_DRIVE_WOKEN)
    return what;
  return finish_poll (self, cancellable, error) ? GOCUA_DRIVE_DONE : GOCUA_DRIVE_CANCELLED;
}
