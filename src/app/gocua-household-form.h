/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-form.h: a household as it is being typed, what is wrong with it, and the record it becomes.
 */
#pragma once

#include "app/gocua-form-remark.h"
#include "core/gocua-record.h"

G_BEGIN_DECLS

/** GocuaHouseholdForm: what stands in the fields of the dialog, as typed. The places of its remarks are the
 * fields. */
typedef struct
{
  char *texts[GOCUA_HOUSEHOLD_N_FIELDS]; /* (nullable): by #GocuaHouseholdField; numbers and dates as typed */
  GocuaId area;
  GocuaId team;
  int year; /* of a date that is typed without one, 0: one must be typed */
} GocuaHouseholdForm;

/** gocua_household_form_load: fills an empty form from @household (nullable: a new one). */
void gocua_household_form_load (GocuaHouseholdForm *self, const GocuaRecord *household);
void gocua_household_form_set_text (GocuaHouseholdForm *self, guint field, const char *text);
void gocua_household_form_clear (GocuaHouseholdForm *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaHouseholdForm, gocua_household_form_clear)

/** gocua_household_form_check: Returns: (transfer full) (element-type GocuaFormRemark): what is wrong */
GPtrArray *gocua_household_form_check (const GocuaHouseholdForm *self);

/** gocua_household_form_store: @household gets what the form holds. For a form without hard remarks. */
void gocua_household_form_store (const GocuaHouseholdForm *self, GocuaRecord *household);

G_END_DECLS
