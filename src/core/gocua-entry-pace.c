/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-pace.c: how fast lines are keyed, without the pauses. */

#include "core/gocua-entry-pace.h"

/* Fewer say more about the line than about the person. */
#define ENOUGH 10

void
gocua_entry_pace_add (GocuaEntryPace *self, gint64 ms)
{
  gint64 gap;

  g_return_if_fail (self != NULL);

  gap = ms - self->last_ms;
  if (self->n_lines > 0 && gap >= 0 && gap < GOCUA_ENTRY_PAUSE_MS)
    {
      self->n_timed++;
      self->busy_ms += gap;
    }
  self->n_lines++;
  self->last_ms = ms;
}

double
gocua_entry_pace_get_lines_per_minute (const GocuaEntryPace *self)
{
  g_return_val_if_fail (self != NULL, -1);

  if (self->n_timed < ENOUGH || self->busy_ms <= 0)
    return -1;
  return self->n_timed * 60000.0 / (double) self->busy_ms;
}
