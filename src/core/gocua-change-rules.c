/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-change-rules.c: what a change must keep to, seen from the change alone. */

#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include "core/gocua-answers.h"
#include "core/gocua-change.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"
#include "core/gocua-outcome.h"
#include "core/gocua-second-keying.h"
#include "core/gocua-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (gocua - change - error - quark, gocua_change_error)

#define DEFAULT_MAX_LENGTH 200
#define DAY_MS             (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

static gboolean
check_text (GocuaKind kind, guint field, const GocuaFieldInfo *info, const char *text, GError **error)
{
  glong max = info->max > 0 ? (glong) info->max : DEFAULT_MAX_LENGTH;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_VALUE,
                   _ ("%s: the text is not valid UTF-8."), gocua_kind_get_field_label (kind, field));
      return FALSE;
    }
  /* Counted only where there are more bytes than characters allowed. */
  if (strlen (text) > (gsize) max && g_utf8_strlen (text, -1) > max)
    {
      g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_RANGE,
                   /* Translators: field name, greatest number of characters */
                   _ ("%s: the text is too long, at most %ld characters are kept."),
                   gocua_kind_get_field_label (kind, field), max);
      return FALSE;
    }
  if (info->is_date && !gocua_date_is_valid (text))
    {
      g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_DATE, _ ("%s: “%s” is not a date."),
                   gocua_kind_get_field_label (kind, field), text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_value (GocuaKind kind, guint field, const GocuaFieldInfo *info, const GocuaValue *value, GError **error)
{
  if (value->type == GOCUA_VALUE_NULL)
    {
      if (!info->required)
        return TRUE;
      g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_MISSING, _ ("%s: this must be filled in."),
                   gocua_kind_get_field_label (kind, field));
      return FALSE;
    }
  if (value->type != info->type)
    {
      g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_TYPE,
                   _ ("%s: the value has the wrong type."), gocua_kind_get_field_label (kind, field));
      return FALSE;
    }
  if (value->type == GOCUA_VALUE_INT && (value->integer < info->min || value->integer > info->max))
    {
      g_autofree char *shown = gocua_number_format (value->integer);
      g_autofree char *min = gocua_number_format (info->min);
      g_autofree char *max = gocua_number_format (info->max);

      g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_RANGE,
                   /* Translators: field name, the number, smallest, greatest */
                   _ ("%s: %s is not between %s and %s."), gocua_kind_get_field_label (kind, field), shown,
                   min, max);
      return FALSE;
    }
  return value->type != GOCUA_VALUE_TEXT || check_text (kind, field, info, value->text, error);
}

static gboolean
check_required (const GocuaChange *self,
                const GocuaKindInfo *info,
                int kind,
                const char **field,
                GError **error)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      if (!info->fields[i].required || gocua_change_find_field (self, i) != NULL)
        continue;
      *field = info->fields[i].name;
      g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_MISSING, _ ("%s: this must be filled in."),
                   gocua_kind_get_field_label (kind, i));
      return FALSE;
    }
  return TRUE;
}

/* A unit is set as a whole or not at all; otherwise two edits could mix into a pair that nobody entered. */
static gboolean
check_units (const GocuaChange *self, const GocuaKindInfo *info, int kind, const char **field, GError **error)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      if (info->fields[i].unit == 0 || gocua_change_find_field (self, i) == NULL)
        continue;
      for (guint j = 0; j < info->n_fields; j++)
        {
          if (info->fields[j].unit != info->fields[i].unit || gocua_change_find_field (self, j) != NULL)
            continue;
          *field = info->fields[j].name;
          g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_UNIT,
                       _ ("%s and %s can only be recorded together."), gocua_kind_get_field_label (kind, i),
                       gocua_kind_get_field_label (kind, j));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_household (const GocuaChange *self, const char **field, GError **error)
{
  const GocuaSet *people = gocua_change_find_field (self, GOCUA_HOUSEHOLD_PEOPLE);
  const GocuaSet *eligible = gocua_change_find_field (self, GOCUA_HOUSEHOLD_ELIGIBLE);

  if (people != NULL && eligible != NULL && people->value.type == GOCUA_VALUE_INT &&
      eligible->value.type == GOCUA_VALUE_INT && eligible->value.integer > people->value.integer)
    {
      g_autofree char *some = gocua_number_format (eligible->value.integer);
      g_autofree char *all = gocua_number_format (people->value.integer);

      *field = "eligible";
      g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_VALUE,
                   _ ("People of eligible age: %s is more than the %s people of the household."), some, all);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_new_household (const GocuaChange *self, const char **field, GError **error)
{
  const GocuaSet *head = gocua_change_find_field (self, GOCUA_HOUSEHOLD_HEAD);
  const GocuaSet *address = gocua_change_find_field (self, GOCUA_HOUSEHOLD_ADDRESS);

  if ((head != NULL && head->value.type != GOCUA_VALUE_NULL) ||
      (address != NULL && address->value.type != GOCUA_VALUE_NULL))
    return TRUE;
  *field = "address";
  g_set_error_literal (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_MISSING,
                       _ ("A household needs an address or the name of its head."));
  return FALSE;
}

/* By the stamp, which the server may lower afterwards: only for who makes the change. */
static gboolean
check_visit_date (const GocuaChange *self, const char **field, GError **error)
{
  const GocuaSet *date = gocua_change_find_field (self, GOCUA_VISIT_DATE);
  g_autofree char *latest = NULL;
  g_autofree char *shown = NULL;

  if (date == NULL || date->value.type != GOCUA_VALUE_TEXT || self->stamp == 0)
    return TRUE;
  /* One day of grace: the clocks of two office PCs may stand on two sides of midnight. */
  latest = gocua_date_from_ms (GOCUA_STAMP_MS (self->stamp) + DAY_MS);
  if (strcmp (date->value.text, latest) <= 0)
    return TRUE;
  shown = gocua_date_format (date->value.text);
  *field = "date";
  g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_DATE, _ ("Date of visit: %s is in the future."),
               shown);
  return FALSE;
}

