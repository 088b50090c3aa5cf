/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-record.c: one thing as it stands: its fields, each with the stamp that set it. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-record.h"

#include "core/gocua-text.h"

#include <string.h>

#define PACKED_SIZE GOCUA_RECORD_PACKED_SIZE

static guint
n_fields (const GocuaRecord *self)
{
  return gocua_kind_get_info (self->kind)->n_fields;
}

GocuaRecord *
gocua_record_new (GocuaKind kind, const GocuaId *id)
{
  GocuaRecord *self = g_new0 (GocuaRecord, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  if (id != NULL)
    self->id = *id;
  return self;
}

GocuaRecord *
gocua_record_copy (const GocuaRecord *self)
{
  GocuaRecord *copy = gocua_record_new (self->kind, &self->id);

  for (guint i = 0; i < n_fields (self); i++)
    gocua_value_copy (&copy->values[i], &self->values[i]);
  memcpy (copy->stamps, self->stamps, sizeof copy->stamps);
  memcpy (copy->devices, self->devices, sizeof copy->devices);
  return copy;
}

GocuaRecord *
gocua_record_ref (GocuaRecord *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gocua_record_unref (GocuaRecord *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < GOCUA_MAX_FIELDS; i++)
    gocua_value_clear (&self->values[i]);
  g_free (self);
}

const char *
gocua_record_get_text (const GocuaRecord *self, guint field)
{
  g_return_val_if_fail (field < GOCUA_MAX_FIELDS, NULL);

  return self->values[field].type == GOCUA_VALUE_TEXT ? self->values[field].text : NULL;
}

gint64
gocua_record_get_int (const GocuaRecord *self, guint field, gint64 fallback)
{
  g_return_val_if_fail (field < GOCUA_MAX_FIELDS, fallback);

  return self->values[field].type == GOCUA_VALUE_INT ? self->values[field].integer : fallback;
}

const GocuaId *
gocua_record_get_id (const GocuaRecord *self, guint field)
{
  g_return_val_if_fail (field < GOCUA_MAX_FIELDS, NULL);

  return self->values[field].type == GOCUA_VALUE_ID ? &self->values[field].id : NULL;
}

void
gocua_record_set_text (GocuaRecord *self, guint field, const char *text)
{
  g_autofree char *clean = text != NULL ? gocua_text_clean (text) : NULL;

  g_return_if_fail (field < n_fields (self));

  gocua_value_set_text (&self->values[field], clean != NULL && *clean != '\0' ? clean : NULL);
}

void
gocua_record_set_int (GocuaRecord *self, guint field, gint64 integer)
{
  g_return_if_fail (field < n_fields (self));

  gocua_value_set_int (&self->values[field], integer);
}

void
gocua_record_set_id (GocuaRecord *self, guint field, const GocuaId *id)
{
  g_return_if_fail (field < n_fields (self));

  gocua_value_set_id (&self->values[field], id);
}

void
gocua_record_set_null (GocuaRecord *self, guint field)
{
  g_return_if_fail (field < n_fields (self));

  gocua_value_clear (&self->values[field]);
}

gboolean
gocua_record_was_made (const GocuaRecord *self)
{
  for (guint i = 0; i < n_fields (self); i++)
    if (self->stamps[i] != 0)
      return TRUE;
  return FALSE;
}

gboolean
gocua_record_exists (const GocuaRecord *self)
{
  return gocua_record_was_made (self) && gocua_record_get_int (self, GOCUA_FIELD_DELETED, 0) == 0;
}

/* Of two changes with the same stamp and device (a store that was copied, a stamp that the server lowered)
 * the one with the greater values wins. The fields of a unit are compared together, so that they never mix.
 */
static gboolean
wins_tie (const GocuaRecord *self, guint64 unit, const GocuaChange *change)
{
  const GocuaKindInfo *info = gocua_kind_get_info (self->kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const GocuaSet *set = (unit >> i & 1) != 0 ? gocua_change_find_field (change, i) : NULL;
      int order = set != NULL ? gocua_value_compare (&set->value, &self->values[i]) : 0;

      if (order != 0)
        return order > 0;
    }
  return FALSE;
}

static gboolean
wins (const GocuaRecord *self, guint field, const GocuaChange *change)
{
  int order;

  if (change->stamp != self->stamps[field])
    return change->stamp > self->stamps[field];
  order = gocua_id_compare (&change->device, &self->devices[field]);
  return order != 0 ? order > 0 : wins_tie (self, gocua_kind_get_unit (self->kind, field), change);
}

static void
set_field (GocuaRecord *self, guint field, const GocuaSet *set, const GocuaChange *change)
{
  gocua_value_copy (&self->values[field], &set->value);
  self->stamps[field] = change->stamp;
  self->devices[field] = change->device;
}

guint64
gocua_record_apply (GocuaRecord *self, const GocuaChange *change)
{
  guint64 applied = 0;

  g_return_val_if_fail (gocua_id_equal (&self->id, &change->entity), 0);
  g_return_val_if_fail (change->known_kind == (int) self->kind, 0);

  /* All of it is decided before any of it is set: a field must not be compared with its own unit half set. */
  for (guint i = 0; i < gocua_change_get_n_sets (change); i++)
    {
      int field = gocua_change_get_set (change, i)->index;

      if (field >= 0 && wins (self, (guint) field, change))
        applied |= G_GUINT64_CONSTANT (1) << field;
    }
  for (guint i = 0; applied != 0 && i < gocua_change_get_n_sets (change); i++)
    {
      const GocuaSet *set = gocua_change_get_set (change, i);
      int field = set->index;

      if (field >= 0 && (applied >> field & 1) != 0)
        set_field (self, (guint) field, set, change);
    }
  return applied;
}

gboolean
gocua_record_equal (const GocuaRecord *a, const GocuaRecord *b)
{
  if (a->kind != b->kind || !gocua_id_equal (&a->id, &b->id))
    return FALSE;
  for (guint i = 0; i < n_fields (a); i++)
    if (a->stamps[i] != b->stamps[i] || !gocua_id_equal (&a->devices[i], &b->devices[i]) ||
        !gocua_value_equal (&a->values[i], &b->values[i]))
      return FALSE;
  return TRUE;
}

/* The next (stamp, device) in ascending order after (*stamp, *device), with the fields that it set. */
static guint16
next_group (const GocuaRecord *self, GocuaStamp *stamp, GocuaId *device)
{
  int best = -1;
  guint16 mask = 0;

  for (guint i = 0; i < n_fields (self); i++)
    {
      gboolean after = self->stamps[i] > *stamp || (self->stamps[i] == *stamp && *stamp != 0 &&
                                                    gocua_id_compare (&self->devices[i], device) > 0);

      if (!after)
        continue;
      if (best < 0 || self->stamps[i] < self->stamps[best] ||
          (self->stamps[i] == self->stamps[best] &&
           gocua_id_compare (&self->devices[i], &self->devices[best]) < 0))
        best = (int) i;
    }
  if (best < 0)
    return 0;
  *stamp = self->stamps[best];
  *device = self->devices[best];
  for (guint i = 0; i < n_fields (self); i++)
    if (self->stamps[i] == *stamp && gocua_id_equal (&self->devices[i], device))
      mask = (guint16) (mask | (1u << i));
  return mask;
}

gsize
gocua_record_pack_stamps (const GocuaRecord *self, guint8 out[GOCUA_RECORD_MAX_PACKED])
{
  guint8 *p = out;
  GocuaStamp stamp = 0;
  GocuaId device = { { 0 } };
  guint16 mask;

  while ((mask = next_group (self, &stamp, &device)) != 0)
    {
      guint64 stamp_be = GUINT64_TO_BE (stamp);
      guint16 mask_be = GUINT16_TO_BE (mask);

      memcpy (p, &stamp_be, sizeof stamp_be);
      memcpy (p + 8, device.bytes, GOCUA_ID_SIZE);
      memcpy (p + 8 + GOCUA_ID_SIZE, &mask_be, sizeof mask_be);
      p += PACKED_SIZE;
    }
  return (gsize) (p - out);
}

gboolean
gocua_record_unpack_stamps (GocuaRecord *self, const guint8 *data, gsize size)
{
  if (size % PACKED_SIZE != 0)
    return FALSE;
  for (const guint8 *p = data; p < data + size; p += PACKED_SIZE)
    {
      guint64 stamp;
      guint16 mask;

      memcpy (&stamp, p, sizeof stamp);
      memcpy (&mask, p + 8 + GOCUA_ID_SIZE, sizeof mask);
      mask = GUINT16_FROM_BE (mask);
      for (guint i = 0; i < n_fields (self); i++)
        {
          if ((mask & (1u << i)) == 0)
            continue;
          self->stamps[i] = GUINT64_FROM_BE (stamp);
          memcpy (self->devices[i].bytes, p + 8, GOCUA_ID_SIZE);
        }
    }
  return TRUE;
}
