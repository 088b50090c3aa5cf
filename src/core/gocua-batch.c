/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-batch.c: changes that belong together, on their way into the journal. */

#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include "core/gocua-batch.h"

#include <glib/gi18n.h>

GocuaBatch *
gocua_batch_new (const char *action)
{
  GocuaBatch *self = g_new0 (GocuaBatch, 1);

  g_atomic_ref_count_init (&self->refs);
  self->action = g_strdup (action);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
  self->made = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  return self;
}

GocuaBatch *
gocua_batch_ref (GocuaBatch *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gocua_batch_unref (GocuaBatch *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->action);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->made);
  g_free (self);
}

static gboolean
differs (const GocuaRecord *seen, const GocuaRecord *wanted, guint field)
{
  if (seen == NULL)
    return wanted->values[field].type != GOCUA_VALUE_NULL;
  return !gocua_value_equal (&seen->values[field], &wanted->values[field]);
}

/* A field is set when it differs, or when another field of its unit does. */
static gboolean
must_set (const GocuaKindInfo *info, const GocuaRecord *seen, const GocuaRecord *wanted, guint field)
{
  if (differs (seen, wanted, field))
    return TRUE;
  if (info->fields[field].unit == 0)
    return FALSE;
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].unit == info->fields[field].unit && differs (seen, wanted, i))
      return TRUE;
  return FALSE;
}

GocuaChange *
gocua_batch_make_change (const GocuaRecord *seen, const GocuaRecord *wanted)
{
  const GocuaKindInfo *info = gocua_kind_get_info (wanted->kind);
  g_autoptr (GocuaChange) change = NULL;

  g_return_val_if_fail (seen == NULL || gocua_id_equal (&seen->id, &wanted->id), NULL);

  change = gocua_change_new (info->name, &wanted->id);
  for (guint i = 0; i < info->n_fields; i++)
    if (must_set (info, seen, wanted, i))
      gocua_change_add (change, info->fields[i].name, &wanted->values[i], seen != NULL ? seen->stamps[i] : 0);
  return gocua_change_get_n_sets (change) > 0 ? g_steal_pointer (&change) : NULL;
}

gboolean
gocua_batch_put (GocuaBatch *self, const GocuaRecord *seen, GocuaRecord *wanted)
{
  GocuaChange *change = gocua_batch_make_change (seen, wanted);

  if (change == NULL)
    return FALSE;
  g_ptr_array_add (self->changes, change);
  if (gocua_id_is_null (&wanted->id))
    g_ptr_array_add (self->made, gocua_record_ref (wanted));
  return TRUE;
}

void
gocua_batch_give_ids (GocuaBatch *self, gint64 now_ms)
{
  guint n_made = 0;

  if (gocua_id_is_null (&self->id))
    gocua_id_init_new (&self->id, now_ms);
  for (guint i = 0; i < self->changes->len; i++)
    {
      GocuaChange *change = self->changes->pdata[i];

      if (gocua_id_is_null (&change->id))
        gocua_id_init_new (&change->id, now_ms);
      if (gocua_id_is_null (&change->entity))
        {
          GocuaRecord *record = g_ptr_array_index (self->made, n_made++);

          gocua_id_init_new (&record->id, now_ms);
          change->entity = record->id;
        }
    }
  g_ptr_array_set_size (self->made, 0);
}

void
gocua_batch_delete (GocuaBatch *self, const GocuaRecord *seen)
{
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

  gocua_record_set_int (wanted, GOCUA_FIELD_DELETED, 1);
  gocua_batch_put (self, seen, wanted);
}

static const struct
{
  const char *action;
  const char *label;
} action_labels[] = {
  { "visit.new", NC_ ("action", "New visit") },
  { "visit.edit", NC_ ("action", "Visit corrected") },
  { "visit.withdraw", NC_ ("action", "Visit withdrawn") },
  { "household.new", NC_ ("action", "New household") },
  { "household.edit", NC_ ("action", "Household edited") },
  { "household.archive", NC_ ("action", "Household taken off the roster") },
  { "household.restore", NC_ ("action", "Household put back on the roster") },
  { "household.team", NC_ ("action", "Team in charge changed") },
  { "household.follow-up", NC_ ("action", "Follow-up planned") },
  { "household.merge", NC_ ("action", "Double households merged") },
  { "household.distinct", NC_ ("action", "Households marked as not the same") },
  { "area.edit", NC_ ("action", "Areas edited") },
  { "area.split", NC_ ("action", "Area split") },
  { "area.merge", NC_ ("action", "Areas merged") },
  { "area.move", NC_ ("action", "Households moved to another area") },
  { "area.group", NC_ ("action", "Tổ renamed") },
  { "team.edit", NC_ ("action", "Teams edited") },
  { "campaign.edit", NC_ ("action", "Campaign edited") },
  { "sheet.new", NC_ ("action", "Sheets made") },
  { "sheet.edit", NC_ ("action", "Sheet moved on") },
  { "sheet.key", NC_ ("action", "Lines of a sheet entered") },
  { "sheet.check", NC_ ("action", "Line entered a second time") },
  { "roster.import", NC_ ("action", "Roster taken in") },
  { "ward.new", NC_ ("action", "Ward set up") },
  { "ward.carry", NC_ ("action", "Carried over from an old ward") },
  { "carry.back", NC_ ("action", "What was carried over taken back") },
  { "sample", NC_ ("action", "Sample ward made") },
  { "conflict.settle", NC_ ("action", "Conflict settled") },
  { "undo", NC_ ("action", "Undone") },
  { "redo", NC_ ("action", "Done again") },
};

const char *
gocua_batch_action_get_label (const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (action_labels); i++)
    if (g_strcmp0 (action_labels[i].action, action) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "action", action_labels[i].label);
  return action != NULL ? action : "";
}
