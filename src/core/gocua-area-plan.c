/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-plan.c: the changes that take households from one area to another. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-area-plan.h"

#include <string.h>

#include "core/gocua-text.h"

static void
put_area (GocuaRecord *record, guint field, const GocuaId *area)
{
  if (area != NULL)
    gocua_record_set_id (record, field, area);
  else
    gocua_record_set_null (record, field);
}

guint
gocua_area_plan_move (GocuaBatch *batch, GPtrArray *households, const GocuaId *area)
{
  guint n = 0;

  g_return_val_if_fail (batch != NULL && households != NULL, 0);

  for (guint i = 0; i < households->len; i++)
    {
      GocuaRecord *seen = households->pdata[i];
      g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

      put_area (wanted, GOCUA_HOUSEHOLD_AREA, area);
      n += gocua_batch_put (batch, seen, wanted) ? 1 : 0;
    }
  return n;
}

static gboolean
contains (GPtrArray *areas, const GocuaId *id)
{
  for (guint i = 0; id != NULL && i < areas->len; i++)
    if (gocua_id_equal (&((GocuaRecord *) areas->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

GocuaBatch *
gocua_area_plan_merge (const GocuaRecord *into, GPtrArray *areas, GPtrArray *households, GPtrArray *teams)
{
  g_autoptr (GocuaBatch) batch = NULL;

  g_return_val_if_fail (into != NULL && areas != NULL && households != NULL && teams != NULL, NULL);
  g_return_val_if_fail (!contains (areas, &into->id), NULL);

  batch = gocua_batch_new ("area.merge");
  gocua_area_plan_move (batch, households, &into->id);
  for (guint i = 0; i < teams->len; i++)
    {
      GocuaRecord *seen = teams->pdata[i];
      g_autoptr (GocuaRecord) wanted = NULL;

      if (!contains (areas, gocua_record_get_id (seen, GOCUA_TEAM_AREA)))
        continue;
      wanted = gocua_record_copy (seen);
      gocua_record_set_id (wanted, GOCUA_TEAM_AREA, &into->id);
      gocua_batch_put (batch, seen, wanted);
    }
  for (guint i = 0; i < areas->len; i++)
    gocua_batch_delete (batch, areas->pdata[i]);
  return g_steal_pointer (&batch);
}

GocuaBatch *
gocua_area_plan_rename_group (GPtrArray *households, const char *from, const char *to)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("area.group");
  g_autofree char *old = gocua_text_fold_line (from);

  g_return_val_if_fail (households != NULL && to != NULL, NULL);

  for (guint i = 0; i < households->len; i++)
    {
      GocuaRecord *seen = households->pdata[i];
      g_autofree char *group = gocua_text_fold_line (gocua_record_get_text (seen, GOCUA_HOUSEHOLD_GROUP));
      g_autoptr (GocuaRecord) wanted = NULL;

      if (*old == '\0' || strcmp (group, old) != 0)
        continue;
      wanted = gocua_record_copy (seen);
      gocua_record_set_text (wanted, GOCUA_HOUSEHOLD_GROUP, to);
      gocua_batch_put (batch, seen, wanted);
    }
  return g_steal_pointer (&batch);
}
