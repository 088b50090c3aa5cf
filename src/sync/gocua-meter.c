/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-meter.c: how much to put into the next request, from how long the last one took. */

#define G_LOG_DOMAIN "gocua-sync"

#include "sync/gocua-meter.h"

#define MAX_GROWTH     4
#define FAILURE_SHRINK 4

void
gocua_meter_init (GocuaMeter *self, gsize min, gsize start, gsize max)
{
  g_return_if_fail (min > 0 && min <= start && start <= max);

  self->min = min;
  self->max = max;
  self->amount = start;
}

void
gocua_meter_succeeded (GocuaMeter *self, gsize amount, gint64 ms)
{
  double wanted = (double) amount * GOCUA_METER_TARGET_MS / (double) MAX (ms, 1);

  if (wanted > (double) self->amount)
    {
      /* A request that was not full says nothing about a larger one. */
      if (amount < self->amount / 2)
        return;
      wanted = MIN (wanted, (double) self->amount * MAX_GROWTH);
    }
  self->amount = CLAMP ((gsize) MIN (wanted, (double) self->max), self->min, self->max);
}

void
gocua_meter_failed (GocuaMeter *self)
{
  self->amount = MAX (self->amount / FAILURE_SHRINK, self->min);
}
