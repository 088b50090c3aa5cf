/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-list-column.h: what can stand in a column of a list of households, on the screen and in a file. */
#pragma once

#include "core/gocua-campaign.h"
#include "store/gocua-households.h"

G_BEGIN_DECLS

typedef enum
{
  GOCUA_LIST_ADDRESS,
  GOCUA_LIST_HEAD,
  GOCUA_LIST_AREA,
  GOCUA_LIST_GROUP,
  GOCUA_LIST_PHONE,
  GOCUA_LIST_PEOPLE,
  GOCUA_LIST_ELIGIBLE,  /* people of eligible age */
  GOCUA_LIST_INDICATOR, /* of one slot */
  GOCUA_LIST_OUTCOME,
  GOCUA_LIST_LAST_VISIT,
  GOCUA_LIST_ATTEMPTS,
  GOCUA_LIST_FOLLOW_UP,
  GOCUA_LIST_TEAM,
  GOCUA_LIST_CODE,
  GOCUA_LIST_NOTE,
  GOCUA_LIST_N_KINDS,
} GocuaListKind;

/** GocuaListColumn: plain data. */
typedef struct
{
  GocuaListKind kind;
  guint slot; /* of an indicator */
} GocuaListColumn;

typedef enum
{
  GOCUA_LIST_VALUE_NONE,
  GOCUA_LIST_VALUE_TEXT,
  GOCUA_LIST_VALUE_NUMBER,
  GOCUA_LIST_VALUE_DATE,
} GocuaListValueType;

/** GocuaListValue: what stands in a cell. */
typedef struct
{
  GocuaListValueType type;
  char *text;    /* (owned) (nullable): the text, or the ISO date */
  gint64 number; /* of a number */
} GocuaListValue;

void gocua_list_value_clear (GocuaListValue *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaListValue, gocua_list_value_clear)

/** gocua_list_column_get_title: Returns: (transfer none): the head of the column; @campaign (nullable): for
 * the name of an indicator, in full or, where it is narrow, @is_short */
const char *
gocua_list_column_get_title (const GocuaListColumn *self, const GocuaCampaign *campaign, gboolean is_short);

/**
 * gocua_list_column_get_value:
 * @campaign: (nullable): for the words of outcomes and indicators
 * @phones: phone numbers in full
 * @value: (out caller-allocates): cleared first
 *
 * What a household has in this column. A number that nobody knows is nothing, not 0.
 */
void gocua_list_column_get_value (const GocuaListColumn *self,
                                  const GocuaHouseholdRow *row,
                                  const GocuaCampaign *campaign,
                                  gboolean phones,
                                  GocuaListValue *value);

G_END_DECLS
