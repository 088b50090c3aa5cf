/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-form-remark.h: what a form has to say at one of its fields. */
#pragma once

#include "core/gocua-problem.h"

G_BEGIN_DECLS

/** GOCUA_FORM_NO_NUMBER: what gocua_form_parse_number() returns for text that is no number in range. */
#define GOCUA_FORM_NO_NUMBER (-2)

/**
 * GocuaFormRemark:
 * @place: the field of the form that it stands at; each form says what its places are
 * @hard: whether the form can't be saved before it is mended
 * @message: a translated sentence
 * @problem: (nullable): the contradiction behind it, with its mend
 */
typedef struct
{
  guint place;
  gboolean hard;
  char *message;
  GocuaProblem *problem;
} GocuaFormRemark;

/** gocua_form_remark_new: @message: (transfer full). Returns: (transfer full): a remark */
GocuaFormRemark *gocua_form_remark_new (guint place, gboolean hard, char *message);
void gocua_form_remark_free (GocuaFormRemark *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaFormRemark, gocua_form_remark_free)

/** gocua_form_remarks_new: Returns: (transfer full) (element-type GocuaFormRemark): an empty list that owns
 * its remarks */
GPtrArray *gocua_form_remarks_new (void);

/** gocua_form_remarks_find: Returns: (transfer none) (nullable): the remark to show at @place, a hard one
 * before others */
GocuaFormRemark *gocua_form_remarks_find (GPtrArray *remarks, guint place);

/** gocua_form_remarks_can_save: Returns: whether none of @remarks is hard */
gboolean gocua_form_remarks_can_save (GPtrArray *remarks);

/**
 * gocua_form_parse_number:
 * @text: (nullable): digits as typed, blanks around them are fine
 *
 * Returns: the number, -1 for nothing, %GOCUA_FORM_NO_NUMBER for anything but 0 to 999
 */
int gocua_form_parse_number (const char *text);

G_END_DECLS
