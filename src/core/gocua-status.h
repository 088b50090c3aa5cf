/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-status.h: where one household stands in one campaign, worked out from its visits. */
#pragma once

#include "core/gocua-outcome.h"
#include "core/gocua-record.h"

G_BEGIN_DECLS

#define GOCUA_MAX_INDICATORS 16
#define GOCUA_ISO_DATE_SIZE  11

/**
 * GocuaStatus:
 *
 * The definitions are those of the glossary in DESIGN.md; nothing else in the program decides them again.
 */
typedef struct
{
  gboolean eligible;                      /* on the roster and its latest definite outcome lets it count */
  gboolean reached;                       /* has at least one visit with outcome met */
  int attempts;                           /* all visits that count */
  GocuaOutcome outcome;                   /* of the latest visit, NONE if there is none */
  char last_date[GOCUA_ISO_DATE_SIZE];    /* of the latest visit, "" if there is none */
  char reached_date[GOCUA_ISO_DATE_SIZE]; /* of the first visit with outcome met */
  char follow_up[GOCUA_ISO_DATE_SIZE];    /* when somebody is to come again and has not yet, "" for no more */
  char *reason;                     /* (owned) (nullable): of the latest visit that gave one or an answer */
  int values[GOCUA_MAX_INDICATORS]; /* by slot; GOCUA_ANSWER_UNKNOWN where nothing is known */
} GocuaStatus;

void gocua_status_clear (GocuaStatus *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaStatus, gocua_status_clear)

/**
 * gocua_status_compute:
 * @self: (out caller-allocates): cleared first if it was used before
 * @household: the household, with the stamp of its planned follow-up
 * @visits: (element-type GocuaRecord): its visits of the campaign in any order; deleted and withdrawn ones do
 * not count
 * @indicators: (array length=n_indicators): ids of the campaign's indicators by slot
 *
 * An indicator is the answer of the latest visit that answered it: a later absence does not wipe out an
 * earlier answer, a later "no" does. "Latest" is by date, then by the stamp with which the visit was made (a
 * correction does not move it), then by id. A follow-up that was promised at a visit or planned at the desk
 * is open until a later visit with a definite outcome, or until a later one takes its place; planning one
 * counts at the day and the moment when it was planned. None is planned says nothing, so that taking a plan
 * back brings back what was promised before.
 */
void gocua_status_compute (GocuaStatus *self,
                           const GocuaRecord *household,
                           GPtrArray *visits,
                           const char *const *indicators,
                           guint n_indicators);

/**
 * gocua_status_add_visit:
 * @self: the status of a household that is on the roster and has no planned follow-up, as
 * gocua_status_compute() made it
 * @visit: a visit of the campaign that was not among those
 *
 * Brings the status up to date without the other visits, which it can when @visit is later than all of them
 * by its date alone, or does not count.
 *
 * Returns: %FALSE when it is not; then @self is as it was, and all visits must be looked at
 */
gboolean gocua_status_add_visit (GocuaStatus *self,
                                 const GocuaRecord *visit,
                                 const char *const *indicators,
                                 guint n_indicators);

G_END_DECLS
