/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-clock.c: injected time, and the hybrid logical clock that stamps changes. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-clock.h"

struct _GocuaClock
{
  gatomicrefcount refs;
  gboolean manual;
  GMutex mutex;
  gint64 now_ms;
  gint64 offset_ms; /* what is added to the machine's own time */
};

static GocuaClock *
clock_new (gboolean manual, gint64 now_ms)
{
  GocuaClock *self = g_new0 (GocuaClock, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->mutex);
  self->manual = manual;
  self->now_ms = now_ms;
  return self;
}

GocuaClock *
gocua_clock_new_system (void)
{
  return clock_new (FALSE, 0);
}

GocuaClock *
gocua_clock_new_manual (gint64 now_ms)
{
  return clock_new (TRUE, now_ms);
}

void
gocua_clock_advance (GocuaClock *self, gint64 ms)
{
  g_return_if_fail (self != NULL && self->manual);

  g_mutex_lock (&self->mutex);
  self->now_ms += ms;
  g_mutex_unlock (&self->mutex);
}

static gint64
get_local_ms (GocuaClock *self)
{
  return self->manual ? self->now_ms : g_get_real_time () / 1000;
}

gint64
gocua_clock_now_ms (GocuaClock *self)
{
  gint64 now;

  g_return_val_if_fail (self != NULL, 0);

  g_mutex_lock (&self->mutex);
  now = get_local_ms (self) + self->offset_ms;
  g_mutex_unlock (&self->mutex);
  return now;
}

void
gocua_clock_correct (GocuaClock *self, gint64 true_ms)
{
  gint64 offset;

  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  offset = true_ms - get_local_ms (self);
  if (ABS (offset) < GOCUA_CLOCK_TOLERANCE_MS)
    offset = 0;
  if (ABS (offset - self->offset_ms) >= GOCUA_CLOCK_TOLERANCE_MS)
    self->offset_ms = offset;
  g_mutex_unlock (&self->mutex);
}

gint64
gocua_clock_get_offset_ms (GocuaClock *self)
{
  gint64 offset;

  g_return_val_if_fail (self != NULL, 0);

  g_mutex_lock (&self->mutex);
  offset = self->offset_ms;
  g_mutex_unlock (&self->mutex);
  return offset;
}

GocuaClock *
gocua_clock_ref (GocuaClock *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gocua_clock_unref (GocuaClock *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_mutex_clear (&self->mutex);
  g_free (self);
}

GocuaStamp
gocua_stamp_next (GocuaStamp last, gint64 now_ms)
{
  GocuaStamp now = GOCUA_STAMP_MAKE (MAX (now_ms, 0), 0);

  return now > last ? now : last + 1;
}
