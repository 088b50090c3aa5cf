/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-schema.h: the kinds of things that are recorded, and the fields of each. */
#pragma once

#include "core/gocua-value.h"

G_BEGIN_DECLS

/** GocuaKind: a kind of thing. The text ids ("household" ...) are what the journal and the wire carry. */
typedef enum
{
  GOCUA_KIND_CAMPAIGN,
  GOCUA_KIND_AREA,
  GOCUA_KIND_TEAM,
  GOCUA_KIND_HOUSEHOLD,
  GOCUA_KIND_VISIT,
  GOCUA_KIND_CONFLICT,
  GOCUA_KIND_DISTINCT_PAIR,
  GOCUA_KIND_SHEET,
  GOCUA_KIND_SECOND_KEYING,
  GOCUA_N_KINDS,
} GocuaKind;

/** GOCUA_RULES_VERSION: counts up whenever a kind, a field or a rule of core/gocua-change-rules.c changes, so
 * that a store tries again what the version before did not understand. */
#define GOCUA_RULES_VERSION 4

/** The fields of each kind, in the order of their columns. Field 0 of every kind is "deleted". */
enum
{
  GOCUA_FIELD_DELETED = 0,
};

typedef enum
{
  GOCUA_CAMPAIGN_KEY = 1,    /* "cds-2025" */
  GOCUA_CAMPAIGN_DEFINITION, /* the whole definition as JSON, so that old reports stay reproducible */
  GOCUA_CAMPAIGN_ACTIVE,     /* 1: shown and entered for; the newest active one is the current one */
  GOCUA_CAMPAIGN_N_FIELDS,
} GocuaCampaignField;

typedef enum
{
  GOCUA_AREA_NAME = 1,
  GOCUA_AREA_POSITION, /* the order in lists, before the name */
  GOCUA_AREA_N_FIELDS,
} GocuaAreaField;

typedef enum
{
  GOCUA_TEAM_NAME = 1,
  GOCUA_TEAM_FORCE, /* id of a force, see gocua_force_get_ids() */
  GOCUA_TEAM_AREA,  /* where it usually walks */
  GOCUA_TEAM_LEADER,
  GOCUA_TEAM_N_FIELDS,
} GocuaTeamField;

typedef enum
{
  GOCUA_HOUSEHOLD_CODE = 1, /* the ward's own number, optional */
  GOCUA_HOUSEHOLD_HEAD,
  GOCUA_HOUSEHOLD_ADDRESS,
  GOCUA_HOUSEHOLD_AREA,
  GOCUA_HOUSEHOLD_GROUP, /* tổ, free text */
  GOCUA_HOUSEHOLD_PHONE, /* optional */
  GOCUA_HOUSEHOLD_PEOPLE,
  GOCUA_HOUSEHOLD_ELIGIBLE, /* people of eligible age; one unit of merge with PEOPLE */
  GOCUA_HOUSEHOLD_NOTE,
  GOCUA_HOUSEHOLD_ARCHIVED,    /* 1: no longer on the roster, kept for the history */
  GOCUA_HOUSEHOLD_MERGED_INTO, /* the household that it was found to be a double of, see core/gocua-merge.h */
  GOCUA_HOUSEHOLD_TEAM,        /* who looks after it, or is to go there next */
  GOCUA_HOUSEHOLD_FOLLOW_UP,   /* ISO: planned at the desk, when somebody is to go there again */
  GOCUA_HOUSEHOLD_N_FIELDS,
} GocuaHouseholdField;

typedef enum
{
  GOCUA_VISIT_HOUSEHOLD = 1,
  GOCUA_VISIT_CAMPAIGN,
  GOCUA_VISIT_DATE, /* ISO */
  GOCUA_VISIT_TEAM,
  GOCUA_VISIT_OUTCOME,   /* id of an outcome */
  GOCUA_VISIT_ANSWERS,   /* see core/gocua-answers.h; the answers of one visit are one unit of merge */
  GOCUA_VISIT_REASON,    /* id of a reason of the campaign */
  GOCUA_VISIT_FOLLOW_UP, /* ISO: when somebody promised to come again */
  GOCUA_VISIT_NOTE,
  GOCUA_VISIT_WITHDRAWN, /* why it does not count any more; null while it counts */
  GOCUA_VISIT_SHEET,     /* the walk sheet it was written on */
  GOCUA_VISIT_LINE,      /* the line of that sheet, from 1 */
  GOCUA_VISIT_N_FIELDS,
} GocuaVisitField;

/** That a conflict (core/gocua-conflict.h) was settled; its id is that of the conflict. */
typedef enum
{
  GOCUA_CONFLICT_SETTLED = 1, /* 1: somebody has looked at both values */
  GOCUA_CONFLICT_CHOSEN,      /* the change whose value was chosen */
  GOCUA_CONFLICT_N_FIELDS,
} GocuaConflictField;

/** Two households that look alike and are not the same; its id follows from theirs. */
typedef enum
{
  GOCUA_DISTINCT_PAIR_A = 1, /* the smaller id */
  GOCUA_DISTINCT_PAIR_B,
  GOCUA_DISTINCT_PAIR_N_FIELDS,
} GocuaDistinctPairField;

