/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-plan.h: the dry run, what a list would do to the ward's roster. */
#pragma once

#include "roster/gocua-mapping.h"
#include "roster/gocua-roster-known.h"
#include "roster/gocua-table.h"
#include "store/gocua-types.h"

G_BEGIN_DECLS

/* The largest ward has 70,000 households; a longer list is of a district or of persons. */
#define GOCUA_ROSTER_MAX_ROWS 300000

#define GOCUA_ROSTER_ERROR (gocua_roster_error_quark ())
GQuark gocua_roster_error_quark (void);

typedef enum
{
  GOCUA_ROSTER_ERROR_NO_ROWS,  /* a header perhaps, and nothing below it */
  GOCUA_ROSTER_ERROR_TOO_MANY, /* more than GOCUA_ROSTER_MAX_ROWS */
  GOCUA_ROSTER_ERROR_STALE,    /* the ward's data changed since the dry run */
} GocuaRosterError;

/** GocuaRosterVerdict: what taking a row in would mean. */
typedef enum
{
  GOCUA_ROSTER_NEW,
  GOCUA_ROSTER_CHANGED,
  GOCUA_ROSTER_UNCHANGED,
  GOCUA_ROSTER_REFUSED,
} GocuaRosterVerdict;

#define GOCUA_ROSTER_N_VERDICTS (GOCUA_ROSTER_REFUSED + 1)

/**
 * GocuaRosterEntry:
 *
 * One row of the list. Belongs to its plan.
 */
typedef struct
{
  guint row; /* as a spreadsheet counts it, from 1 */
  GocuaRosterVerdict verdict;
  const GocuaRosterFacts *known; /* (nullable): the household that it is */
  guint changed;                 /* of a changed one: a bit (1 << field) for each #GocuaHouseholdField */
  const char
      *values[GOCUA_HOUSEHOLD_N_FIELDS]; /* what the list says, "" for nothing; the area by the ward's name */
  int column;                            /* of a refused one: where the trouble is, from 0; or -1 */
  const char *reason;                    /* of a refused one: a translated sentence */
} GocuaRosterEntry;

/** GocuaRosterOptions: how the list is to be taken. Zeroed is the default. */
typedef struct
{
  gboolean
      make_missing_areas; /* a khu phố that the ward does not have yet is made, and no reason to refuse */
  const char
      *area_word; /* (nullable): what "3" becomes as a new area: "Ấp" in a commune; default "Khu phố" */
  const char *default_area; /* (nullable): name of the area of new households whose row names none */
  guint eligible_age;   /* of a list of persons: from which age on they are counted as eligible; 0 for not */
  const char *age_date; /* (nullable): the day on which, ISO */
  gint64 saved_ms;      /* when the list was saved, for one that does not say itself; 0 if unknown */
  gboolean overwrite_newer; /* take what differs from what was entered after the list was saved */
} GocuaRosterOptions;

/**
 * GocuaRosterPlan:
 *
 * Every row of a list with its verdict. Immutable and reference-counted.
 */
typedef struct _GocuaRosterPlan GocuaRosterPlan;

#define GOCUA_TYPE_ROSTER_PLAN (gocua_roster_plan_get_type ())
GType gocua_roster_plan_get_type (void);
GocuaRosterPlan *gocua_roster_plan_ref (GocuaRosterPlan *self);
void gocua_roster_plan_unref (GocuaRosterPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaRosterPlan, gocua_roster_plan_unref)

/**
 * gocua_roster_plan_new:
 * @table: the list
 * @known: the ward as it is
 * @options: (nullable): how to take the list
 * @progress: (nullable): told how far the file is read, every thousand rows
 *
 * Reads the whole list and writes nothing. An empty cell says nothing: it never takes away what is known.
 * What was entered after the list was saved is not taken back, unless the options say so. Blank rows are
 * passed over. Blocks: for a worker thread.
 *
 * Returns: (transfer full): the plan; %NULL with #GocuaRosterError, #GocuaMappingError or the errors of
 * gocua_table_read()
 */
GocuaRosterPlan *gocua_roster_plan_new (GocuaTable *table,
                                        const GocuaMapping *mapping,
                                        GocuaRosterKnown *known,
                                        const GocuaRosterOptions *options,
                                        GocuaProgress *progress,
                                        GCancellable *cancellable,
                                        GError **error);

/** gocua_roster_plan_get_n_entries: Returns: how many rows have @verdict */
guint gocua_roster_plan_get_n_entries (GocuaRosterPlan *self, GocuaRosterVerdict verdict);

/** gocua_roster_plan_get_entry: Returns: (transfer none): the @index-th row with @verdict, in the order of
 * the list */
const GocuaRosterEntry *
gocua_roster_plan_get_entry (GocuaRosterPlan *self, GocuaRosterVerdict verdict, guint index);

/** gocua_roster_plan_get_new_areas: Returns: (transfer none) (element-type utf8): the areas that it makes */
GPtrArray *gocua_roster_plan_get_new_areas (GocuaRosterPlan *self);

/** gocua_roster_plan_get_n_odd_phones: Returns: how many rows have a phone that looks wrong and is kept as it
 * is */
guint gocua_roster_plan_get_n_odd_phones (GocuaRosterPlan *self);

/** gocua_roster_plan_get_n_people: Returns: how many rows of persons were counted into households; 0 where
 * each row is a household */
guint gocua_roster_plan_get_n_people (GocuaRosterPlan *self);

/** gocua_roster_plan_get_n_newer: Returns: how many values differ from the list, were entered after it was
 * saved, and are therefore kept */
guint gocua_roster_plan_get_n_newer (GocuaRosterPlan *self);

/** gocua_roster_plan_get_remarks: Returns: (transfer none): what gocua_table_list_remarks() said of the list
 */
const char *const *gocua_roster_plan_get_remarks (GocuaRosterPlan *self);

/** gocua_roster_plan_get_known: Returns: (transfer none): what the list was compared with */
GocuaRosterKnown *gocua_roster_plan_get_known (GocuaRosterPlan *self);

/** gocua_roster_plan_find_reason: @row: as a spreadsheet counts it. Returns: (transfer none) (nullable): why
 * it was refused; %NULL when it was not */
const char *gocua_roster_plan_find_reason (GocuaRosterPlan *self, guint row);

/** gocua_roster_entry_format_reason: Returns: (transfer full): "Row 12, column E: ..." of a refused row */
char *gocua_roster_entry_format_reason (const GocuaRosterEntry *entry);

/** gocua_roster_entry_format: Returns: (transfer full): one line about the row: who it is, and of a changed
 * one each value as it is and as the list has it; of a refused one gocua_roster_entry_format_reason() */
char *gocua_roster_entry_format (const GocuaRosterEntry *entry);

/** gocua_roster_verdict_get_label: Returns: (transfer none): the translated word, such as "Unchanged" */
const char *gocua_roster_verdict_get_label (GocuaRosterVerdict verdict);

G_END_DECLS
