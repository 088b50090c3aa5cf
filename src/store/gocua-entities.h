/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entities.h: single things out of the store: areas, teams, campaigns, households, visits. */
#pragma once

#include "core/gocua-campaign.h"
#include "core/gocua-status.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/** gocua_entity_make_id: @id: (out): an id for a new thing, by the clock of the store, for whoever needs it
 * before the journal would give it one */
void gocua_entity_make_id (GocuaDb *db, GocuaId *id);

/** gocua_entity_load: Returns: (transfer full): the record as it stands; one that was never made has no
 * stamps. %NULL on error */
GocuaRecord *gocua_entity_load (GocuaDb *db, GocuaKind kind, const GocuaId *id, GError **error);

/**
 * gocua_household_load:
 *
 * Returns: (transfer full): the household as it stands; one that was merged into another (see
 * core/gocua-merge.h): that one. %NULL on error
 */
GocuaRecord *gocua_household_load (GocuaDb *db, const GocuaId *id, GError **error);

/**
 * gocua_entity_list:
 *
 * Returns: (transfer full) (element-type GocuaRecord): all areas (by position, then natural name), teams (by
 * name) or campaigns (newest first) that are not deleted
 */
GPtrArray *gocua_entity_list (GocuaDb *db, GocuaKind kind, GError **error);

/** gocua_entity_find_in: Returns: (transfer none) (nullable): of @records, the one whose text in @field is
 * @name; where none is written the same, the first that is when accents and case are ignored */
GocuaRecord *gocua_entity_find_in (GPtrArray *records, guint field, const char *name);

/** gocua_entity_find_by_name: Returns: (transfer full) (nullable): the area or team with that name, accents
 * and case ignored */
GocuaRecord *gocua_entity_find_by_name (GocuaDb *db, GocuaKind kind, const char *name, GError **error);

/** gocua_household_find_by_code: Returns: (transfer full) (nullable): the household on the roster with that
 * code */
GocuaRecord *gocua_household_find_by_code (GocuaDb *db, const char *code, GError **error);

/**
 * gocua_household_get_visits:
 * @campaign: (nullable): only of this campaign
 *
 * Returns: (transfer full) (element-type GocuaRecord): visits of a household and of those that were
 * merged into it, withdrawn ones too, the newest first
 */
GPtrArray *
gocua_household_get_visits (GocuaDb *db, const GocuaId *household, const GocuaId *campaign, GError **error);

/**
 * gocua_household_get_status:
 * @status: (out caller-allocates): cleared first
 *
 * Where a household stands in a campaign.
 */
gboolean gocua_household_get_status (GocuaDb *db,
                                     const GocuaId *household,
                                     const GocuaId *campaign,
                                     GocuaStatus *status,
                                     GError **error);

/**
 * gocua_campaign_get_current:
 * @id: (out) (optional): its id in this store
 *
 * Returns: (transfer full) (nullable): the campaign that the pages show, %NULL if the ward has none
 */
GocuaCampaign *gocua_campaign_get_current (GocuaDb *db, GocuaId *id, GError **error);

/** gocua_campaign_load: @id: (nullable). Returns: (transfer full): the campaign with this id as it is now;
 * %NULL with %GOCUA_DB_ERROR_NOT_FOUND if there is none, or on error */
GocuaCampaign *gocua_campaign_load (GocuaDb *db, const GocuaId *id, GError **error);

/** gocua_campaign_set_current: makes the shipped preset with @key the campaign that the pages show (a batch
 * of its own). */
gboolean gocua_campaign_set_current (GocuaDb *db, const char *key, GError **error);

G_END_DECLS
