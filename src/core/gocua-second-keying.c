/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-second-keying.c: a line of a sheet keyed by two people: what differs, who was right, which lines to
 * ask. */

#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include "core/gocua-second-keying.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-answers.h"

static const char *const reading_ids[] = { "same", "first", "second", "other" };

guint
gocua_verify_percent (guint n_earlier, guint n_checked, guint n_wrong)
{
  if (n_earlier < GOCUA_VERIFY_FIRST_SHEETS)
    return 100;
  if (n_checked >= GOCUA_VERIFY_ENOUGH && n_wrong * 100.0 > GOCUA_VERIFY_MANY_ERRORS * n_checked)
    return GOCUA_VERIFY_MORE_PERCENT;
  return GOCUA_VERIFY_PERCENT;
}

gboolean
gocua_verify_wants_line (const GocuaId *sheet, guint line, guint percent)
{
  g_return_val_if_fail (sheet != NULL, FALSE);

  /* Lines of one sheet differ in the last step only, so what they have in common is spread once more. */
  return (gocua_id_mix (sheet, line) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) % 100 < percent;
}

guint
gocua_second_keying_compare (const GocuaRecord *first, const GocuaRecord *second)
{
  guint differing = 0;

  g_return_val_if_fail (first != NULL && second != NULL, 0);

  for (guint field = 0; field < GOCUA_VISIT_N_FIELDS; field++)
    if ((GOCUA_READING_FIELDS & 1u << field) != 0 &&
        !gocua_value_equal (&first->values[field], &second->values[field]))
      differing |= 1u << field;
  return differing;
}

const char *
gocua_reading_get_id (GocuaReading reading)
{
  g_return_val_if_fail ((guint) reading < G_N_ELEMENTS (reading_ids), "");

  return reading_ids[reading];
}

gboolean
gocua_reading_from_id (const char *id, GocuaReading *reading)
{
  for (guint i = 0; i < G_N_ELEMENTS (reading_ids); i++)
    if (g_strcmp0 (reading_ids[i], id) == 0)
      {
        *reading = (GocuaReading) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
gocua_reading_is_error (GocuaReading reading)
{
  return reading == GOCUA_READING_SECOND || reading == GOCUA_READING_OTHER;
}

static char *
format_differing (guint differing)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint field = 0; field < GOCUA_VISIT_N_FIELDS; field++)
    if ((differing & 1u << field) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                              gocua_kind_get_info (GOCUA_KIND_VISIT)->fields[field].name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GocuaRecord *
make_record (const GocuaSecondKeying *self, GocuaReading reading)
{
  static const struct
  {
    guint visit, keying;
  } copied[] = {
    { GOCUA_VISIT_SHEET, GOCUA_SECOND_KEYING_SHEET },
    { GOCUA_VISIT_LINE, GOCUA_SECOND_KEYING_LINE },
    { GOCUA_VISIT_OUTCOME, GOCUA_SECOND_KEYING_OUTCOME },
    { GOCUA_VISIT_ANSWERS, GOCUA_SECOND_KEYING_ANSWERS },
    { GOCUA_VISIT_REASON, GOCUA_SECOND_KEYING_REASON },
    { GOCUA_VISIT_FOLLOW_UP, GOCUA_SECOND_KEYING_FOLLOW_UP },
  };
  GocuaRecord *record = gocua_record_new (GOCUA_KIND_SECOND_KEYING, NULL);
  g_autofree char *differing = format_differing (gocua_second_keying_compare (self->visit, self->second));

  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    {
      gboolean is_reading = (GOCUA_READING_FIELDS & 1u << copied[i].visit) != 0;
      const GocuaRecord *from = is_reading ? self->second : self->visit;

      gocua_value_copy (&record->values[copied[i].keying], &from->values[copied[i].visit]);
    }
  gocua_record_set_id (record, GOCUA_SECOND_KEYING_VISIT, &self->visit->id);
  if (self->keyer != NULL)
    gocua_record_set_text (record, GOCUA_SECOND_KEYING_KEYER, self->keyer);
  if (self->checker != NULL)
    gocua_record_set_text (record, GOCUA_SECOND_KEYING_CHECKER, self->checker);
  gocua_record_set_text (record, GOCUA_SECOND_KEYING_DATE, self->date);
  gocua_record_set_text (record, GOCUA_SECOND_KEYING_DIFFERING, differing);
  gocua_record_set_text (record, GOCUA_SECOND_KEYING_RESULT, gocua_reading_get_id (reading));
  return record;
}

void
gocua_second_keying_put (GocuaBatch *batch, const GocuaSecondKeying *self, GocuaReading reading)
{
  g_autoptr (GocuaRecord) record = NULL;
  g_autoptr (GocuaRecord) corrected = NULL;
  const GocuaRecord *stands = reading == GOCUA_READING_OTHER ? self->stands : self->second;

  g_return_if_fail (batch != NULL && self != NULL && self->visit != NULL && self->second != NULL);
  g_return_if_fail (reading != GOCUA_READING_OTHER || self->stands != NULL);

  record = make_record (self, reading);
  gocua_batch_put (batch, NULL, record);
  if (!gocua_reading_is_error (reading))
    return;
  corrected = gocua_record_copy (self->visit);
  for (guint field = 0; field < GOCUA_VISIT_N_FIELDS; field++)
    if ((GOCUA_READING_FIELDS & 1u << field) != 0)
      gocua_value_copy (&corrected->values[field], &stands->values[field]);
  gocua_batch_put (batch, self->visit, corrected);
}

gboolean
gocua_second_keying_validate (const GocuaChange *change, const char **field, GError **error)
{
  const GocuaSet *result = gocua_change_find_field (change, GOCUA_SECOND_KEYING_RESULT);
  const GocuaSet *answers = gocua_change_find_field (change, GOCUA_SECOND_KEYING_ANSWERS);
  const GocuaSet *wrong = NULL;
  GocuaReading reading;

  if (result != NULL && result->value.type == GOCUA_VALUE_TEXT &&
      !gocua_reading_from_id (result->value.text, &reading))
    wrong = result;
  else if (answers != NULL && answers->value.type == GOCUA_VALUE_TEXT &&
           !gocua_answers_is_valid (answers->value.text))
    wrong = answers;
  if (wrong == NULL)
    return TRUE;
  *field = wrong->field;
  g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_VALUE, _ ("%s: “%s” can’t be read."),
               gocua_kind_get_field_label (GOCUA_KIND_SECOND_KEYING, (guint) wrong->index),
               wrong->value.text);
  return FALSE;
}