static gboolean
check_visit (const GocuaChange *self, const char **field, GError **error)
{
  const GocuaSet *outcome = gocua_change_find_field (self, GOCUA_VISIT_OUTCOME);
  const GocuaSet *answers = gocua_change_find_field (self, GOCUA_VISIT_ANSWERS);

  if (outcome != NULL && outcome->value.type == GOCUA_VALUE_TEXT &&
      gocua_outcome_from_id (outcome->value.text) == GOCUA_OUTCOME_NONE)
    {
      *field = "outcome";
      g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_VALUE, _ ("Outcome: “%s” is not known."),
                   outcome->value.text);
      return FALSE;
    }
  if (answers != NULL && answers->value.type == GOCUA_VALUE_TEXT &&
      !gocua_answers_is_valid (answers->value.text))
    {
      *field = "answers";
      g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_VALUE, _ ("Answers: “%s” can’t be read."),
                   answers->value.text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_sets (const GocuaChange *self, int kind, const GocuaKindInfo *info, const char **field, GError **error)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      const GocuaSet *set = gocua_change_get_set (self, i);
      int index = set->index;

      if (index < 0)
        continue;
      *field = info->fields[index].name;
      if (!check_value (kind, (guint) index, &info->fields[index], &set->value, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gocua_change_validate_content (const GocuaChange *self, const char **field, GError **error)
{
  int kind;
  const GocuaKindInfo *info;
  const char *ignored = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (field == NULL)
    field = &ignored;
  *field = NULL;
  if (self->sets->len == 0)
    {
      g_set_error_literal (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_EMPTY,
                           _ ("The change sets nothing."));
      return FALSE;
    }
  kind = self->known_kind;
  if (kind < 0)
    return TRUE;
  info = gocua_kind_get_info (kind);
  if (!check_sets (self, kind, info, field, error) || !check_units (self, info, kind, field, error))
    return FALSE;
  if (kind == GOCUA_KIND_HOUSEHOLD && !check_household (self, field, error))
    return FALSE;
  if (kind == GOCUA_KIND_VISIT && !check_visit (self, field, error))
    return FALSE;
  if (kind == GOCUA_KIND_SHEET && !gocua_sheet_validate (self, field, error))
    return FALSE;
  if (kind == GOCUA_KIND_SECOND_KEYING && !gocua_second_keying_validate (self, field, error))
    return FALSE;
  *field = NULL;
  return TRUE;
}

gboolean
gocua_change_validate (const GocuaChange *self, gboolean creates, const char **field, GError **error)
{
  int kind;
  const char *ignored = NULL;

  if (field == NULL)
    field = &ignored;
  if (!gocua_change_validate_content (self, field, error))
    return FALSE;
  kind = self->known_kind;
  if (kind < 0)
    return TRUE;
  if (creates && !check_required (self, gocua_kind_get_info (kind), kind, field, error))
    return FALSE;
  if (creates && kind == GOCUA_KIND_HOUSEHOLD && !check_new_household (self, field, error))
    return FALSE;
  return kind != GOCUA_KIND_VISIT || check_visit_date (self, field, error);
}
