/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-progress-meter.c: carries the progress of a worker thread to a bar on the main thread. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/gocua-progress-meter.h"

#define INTERVAL_MS 100
#define UNKNOWN     (-1)
#define SCALE       10000

struct _GocuaProgressMeter
{
  gatomicrefcount refs;
  int reached; /* of SCALE, or UNKNOWN; atomic */
  GocuaProgressShow show;
  GWeakRef object;
  guint source; /* main thread */
};

static gboolean
tick_cb (gpointer data)
{
  GocuaProgressMeter *self = data;
  g_autoptr (GObject) object = g_weak_ref_get (&self->object);
  int reached = g_atomic_int_get (&self->reached);

  if (object == NULL)
    {
      self->source = 0;
      return G_SOURCE_REMOVE;
    }
  self->show (reached == UNKNOWN ? -1.0 : (double) reached / SCALE, object);
  return G_SOURCE_CONTINUE;
}

GocuaProgressMeter *
gocua_progress_meter_new (GocuaProgressShow show, gpointer object)
{
  GocuaProgressMeter *self = g_new0 (GocuaProgressMeter, 1);

  g_atomic_ref_count_init (&self->refs);
  self->show = show;
  g_weak_ref_init (&self->object, object);
  self->source =
      g_timeout_add_full (G_PRIORITY_DEFAULT, INTERVAL_MS, tick_cb, gocua_progress_meter_ref (self),
                          (GDestroyNotify) gocua_progress_meter_unref);
  return self;
}

GocuaProgressMeter *
gocua_progress_meter_ref (GocuaProgressMeter *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gocua_progress_meter_unref (GocuaProgressMeter *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_weak_ref_clear (&self->object);
  g_free (self);
}

void
gocua_progress_meter_stop (GocuaProgressMeter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->source, g_source_remove);
}

void
gocua_progress_meter_set (GocuaProgressMeter *self, double fraction)
{
  g_return_if_fail (self != NULL);

  g_atomic_int_set (&self->reached, fraction < 0 ? UNKNOWN : (int) (CLAMP (fraction, 0, 1) * SCALE));
}

void
gocua_progress_meter_count (gint64 done, gint64 total, gpointer meter)
{
  gocua_progress_meter_set (meter, total > 0 ? (double) done / (double) total : -1.0);
}
