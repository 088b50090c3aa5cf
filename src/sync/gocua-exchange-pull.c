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

/* One page on its way, on a thread of its own: while the last one is written down, this one comes in and is
 * taken apart. Nobody else uses the connections meanwhile. */
typedef struct
{
  GocuaExchange *exchange;
  GThread *thread;
  GCancellable *cancellable;
  gulong handler; /* on the caller's, whose end is ours too */
  gint64 after;
  guint limit;
  GocuaFeed *feed;
  GError *error;
} Page;

static gpointer
fetch_page (gpointer data)
{
  Page *self = data;
  GocuaExchange *exchange = self->exchange;
  GocuaPull pull = { &exchange->epoch, self->after, 0, self->limit, 0 };
  GocuaRequest *request = gocua_remote_start_pull (exchange->remote, &pull);

  gocua_transport_drive (gocua_remote_get_transport (exchange->remote), request, -1, FALSE,
                         self->cancellable);
  self->feed = gocua_remote_finish_pull (exchange->remote, request, &self->error);
  if (self->feed != NULL)
    gocua_meter_succeeded (&exchange->pull_changes, self->feed->changes->len,
                           gocua_remote_get_took_ms (exchange->remote));
  else
    gocua_meter_failed (&exchange->pull_changes);
  return NULL;
}

static void
cancel_cb (GCancellable *outer, gpointer inner)
{
  g_cancellable_cancel (inner);
}

static Page *
page_start (GocuaExchange *exchange, gint64 after, guint limit, GCancellable *cancellable)
{
  Page *self = g_new0 (Page, 1);

  self->exchange = exchange;
  self->after = after;
  self->limit = limit;
  self->cancellable = g_cancellable_new ();
  if (cancellable != NULL)
    self->handler = g_cancellable_connect (cancellable, G_CALLBACK (cancel_cb), self->cancellable, NULL);
  self->thread = g_thread_new ("gocua-fetch", fetch_page, self);
  return self;
}

/* @outer: (nullable): as in page_start() */
static void
page_wait (Page *self, GCancellable *outer)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
  if (self->handler != 0)
    g_cancellable_disconnect (outer, self->handler);
  self->handler = 0;
}

static void
page_free (Page *self, GCancellable *outer)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  page_wait (self, outer);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->feed, gocua_feed_free);
  g_clear_error (&self->error);
  g_free (self);
}

/* Writes one page down while the next one, if there is more, is on its way. @next: (out): that one */
static gboolean
take_page (GocuaExchange *self, Page *page, Page **next, GCancellable *cancellable, GError **error)
{
  GocuaFeed *feed = page->feed;
  gint64 cursor;

  if (feed == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&page->error));
      return FALSE;
    }
  if (!gocua_exchange_note (self, &feed->epoch, feed->head, &feed->digest, error))
    return FALSE;
  cursor = find_cursor (feed, page->after, 0, page->limit);
  if (cursor < feed->head || gocua_remote_get_received_bytes (self->remote) > FULL_ANSWER)
    *next = page_start (self, cursor, (guint) self->pull_changes.amount, cancellable);
  return gocua_exchange_take (self, feed, page->after, 0, page->limit, cancellable, error);
}

/* Returns: (nullable): a smaller page in the place of one that was too large */
static Page *
make_smaller (GocuaExchange *self, const Page *page, const GError *problem, GCancellable *cancellable)
{
  if (!g_error_matches (problem, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_TOO_LARGE) || page->limit <= 1)
    return NULL;
  return page_start (self, page->after, MAX (page->limit / 4, 1), cancellable);
}

gboolean
gocua_exchange_pull (GocuaExchange *self, gboolean at_least_once, GCancellable *cancellable, GError **error)
{
  gint64 start = self->cursor;
  Page *page = NULL;

  if (at_least_once || self->cursor < self->head)
    page = page_start (self, self->cursor, (guint) self->pull_changes.amount, cancellable);
  while (page != NULL)
    {
      g_autoptr (GError) problem = NULL;
      Page *next = NULL;

      page_wait (page, cancellable);
      if (!take_page (self, page, &next, cancellable, &problem))
        {
          page_free (next, cancellable);
          next = make_smaller (self, page, problem, cancellable);
        }
      page_free (page, cancellable);
      page = next;
      if (problem != NULL && page == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
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
