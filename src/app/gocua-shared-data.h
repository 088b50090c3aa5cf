/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-shared-data.h: what all pages want to know of a ward, read in one go. */
#pragma once

#include "core/gocua-campaign.h"
#include "core/gocua-record.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

typedef struct
{
  char *ward_name;         /* (nullable) */
  char *carried_to;        /* (nullable): the wards to which it was carried over */
  GocuaCampaign *campaign; /* (nullable) */
  GocuaId campaign_id;
  GPtrArray *areas; /* of GocuaRecord */
  GPtrArray *teams; /* of GocuaRecord */
} GocuaSharedData;

/** gocua_shared_data_read: a #GocuaStoreFunc. Returns: (transfer full): a #GocuaSharedData */
gpointer gocua_shared_data_read (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error);
void gocua_shared_data_free (GocuaSharedData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSharedData, gocua_shared_data_free)

/** gocua_shared_data_find_name: Returns: (transfer none): @field of the record with @id (nullable), "" if
 * there is none */
const char *gocua_shared_data_find_name (GPtrArray *records, const GocuaId *id, guint field);

G_END_DECLS
