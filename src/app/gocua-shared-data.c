/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-shared-data.c: what all pages want to know of a ward, read in one go. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/gocua-shared-data.h"

#include "store/gocua-entities.h"
#include "store/gocua-ward.h"

gpointer
gocua_shared_data_read (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GocuaSharedData) self = g_new0 (GocuaSharedData, 1);
  GError *local_error = NULL;

  self->ward_name = gocua_ward_get_name (db);
  self->carried_to = gocua_ward_get_carried_to (db);
  self->areas = gocua_entity_list (db, GOCUA_KIND_AREA, error);
  if (self->areas == NULL)
    return NULL;
  self->teams = gocua_entity_list (db, GOCUA_KIND_TEAM, error);
  if (self->teams == NULL)
    return NULL;
  self->campaign = gocua_campaign_get_current (db, &self->campaign_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
gocua_shared_data_free (GocuaSharedData *self)
{
  if (self == NULL)
    return;
  g_free (self->ward_name);
  g_free (self->carried_to);
  g_clear_pointer (&self->campaign, gocua_campaign_unref);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_free (self);
}

const char *
gocua_shared_data_find_name (GPtrArray *records, const GocuaId *id, guint field)
{
  g_return_val_if_fail (records != NULL, "");

  for (guint i = 0; id != NULL && i < records->len; i++)
    {
      const GocuaRecord *record = g_ptr_array_index (records, i);
      const char *name = gocua_record_get_text (record, field);

      if (gocua_id_equal (&record->id, id))
        return name != NULL ? name : "";
    }
  return "";
}
