/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-form-remark.c: what a form has to say at one of its fields. */

#define G_LOG_DOMAIN "gocua-app"

#include "app/gocua-form-remark.h"

#include "core/gocua-answers.h"

GocuaFormRemark *
gocua_form_remark_new (guint place, gboolean hard, char *message)
{
  GocuaFormRemark *self = g_new0 (GocuaFormRemark, 1);

  self->place = place;
  self->hard = hard;
  self->message = message;
  return self;
}

void
gocua_form_remark_free (GocuaFormRemark *self)
{
  g_clear_pointer (&self->problem, gocua_problem_free);
  g_free (self->message);
  g_free (self);
}

GPtrArray *
gocua_form_remarks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_form_remark_free);
}

GocuaFormRemark *
gocua_form_remarks_find (GPtrArray *remarks, guint place)
{
  GocuaFormRemark *found = NULL;

  g_return_val_if_fail (remarks != NULL, NULL);

  for (guint i = 0; i < remarks->len; i++)
    {
      GocuaFormRemark *remark = g_ptr_array_index (remarks, i);

      if (remark->place == place && (found == NULL || (remark->hard && !found->hard)))
        found = remark;
    }
  return found;
}

gboolean
gocua_form_remarks_can_save (GPtrArray *remarks)
{
  g_return_val_if_fail (remarks != NULL, FALSE);

  for (guint i = 0; i < remarks->len; i++)
    if (((GocuaFormRemark *) g_ptr_array_index (remarks, i))->hard)
      return FALSE;
  return TRUE;
}

int
gocua_form_parse_number (const char *text)
{
  g_autofree char *digits = g_strstrip (g_strdup (text != NULL ? text : ""));
  guint64 number;

  if (*digits == '\0')
    return GOCUA_ANSWER_UNKNOWN;
  if (!g_ascii_string_to_unsigned (digits, 10, 0, GOCUA_ANSWER_MAX, &number, NULL))
    return GOCUA_FORM_NO_NUMBER;
  return (int) number;
}
