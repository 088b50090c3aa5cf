/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-problem.h: answers of one visit that contradict each other, and what would mend them. */
#pragma once

#include "core/gocua-campaign.h"

G_BEGIN_DECLS

/**
 * GocuaProblemKind:
 * @GOCUA_PROBLEM_NOT_MET: answers are given, but nobody was met; otherwise "knows of those reached" could
 * pass 100 %
 * @GOCUA_PROBLEM_NOT_YESNO: a yes-or-no indicator holds a number above 1
 * @GOCUA_PROBLEM_NEEDS_YES: a yes whose required indicator is not answered
 * @GOCUA_PROBLEM_CONTRADICTS: a yes whose required indicator is answered with no
 * @GOCUA_PROBLEM_MORE_THAN_REQUIRED: more people than in the count that it requires
 * @GOCUA_PROBLEM_MORE_THAN_PEOPLE: more people than the household has of eligible age
 */
typedef enum
{
  GOCUA_PROBLEM_NOT_MET,
  GOCUA_PROBLEM_NOT_YESNO,
  GOCUA_PROBLEM_NEEDS_YES,
  GOCUA_PROBLEM_CONTRADICTS,
  GOCUA_PROBLEM_MORE_THAN_REQUIRED,
  GOCUA_PROBLEM_MORE_THAN_PEOPLE,
} GocuaProblemKind;

typedef enum
{
  GOCUA_MEND_NONE,    /* only a person can tell which number is wrong */
  GOCUA_MEND_ANSWER,  /* put mend_value into mend_slot */
  GOCUA_MEND_OUTCOME, /* make mend_outcome the outcome */
} GocuaMend;

/**
 * GocuaProblem:
 * @slot: the slot of the indicator that is in doubt, -1 where it is the outcome
 * @other_slot: the slot of the indicator that it contradicts, or -1
 * @message: a sentence that says what is wrong, translated
 * @mend_label: (nullable): what the mend does, for a button, translated; %NULL where there is none
 *
 * Every mend adds what follows from an answer and takes none away, so mending again and again comes to an
 * end.
 */
typedef struct
{
  GocuaProblemKind kind;
  int slot;
  int other_slot;
  char *message;
  GocuaMend mend;
  int mend_slot;
  int mend_value;
  GocuaOutcome mend_outcome;
  char *mend_label;
} GocuaProblem;

void gocua_problem_free (GocuaProblem *self);

/**
 * gocua_campaign_check_answers:
 * @values: the value of each slot of the campaign: below 0 unknown, 0 no, from 1 yes or how many people
 * @eligible_people: people of eligible age in the household, below 0 unknown
 * @outcome: the outcome of the visit, %GOCUA_OUTCOME_NONE while none is chosen
 *
 * Finds what cannot be true together. The same input gives the same list: first the outcome, then slot by
 * slot. A problem is shown and never keeps an entry from being saved. Pure; any thread.
 *
 * Returns: (transfer full) (element-type GocuaProblem): the problems, empty when there are none
 */
GPtrArray *gocua_campaign_check_answers (const GocuaCampaign *self,
                                         const int *values,
                                         int eligible_people,
                                         GocuaOutcome outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaProblem, gocua_problem_free)

G_END_DECLS
