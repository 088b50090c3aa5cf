/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-field.c: what a column of somebody's list can mean. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include <glib/gi18n.h>

#include "roster/gocua-roster-field.h"

static const struct
{
  const char *nick;
  const char *title;
} fields[GOCUA_ROSTER_N_FIELDS] = {
  [GOCUA_ROSTER_FIELD_CODE] = { "code", NC_ ("roster column", "Household code") },
  [GOCUA_ROSTER_FIELD_HEAD] = { "head", NC_ ("roster column", "Head of household") },
  [GOCUA_ROSTER_FIELD_ADDRESS] = { "address", NC_ ("roster column", "Address") },
  [GOCUA_ROSTER_FIELD_HOUSE_NUMBER] = { "house-number", NC_ ("roster column", "House number") },
  [GOCUA_ROSTER_FIELD_ALLEY] = { "alley", NC_ ("roster column", "Alley") },
  [GOCUA_ROSTER_FIELD_STREET] = { "street", NC_ ("roster column", "Street") },
  /* Translators: what a ward is divided into: khu phố, ấp. */
  [GOCUA_ROSTER_FIELD_AREA] = { "area", NC_ ("roster column", "Area") },
  /* Translators: tổ dân phố, a part of a khu phố. */
  [GOCUA_ROSTER_FIELD_GROUP] = { "group", NC_ ("roster column", "Group") },
  [GOCUA_ROSTER_FIELD_PHONE] = { "phone", NC_ ("roster column", "Phone") },
  [GOCUA_ROSTER_FIELD_PEOPLE] = { "people", NC_ ("roster column", "People in the household") },
  [GOCUA_ROSTER_FIELD_ELIGIBLE] = { "eligible", NC_ ("roster column", "People of eligible age") },
  [GOCUA_ROSTER_FIELD_NOTE] = { "note", NC_ ("roster column", "Note") },
  [GOCUA_ROSTER_FIELD_RELATION] = { "relation",
                                    NC_ ("roster column", "Relation to the head (for counting)") },
  [GOCUA_ROSTER_FIELD_BIRTH] = { "birth", NC_ ("roster column", "Date or year of birth (for counting)") },
};

const char *
gocua_roster_field_get_nick (GocuaRosterField field)
{
  g_return_val_if_fail (field < GOCUA_ROSTER_N_FIELDS, NULL);

  return fields[field].nick;
}

gboolean
gocua_roster_field_from_nick (const char *nick, GocuaRosterField *field)
{
  g_return_val_if_fail (nick != NULL && field != NULL, FALSE);

  for (guint i = 0; i < GOCUA_ROSTER_N_FIELDS; i++)
    if (g_str_equal (fields[i].nick, nick))
      {
        *field = i;
        return TRUE;
      }
  return FALSE;
}

const char *
gocua_roster_field_get_title (GocuaRosterField field)
{
  g_return_val_if_fail (field < GOCUA_ROSTER_N_FIELDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "roster column", fields[field].title);
}
