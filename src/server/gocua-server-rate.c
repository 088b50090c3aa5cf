/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-rate.c: how many requests each address or token may make. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-rate.h"

/* When so many keys are remembered, those whose bucket is full again are forgotten. When these are less than
 * half, all are: looking through them must not become what each request costs. */
#define MAX_KEYS 100000

/* The time at which the bucket will be full again is all that there is to know. */
typedef struct
{
  gint64 full_us;
} Bucket;

struct _GocuaRate
{
  GMutex mutex;
  GHashTable *buckets;
  gint64 cost_us;  /* of one request */
  gint64 depth_us; /* of a full bucket */
};

GocuaRate *
gocua_rate_new (guint per_second, guint burst_seconds)
{
  GocuaRate *self = g_new0 (GocuaRate, 1);

  g_mutex_init (&self->mutex);
  self->buckets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cost_us = per_second > 0 ? MAX (G_USEC_PER_SEC / per_second, 1) : 0;
  self->depth_us = (gint64) burst_seconds * G_USEC_PER_SEC;
  return self;
}

void
gocua_rate_free (GocuaRate *self)
{
  g_hash_table_unref (self->buckets);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static gboolean
is_full (gpointer key, gpointer value, gpointer now_us)
{
  return ((Bucket *) value)->full_us <= *(gint64 *) now_us;
}

static Bucket *
find_bucket (GocuaRate *self, const char *key, gint64 now_us)
{
  Bucket *bucket = g_hash_table_lookup (self->buckets, key);

  if (bucket != NULL)
    return bucket;
  if (g_hash_table_size (self->buckets) >= MAX_KEYS)
    {
      g_hash_table_foreach_remove (self->buckets, is_full, &now_us);
      if (g_hash_table_size (self->buckets) > MAX_KEYS / 2)
        g_hash_table_remove_all (self->buckets);
    }
  bucket = g_new0 (Bucket, 1);
  g_hash_table_insert (self->buckets, g_strdup (key), bucket);
  return bucket;
}

guint
gocua_rate_take (GocuaRate *self, const char *key, gint64 now_us)
{
  g_autoptr (GMutexLocker) locker = NULL;
  Bucket *bucket;
  gint64 wait_us;

  if (self->cost_us == 0)
    return 0;
  locker = g_mutex_locker_new (&self->mutex);
  bucket = find_bucket (self, key, now_us);
  bucket->full_us = MAX (bucket->full_us, now_us);
  wait_us = bucket->full_us + self->cost_us - now_us - self->depth_us;
  if (wait_us > 0)
    return (guint) ((wait_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  bucket->full_us += self->cost_us;
  return 0;
}

guint
gocua_rate_count (GocuaRate *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_hash_table_size (self->buckets);
}
