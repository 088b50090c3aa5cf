/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-history.h: the visits and edits of a household as lines to read, the newest first. */
#pragma once

#include "app/gocua-household-details.h"
#include "core/gocua-campaign.h"

G_BEGIN_DECLS

/** GocuaHistoryNames: where the names come from that the ids in changes stand for. */
typedef struct
{
  const GocuaCampaign *campaign; /* (nullable) */
  const char *(*area_name) (gpointer data, const GocuaId *area);
  const char *(*team_name) (gpointer data, const GocuaId *team);
  gpointer data;
} GocuaHistoryNames;

/** GocuaHistoryField: one field of an edit: what it was, and what it became; "" where there was nothing. */
typedef struct
{
  const char *label;
  char *before;
  char *after;
} GocuaHistoryField;

/** GocuaHistoryEntry: one line: a visit, or an edit of the household or of a visit. */
typedef struct
{
  GocuaRecord *visit; /* (nullable): the visit; %NULL for an edit */
  char *title;        /* (nullable): what was done; %NULL for a visit */
  char *day;          /* ISO: of the visit, or of the edit */
  gint64 at_ms;       /* when it was entered */
  char *author;       /* (nullable) */
  GPtrArray *fields;  /* of GocuaHistoryField; empty for a visit */
  char *remark;       /* (nullable): why the server does not have it */
} GocuaHistoryEntry;

/**
 * gocua_household_history_build:
 *
 * Visits stand at their day, edits at the day on which they were made; on one day the one entered last comes
 * first.
 *
 * Returns: (transfer full) (element-type GocuaHistoryEntry): the lines
 */
GPtrArray *gocua_household_history_build (const GocuaHouseholdDetails *details,
                                          const GocuaHistoryNames *names);

/**
 * gocua_history_format_value:
 * @field: of @kind
 * @value: (nullable)
 *
 * Returns: (transfer full): the value as people read it: names for ids, dates as they are written, "" for
 * none
 */
char *gocua_history_format_value (const GocuaHistoryNames *names,
                                  GocuaKind kind,
                                  guint field,
                                  const GocuaValue *value);

/** gocua_history_format_answers: Returns: (transfer full): "Knows ●  Install 2", "" for no answers */
char *gocua_history_format_answers (const GocuaCampaign *campaign, const char *answers);

/** gocua_history_describe_answers: Returns: (transfer full): the same in whole words, for screen readers and
 * tooltips */
char *gocua_history_describe_answers (const GocuaCampaign *campaign, const char *answers);

G_END_DECLS
