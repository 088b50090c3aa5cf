/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-field.h: what a column of somebody's list can mean. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GocuaRosterField:
 *
 * Some lists have the address in one column, some its house number, alley and street in several.
 */
typedef enum
{
  GOCUA_ROSTER_FIELD_CODE, /* the ward's own code of the household */
  GOCUA_ROSTER_FIELD_HEAD,
  GOCUA_ROSTER_FIELD_ADDRESS, /* the whole of it */
  GOCUA_ROSTER_FIELD_HOUSE_NUMBER,
  GOCUA_ROSTER_FIELD_ALLEY,
  GOCUA_ROSTER_FIELD_STREET,
  GOCUA_ROSTER_FIELD_AREA,  /* khu phố, ấp */
  GOCUA_ROSTER_FIELD_GROUP, /* tổ */
  GOCUA_ROSTER_FIELD_PHONE,
  GOCUA_ROSTER_FIELD_PEOPLE,   /* how many live there */
  GOCUA_ROSTER_FIELD_ELIGIBLE, /* how many of them are old enough for the campaign */
  GOCUA_ROSTER_FIELD_NOTE,
  /* Of lists with a row for each person. They are counted with and never kept. */
  GOCUA_ROSTER_FIELD_RELATION, /* to the head of household */
  GOCUA_ROSTER_FIELD_BIRTH,    /* date or year */
} GocuaRosterField;

#define GOCUA_ROSTER_N_FIELDS (GOCUA_ROSTER_FIELD_BIRTH + 1)

/** gocua_roster_field_get_nick: Returns: a name for command lines and tests, such as "house-number" */
const char *gocua_roster_field_get_nick (GocuaRosterField field);

/** gocua_roster_field_from_nick: Returns: %FALSE and leaves @field alone when there is no such name */
gboolean gocua_roster_field_from_nick (const char *nick, GocuaRosterField *field);

/** gocua_roster_field_get_title: Returns: what the person reads, translated */
const char *gocua_roster_field_get_title (GocuaRosterField field);

G_END_DECLS
