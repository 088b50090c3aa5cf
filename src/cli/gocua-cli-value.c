/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-value.c: the value of a field in words. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include "cli/gocua-cli-value.h"

#include "core/gocua-date.h"
#include "core/gocua-outcome.h"
#include "core/gocua-phone.h"
#include "store/gocua-entities.h"

/* Head and address: the code may be missing, and nobody knows an id by heart. */
static char *
format_household (GocuaDb *db, const GocuaId *id)
{
  g_autoptr (GocuaRecord) household = gocua_entity_load (db, GOCUA_KIND_HOUSEHOLD, id, NULL);
  const char *head = household != NULL ? gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD) : NULL;
  const char *address = household != NULL ? gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS) : NULL;

  return g_strconcat (head != NULL ? head : "–", ", ", address != NULL ? address : "–", NULL);
}

char *
gocua_cli_format_value (GocuaDb *db, GocuaKind kind, guint field, const GocuaValue *value)
{
  gboolean is_team =
      kind == GOCUA_KIND_VISIT || (kind == GOCUA_KIND_HOUSEHOLD && field == GOCUA_HOUSEHOLD_TEAM);
  GocuaKind other = is_team ? GOCUA_KIND_TEAM : GOCUA_KIND_AREA;
  g_autoptr (GocuaRecord) named = NULL;
  g_autofree char *text = gocua_value_format (value);

  if (value->type == GOCUA_VALUE_ID && kind == GOCUA_KIND_HOUSEHOLD && field == GOCUA_HOUSEHOLD_MERGED_INTO)
    return format_household (db, &value->id);
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
