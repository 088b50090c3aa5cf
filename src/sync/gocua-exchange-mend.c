/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-exchange-mend.c: comparing digests, and making equal again what is not. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include <string.h>

#include "sync/gocua-exchange-private.h"
#include "sync/gocua-sync-error-private.h"

#define BUCKET_LIMIT GOCUA_DIGEST_BUCKET
#define MAX_AT_ONCE  32 /* buckets; a person's entries wait behind them */

/* Looks for buckets that differ from the server's, from @from on. */
typedef struct
{
  gint64 from;
  const guint8 *theirs;
  gint64 n;      /* buckets in @theirs */
  gint64 n_read; /* buckets that we have read completely */
  gboolean only_first;
  GArray *differing; /* of gint64 */
} Comparison;

static gpointer
compare_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Comparison *comparison = data;

  for (gint64 i = 0; i < comparison->n && comparison->from + i < comparison->n_read; i++)
    {
      gint64 bucket = comparison->from + i;
      guint8 ours[GOCUA_DIGEST_SIZE];

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !gocua_sync_get_digest (db, bucket, ours, NULL, error))
        return NULL;
      if (memcmp (ours, comparison->theirs + i * GOCUA_DIGEST_SIZE, GOCUA_DIGEST_SIZE) == 0)
        continue;
      g_array_append_val (comparison->differing, bucket);
      if (comparison->only_first)
        return NULL;
    }
  return NULL;
}

/* What came in one list, a few at a time. */
static gboolean
compare_piece (GocuaExchange *self,
               const GocuaDigestList *list,
               gboolean only_first,
               gint64 n_read,
               GArray *differing,
               GCancellable *cancellable,
               GError **error)
{
  gint64 n = list->digests->len / GOCUA_DIGEST_SIZE;

  for (gint64 i = 0; i < n && (!only_first || differing->len == 0); i += MAX_AT_ONCE)
    {
      Comparison comparison = { list->from + i,
                                list->digests->data + i * GOCUA_DIGEST_SIZE,
                                MIN (n - i, MAX_AT_ONCE),
                                n_read,
                                only_first,
                                differing };
      g_autoptr (GError) problem = NULL;

      gocua_exchange_call (self, compare_func, &comparison, FALSE, cancellable, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }
  return TRUE;
}

/* @n_read: (inout): buckets that are complete on both sides. */
static gboolean
compare_with_list (GocuaExchange *self,
                   gboolean only_first,
                   gint64 *n_read,
                   GArray *differing,
                   GCancellable *cancellable,
                   GError **error)
{
  gint64 from = 0;

  while (from < *n_read && (!only_first || differing->len == 0))
    {
      g_autoptr (GocuaDigestList) list = gocua_remote_digests (self->remote, from, cancellable, error);

      if (list == NULL)
        return FALSE;
      if (list->from != from)
        {
          gocua_sync_error_set (error, GOCUA_SYNC_ERROR_PROTOCOL, NULL);
          return FALSE;
        }
      *n_read = MIN (*n_read, from + list->digests->len / GOCUA_DIGEST_SIZE);
      if (!compare_piece (self, list, only_first, *n_read, differing, cancellable, error))
        return FALSE;
      from += list->digests->len / GOCUA_DIGEST_SIZE;
    }
  return TRUE;
}

typedef struct
{
  const GocuaId *epoch;
  gint64 after;
  gint64 until;
} Range;

static gpointer
forget_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Range *range = data;

  gocua_sync_forget_positions (db, range->epoch, range->after, range->until, error);
  return NULL;
}

static gboolean
forget (GocuaExchange *self, const Range *range, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;

  gocua_exchange_call (self, forget_func, (gpointer) range, FALSE, cancellable, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* The whole bucket is fetched before anything is forgotten here. */
static gboolean
mend_bucket (GocuaExchange *self, gint64 bucket, GCancellable *cancellable, GError **error)
{
  Range range = { &self->state->epoch, bucket * GOCUA_DIGEST_BUCKET, (bucket + 1) * GOCUA_DIGEST_BUCKET };
  GocuaPull pull = { range.epoch, range.after, range.until, BUCKET_LIMIT, 0 };
  GocuaRequest *request = gocua_remote_start_pull (self->remote, &pull);
  g_autoptr (GocuaFeed) feed = NULL;

  g_message ("The positions %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT
             " differ from the server's and are fetched again.",
             range.after + 1, range.until);
  gocua_transport_drive (gocua_remote_get_transport (self->remote), request, -1, FALSE, cancellable);
  feed = gocua_remote_finish_pull (self->remote, request, error);
  if (feed == NULL)
    return FALSE;
  return forget (self, &range, cancellable, error) &&
         gocua_exchange_take (self, feed, range.after, range.until, BUCKET_LIMIT, cancellable, error);
}

/* Whether all complete buckets agree now. */
static gboolean
check_again (GocuaExchange *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) differing = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 n_read = gocua_digest_n_complete (self->cursor);

  if (!compare_with_list (self, TRUE, &n_read, differing, cancellable, error))
    return FALSE;
  if (differing->len == 0)
    return TRUE;
  gocua_sync_error_set (error, GOCUA_SYNC_ERROR_DIFFERS, NULL);
  return FALSE;
}

static gboolean
mend (GocuaExchange *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) differing = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 n_read = gocua_digest_n_complete (self->cursor);

  if (!compare_with_list (self, FALSE, &n_read, differing, cancellable, error))
    return FALSE;
  for (guint i = 0; i < differing->len; i++)
    if (!mend_bucket (self, g_array_index (differing, gint64, i), cancellable, error))
      return FALSE;
  self->result.n_mended += differing->len;
  /* The last bucket is not complete and has no digest: it is not believed either. */
  if (differing->len > 0 && !mend_bucket (self, gocua_digest_n_complete (self->cursor), cancellable, error))
    return FALSE;
  /* What had a position here that the server does not know waits again. */
  if (differing->len > 0 && (!gocua_exchange_refresh (self, cancellable, error) ||
                             !gocua_exchange_push (self, cancellable, error) ||
                             !gocua_exchange_pull (self, FALSE, cancellable, error)))
    return FALSE;
  return check_again (self, cancellable, error);
}

gboolean
gocua_exchange_compare (GocuaExchange *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) differing = g_array_new (FALSE, FALSE, sizeof (gint64));
  Comparison comparison = {
    self->digest.bucket, self->digest.sha256, 1, gocua_digest_n_complete (self->cursor), TRUE, differing
  };
  g_autoptr (GError) problem = NULL;

  if (self->digest.bucket < 0 || self->digest.bucket >= comparison.n_read)
    return TRUE;
  gocua_exchange_call (self, compare_func, &comparison, FALSE, cancellable, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return differing->len == 0 || mend (self, cancellable, error);
}

gboolean
gocua_exchange_reconcile (GocuaExchange *self,
                          const GocuaId *epoch,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GArray) differing = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 n_agree = gocua_digest_n_complete (self->state->cursor);
  Range range = { epoch, 0, -1 };

  if (!compare_with_list (self, TRUE, &n_agree, differing, cancellable, error))
    return FALSE;
  if (differing->len > 0)
    n_agree = g_array_index (differing, gint64, 0);
  range.after = n_agree * GOCUA_DIGEST_BUCKET;
  g_message ("The server has lost commits. All after position %" G_GINT64_FORMAT
             " is compared and offered again.",
             range.after);
  self->result.reconciled = TRUE;
  return forget (self, &range, cancellable, error) && gocua_exchange_refresh (self, cancellable, error);
}
