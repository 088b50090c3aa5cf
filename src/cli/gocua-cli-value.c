/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-value.c: the value of a field in words. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include "cli/gocua-cli-value.h"

#include "core/gocua-date.h"
#include "core/gocua-outcome.h"
#include "core/gocua-phone.h"
#include "store/gocua-entities.h"

char *
gocua_cli_format_value (GocuaDb *db, GocuaKind kind, guint field, const GocuaValue *value)
{
  GocuaKind other = kind == GOCUA_KIND_VISIT ? GOCUA_KIND_TEAM : GOCUA_KIND_AREA;
  g_autoptr (GocuaRecord) named = NULL;
  g_autofree char *text = gocua_value_format (value);

  if (value->type == GOCUA_VALUE_ID)
    {
      named = gocua_entity_load (db, other, &value->id, NULL);
      return g_strdup (named != NULL ? gocua_record_get_text (named, GOCUA_AREA_NAME) : "");
    }
  if (gocua_kind_get_info (kind)->fields[field].is_date)
    return gocua_date_format (text);
  if (kind == GOCUA_KIND_VISIT && field == GOCUA_VISIT_OUTCOME)
    return g_strdup (gocua_outcome_get_label (gocua_outcome_from_id (text)));
  if (kind == GOCUA_KIND_HOUSEHOLD && field == GOCUA_HOUSEHOLD_PHONE)
    return gocua_phone_format (text);
  return g_steal_pointer (&text);
}
