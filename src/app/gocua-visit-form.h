/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-visit-form.h: a visit as it is being typed, what is wrong with it, and the record it becomes. */
#pragma once

#include "app/gocua-form-remark.h"
#include "core/gocua-record.h"
#include "core/gocua-status.h"

G_BEGIN_DECLS

/** GOCUA_VISIT_FORM_ANSWER: the place of the answer in @slot; the other places are those of #GocuaVisitField.
 */
#define GOCUA_VISIT_FORM_ANSWER(slot) (GOCUA_VISIT_N_FIELDS + (guint) (slot))

/** GocuaVisitForm: what stands in the fields of the dialog, as typed. All texts may be %NULL. */
typedef struct
{
  char *date;
  GocuaId team;
  GocuaOutcome outcome;
  char *answers[GOCUA_MAX_INDICATORS]; /* by slot; "0" and "1" for no and yes */
  char *reason;                        /* its id */
  char *follow_up;
  char *note;
} GocuaVisitForm;

/** gocua_visit_form_load: fills an empty form from @visit (nullable: a new visit, dated @today). */
void gocua_visit_form_load (GocuaVisitForm *self,
                            const GocuaRecord *visit,
                            const GocuaCampaign *campaign,
                            const char *today);
void gocua_visit_form_clear (GocuaVisitForm *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaVisitForm, gocua_visit_form_clear)

/** gocua_visit_form_get_values: @values: (out) (array): the value of each slot; what is no number is unknown
 */
void gocua_visit_form_get_values (const GocuaVisitForm *self, int values[GOCUA_MAX_INDICATORS]);

/**
 * gocua_visit_form_check:
 * @today: ISO date
 * @eligible_people: people of eligible age in the household, -1 where it is not known
 *
 * Returns: (transfer full) (element-type GocuaFormRemark): what is wrong
 */
GPtrArray *gocua_visit_form_check (const GocuaVisitForm *self,
                                   const GocuaCampaign *campaign,
                                   const char *today,
                                   int eligible_people);

/**
 * gocua_visit_form_store:
 * @visit: gets what the form holds; answers to indicators that the campaign does not have stay as they are
 *
 * For a form without hard remarks.
 */
void gocua_visit_form_store (const GocuaVisitForm *self,
                             GocuaRecord *visit,
                             const GocuaCampaign *campaign,
                             const char *today);

G_END_DECLS
