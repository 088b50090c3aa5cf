/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-undo-rest.c: what of an undo is not possible any more. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-undo-rest.h"

#include "core/gocua-batch.h"
#include "core/gocua-date.h"

#include <glib/gi18n.h>

static const char *
text_of (const GocuaRecord *record, guint field)
{
  const char *text = gocua_record_get_text (record, field);

  return text != NULL ? text : "";
}

/* Returns: (transfer full): what a person calls the thing */
static char *
name_thing (const GocuaRecord *record)
{
  switch (record->kind)
    {
    case GOCUA_KIND_AREA:
      return g_strdup (text_of (record, GOCUA_AREA_NAME));
    case GOCUA_KIND_TEAM:
      return g_strdup (text_of (record, GOCUA_TEAM_NAME));
    case GOCUA_KIND_HOUSEHOLD:
      if (*text_of (record, GOCUA_HOUSEHOLD_ADDRESS) == '\0')
        return g_strdup (text_of (record, GOCUA_HOUSEHOLD_HEAD));
      return g_strdup (text_of (record, GOCUA_HOUSEHOLD_ADDRESS));
    case GOCUA_KIND_VISIT:
      if (gocua_date_is_valid (text_of (record, GOCUA_VISIT_DATE)))
        return gocua_date_format (text_of (record, GOCUA_VISIT_DATE));
      return g_strdup ("");
    default:
      return g_strdup ("");
    }
}

static void
keep_field (const GocuaRecord *now, GocuaRecord *wanted, guint field, GString *left)
{
  g_autofree char *name = name_thing (now);

  gocua_value_copy (&wanted->values[field], &now->values[field]);
  g_string_append_printf (left, "%s", left->len > 0 ? "\n" : "");
  /* Translators: what was not undone: the name of a household, area or team, or the date of a visit; a field
   */
  g_string_append_printf (left, _ ("“%s”: %s stays as it is, since somebody else has worked on it."), name,
                          gocua_kind_get_field_label (now->kind, field));
}

/* With the field go those that are only set together with it. */
static void
keep_unit (const GocuaRecord *now, GocuaRecord *wanted, guint field, GString *left)
{
  const GocuaKindInfo *info = gocua_kind_get_info (now->kind);

  keep_field (now, wanted, field, left);
  for (guint i = 0; i < info->n_fields; i++)
    if (i != field && info->fields[field].unit > 0 && info->fields[i].unit == info->fields[field].unit)
      gocua_value_copy (&wanted->values[i], &now->values[i]);
}

/* Returns: the first field of the change from @now to @wanted that breaks a rule, or -1 */
static int
find_broken (const GocuaRecord *now, GocuaRecord *wanted, GocuaStamp stamp)
{
  g_autoptr (GocuaBatch) trial = gocua_batch_new ("undo");
  const char *field = NULL;
  GocuaChange *change;

  if (!gocua_batch_put (trial, now, wanted))
    return -1;
  change = trial->changes->pdata[0];
  change->stamp = stamp;
  if (gocua_change_validate (change, FALSE, &field, NULL) || field == NULL)
    return -1;
  return gocua_kind_find_field (now->kind, field);
}

/* The rule of a new household holds for one that goes back to its beginning, too. */
static void
keep_nameable (const GocuaRecord *now, GocuaRecord *wanted, GString *left)
{
  static const guint names[] = { GOCUA_HOUSEHOLD_ADDRESS, GOCUA_HOUSEHOLD_HEAD };

  if (now->kind != GOCUA_KIND_HOUSEHOLD || gocua_record_get_text (wanted, names[0]) != NULL ||
      gocua_record_get_text (wanted, names[1]) != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (gocua_record_get_text (now, names[i]) != NULL)
      keep_field (now, wanted, names[i], left);
}

void
gocua_undo_rest_keep (const GocuaRecord *now, GocuaRecord *wanted, GocuaStamp stamp, GString *left)
{
  const GocuaKindInfo *info;
  int broken;

  g_return_if_fail (now != NULL && wanted != NULL && now->kind == wanted->kind);
  g_return_if_fail (left != NULL);

  info = gocua_kind_get_info (now->kind);
  keep_nameable (now, wanted, left);
  /* Each round keeps a field more. */
  for (guint i = 0; i < info->n_fields && (broken = find_broken (now, wanted, stamp)) >= 0; i++)
    keep_unit (now, wanted, (guint) broken, left);
}
