/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-query-text.h: a question for households as a text that can be kept. */
#pragma once

#include "core/gocua-campaign.h"
#include "core/gocua-query.h"
#include "core/gocua-schema.h"

G_BEGIN_DECLS

/** GocuaQueryNameFunc: Returns: (transfer none) (nullable): the name of an area or a team; %NULL or "" for
 * one that there is not (any more) */
typedef const char *(*GocuaQueryNameFunc) (GocuaKind kind, const GocuaId *id, gpointer data);

/** GocuaQueryTerms: what the words of a kept question refer to. Plain data, borrowed. */
typedef struct
{
  const GocuaCampaign *campaign; /* (nullable): of its indicators */
  const char *today;             /* ISO: "due" means due on the day when the question is asked again */
  GocuaQueryNameFunc name;
  gpointer data; /* for @name */
} GocuaQueryTerms;

/** GocuaQueryLost: a condition that can't be asked any more. */
typedef enum
{
  GOCUA_QUERY_LOST_AREA,      /* the area was deleted, or merged into another */
  GOCUA_QUERY_LOST_TEAM,      /* the team was deleted */
  GOCUA_QUERY_LOST_INDICATOR, /* the campaign has no such indicator */
  GOCUA_QUERY_LOST_UNKNOWN,   /* written by a newer version */
} GocuaQueryLostReason;

typedef struct
{
  GocuaQueryLostReason reason;
  char *name; /* what it was called when it was kept */
} GocuaQueryLost;

/** gocua_query_to_text: Returns: (transfer full): lines for gocua_query_from_text() */
char *gocua_query_to_text (const GocuaQuery *self, const GocuaQueryTerms *terms);

/**
 * gocua_query_from_text:
 * @lost: (out) (transfer full) (element-type GocuaQueryLost): the conditions that can't be asked any more;
 * they are not in the question, so whoever asks it says so
 *
 * Returns: (transfer full): the question; of a text that is nothing, one without conditions
 */
GocuaQuery *gocua_query_from_text (const char *text, const GocuaQueryTerms *terms, GPtrArray **lost);

G_END_DECLS
