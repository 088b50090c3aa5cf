/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-plan.c: which households of an area go to another one, and the changes that take them there. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-area-plan.h"

#include <string.h>

#include "core/gocua-address.h"
#include "core/gocua-text.h"

struct _GocuaAreaRule
{
  char *group;  /* folded, "" for any */
  char *street; /* folded, "" for any */
  guint from, to;
  GocuaDoorSide side;
};

static char *
fold_street (const char *street)
{
  g_autofree char *folded = gocua_text_fold_line (street);

  return g_strdup (g_str_has_prefix (folded, "duong ") ? folded + strlen ("duong ") : folded);
}

GocuaAreaRule *
gocua_area_rule_new (const char *group, const char *street, guint from, guint to, GocuaDoorSide side)
{
  GocuaAreaRule *self = g_new0 (GocuaAreaRule, 1);

  self->group = gocua_text_fold_line (group);
  self->street = fold_street (street);
  self->from = from;
  self->to = to;
  self->side = side;
  return self;
}

void
gocua_area_rule_free (GocuaAreaRule *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->group);
  g_free (self->street);
  g_free (self);
}

static gboolean
asks_for_number (const GocuaAreaRule *self)
{
  return self->from > 0 || self->to > 0 || self->side != GOCUA_DOOR_SIDE_ANY;
}

gboolean
gocua_area_rule_is_empty (const GocuaAreaRule *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return *self->group == '\0' && *self->street == '\0' && !asks_for_number (self);
}

static gboolean
matches_number (const GocuaAreaRule *self, const GocuaAddress *address)
{
  const GocuaAddressNumber *first;

  if (!asks_for_number (self))
    return TRUE;
  if (address->is_flat || address->numbers->len == 0)
    return FALSE;
  first = address->numbers->pdata[0];
  if (first->number == 0 || *first->prefix != '\0' || first->number < self->from ||
      (self->to > 0 && first->number > self->to))
    return FALSE;
  return self->side == GOCUA_DOOR_SIDE_ANY ||
         gocua_address_is_even (address) == (self->side == GOCUA_DOOR_SIDE_EVEN);
}

static gboolean
matches_address (const GocuaAreaRule *self, const char *text)
{
  g_autoptr (GocuaAddress) address = NULL;
  g_autofree char *street = NULL;

  if (*self->street == '\0' && !asks_for_number (self))
    return TRUE;
  address = gocua_address_parse (text);
  street = fold_street (address->street);
  return (*self->street == '\0' || strcmp (street, self->street) == 0) && matches_number (self, address);
}

gboolean
gocua_area_rule_matches (const GocuaAreaRule *self, const GocuaRecord *household)
{
  g_return_val_if_fail (self != NULL && household != NULL, FALSE);

  if (*self->group != '\0')
    {
      g_autofree char *group =
          gocua_text_fold_line (gocua_record_get_text (household, GOCUA_HOUSEHOLD_GROUP));

      if (strcmp (group, self->group) != 0)
        return FALSE;
    }
  return matches_address (self, gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS));
}

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