/** A walk sheet: paper that was printed, given out, and comes back to be keyed. See core/gocua-sheet.h. */
typedef enum
{
  GOCUA_SHEET_FIELD_CODE = 1, /* what is printed and typed, without spaces */
  GOCUA_SHEET_FIELD_CAMPAIGN,
  GOCUA_SHEET_FIELD_AREA,    /* where it leads; null when its households are of several areas */
  GOCUA_SHEET_FIELD_TEAM,    /* who walks */
  GOCUA_SHEET_FIELD_DAY,     /* ISO: when */
  GOCUA_SHEET_FIELD_EXPIRES, /* ISO: the last day on which its households are kept for it */
  GOCUA_SHEET_FIELD_PURPOSE, /* whom it was made for, in words */
  GOCUA_SHEET_FIELD_LINES,   /* its households in printed order, gocua_sheet_lines_parse() */
  GOCUA_SHEET_FIELD_SKIPPED, /* lines that have no result on purpose, gocua_sheet_skipped_has() */
  /* The steps of its custody, each a date and words: gocua_sheet_step_parse(). */
  GOCUA_SHEET_FIELD_ISSUED,    /* who took it */
  GOCUA_SHEET_FIELD_RETURNED,  /* who brought it */
  GOCUA_SHEET_FIELD_KEYED,     /* who entered it */
  GOCUA_SHEET_FIELD_VERIFIED,  /* who entered it again */
  GOCUA_SHEET_FIELD_MISSING,   /* who said so, and why */
  GOCUA_SHEET_FIELD_CANCELLED, /* why */
  GOCUA_SHEET_N_FIELDS,
} GocuaSheetField;

/** That a line of a sheet was keyed by a second person who did not see the first result; the visit itself is
 * corrected where the second one was right. */
typedef enum
{
  GOCUA_SECOND_KEYING_SHEET = 1,
  GOCUA_SECOND_KEYING_LINE,
  GOCUA_SECOND_KEYING_VISIT,
  GOCUA_SECOND_KEYING_KEYER,   /* the author of the visit */
  GOCUA_SECOND_KEYING_CHECKER, /* who keyed it again */
  GOCUA_SECOND_KEYING_DATE,    /* ISO: when */
  GOCUA_SECOND_KEYING_OUTCOME, /* what the second person read, as in a visit */
  GOCUA_SECOND_KEYING_ANSWERS,
  GOCUA_SECOND_KEYING_REASON,
  GOCUA_SECOND_KEYING_FOLLOW_UP,
  GOCUA_SECOND_KEYING_DIFFERING, /* the fields of the visit that were read differently, "answers outcome" */
  GOCUA_SECOND_KEYING_RESULT,    /* "same"; "first", "second" or "other" says whose reading stands */
  GOCUA_SECOND_KEYING_N_FIELDS,
} GocuaSecondKeyingField;

/** GOCUA_MAX_FIELDS: as many as the bit mask of gocua_record_pack_stamps() has room for. */
#define GOCUA_MAX_FIELDS 16

/** GocuaFieldInfo: what may stand in a field. */
typedef struct
{
  const char *name;    /* in changes and as the column of the projection */
  GocuaValueType type; /* a field may always be null unless @required */
  gboolean required;   /* must have a value when the thing is made, and may not be taken away */
  gint64 min,
      max;  /* of an integer; of a text: @max is its greatest length in characters, 0 for the default */
  int unit; /* fields of one unit (> 0) are always set together, so that they win or lose together */
  gboolean is_date; /* text that is an ISO date */
} GocuaFieldInfo;

typedef struct
{
  const char *name;
  const GocuaFieldInfo *fields;
  guint n_fields;
} GocuaKindInfo;

/** gocua_kind_get_info: Returns: (transfer none): the description of @kind, for ever valid */
const GocuaKindInfo *gocua_kind_get_info (GocuaKind kind);

/** gocua_kind_from_name: Returns: the kind, or -1 for one that this version does not know */
int gocua_kind_from_name (const char *name);

/** gocua_kind_find_field: Returns: the index of the field, or -1 for one that this version does not know */
int gocua_kind_find_field (GocuaKind kind, const char *field);

/** gocua_kind_get_unit: Returns: a bit for each field that is set, wins and loses together with @field,
 * itself among them */
guint64 gocua_kind_get_unit (GocuaKind kind, guint field);

/**
 * gocua_kind_get_field_label:
 *
 * Returns: (transfer none): the translated name of a field for people, such as "Head of household"
 */
const char *gocua_kind_get_field_label (GocuaKind kind, guint field);

/**
 * gocua_force_get_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the forces that a team can belong to: "community",
 * "police", "youth", "women", "veterans", "farmers", "front", "union", "office"
 */
const char *const *gocua_force_get_ids (void);

/** gocua_force_get_label: Returns: (transfer none): the translated name of the force, @id itself if unknown
 */
const char *gocua_force_get_label (const char *id);

G_END_DECLS
