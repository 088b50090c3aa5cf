/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-conflict.c: changes of one field that were made without knowing of each other. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-conflict.h"

/* What one change sets a unit to: a set for each of its fields. */
typedef struct
{
  const GocuaChange *change;
  const GocuaSet *sets[GOCUA_MAX_FIELDS];
  guint n_sets;
} Edit;

void
gocua_clash_make_id (GocuaId *id, GocuaKind kind, guint field, const GocuaId *one, const GocuaId *two)
{
  const GocuaKindInfo *info = gocua_kind_get_info (kind);
  gboolean in_order = gocua_id_compare (one, two) < 0;
  char first[GOCUA_ID_STRING_SIZE];
  char second[GOCUA_ID_STRING_SIZE];
  g_autofree char *name = NULL;

  gocua_id_format (in_order ? one : two, first);
  gocua_id_format (in_order ? two : one, second);
  name = g_strdup_printf ("conflict:%s:%s:%s", first, second, info->fields[field].name);
  gocua_id_init_from_name (id, name);
}

static int
compare_values (const Edit *a, const Edit *b)
{
  for (guint i = 0; i < MIN (a->n_sets, b->n_sets); i++)
    {
      int order = gocua_value_compare (&a->sets[i]->value, &b->sets[i]->value);

      if (order != 0)
        return order;
    }
  return 0;
}

/* As gocua_record_apply() lets them win, so that the last one is what stands in the record. */
static int
compare_edits (gconstpointer a, gconstpointer b)
{
  const Edit *x = a;
  const Edit *y = b;
  int order;

  if (x->change->stamp != y->change->stamp)
    return x->change->stamp < y->change->stamp ? -1 : 1;
  order = gocua_id_compare (&x->change->device, &y->change->device);
  if (order == 0)
    order = compare_values (x, y);
  return order != 0 ? order : gocua_id_compare (&x->change->id, &y->change->id);
}

static gboolean
edit_init (Edit *self, const GocuaChange *change, const GocuaKindInfo *info, guint64 unit)
{
  self->change = change;
  self->n_sets = 0;
  for (guint i = 0; i < info->n_fields; i++)
    {
      const GocuaSet *set = (unit >> i & 1) != 0 ? gocua_change_find_field (change, i) : NULL;

      if (set != NULL)
        self->sets[self->n_sets++] = set;
    }
  return self->n_sets > 0;
}

static GArray *
collect_edits (GPtrArray *changes, const GocuaKindInfo *info, guint64 unit)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (Edit));

  for (guint i = 0; i < changes->len; i++)
    {
      Edit edit;

      if (edit_init (&edit, changes->pdata[i], info, unit))
        g_array_append_val (edits, edit);
    }
  g_array_sort (edits, compare_edits);
  return edits;
}

/* A base is a stamp without its device. Where two devices have stamped alike, nobody knows which of them was
 * seen, and a conflict too many is better than a value too few. */
static gboolean
is_alone (GArray *edits, guint which)
{
  GocuaStamp stamp = g_array_index (edits, Edit, which).change->stamp;

  return (which == 0 || g_array_index (edits, Edit, which - 1).change->stamp != stamp) &&
         (which + 1 == edits->len || g_array_index (edits, Edit, which + 1).change->stamp != stamp);
}

static gboolean
is_based_on (GArray *edits, guint later, guint seen)
{
  return g_array_index (edits, Edit, later).sets[0]->base == g_array_index (edits, Edit, seen).change->stamp;
}

/* Somebody who knew the value has set another one: it is in nobody's way any more. */
static gboolean
was_replaced (GArray *edits, guint which)
{
  for (guint i = which + 1; i < edits->len; i++)
    if (is_based_on (edits, i, which))
      return TRUE;
  return FALSE;
}

static gboolean
clash (GArray *edits, guint later)
{
  const Edit *x = &g_array_index (edits, Edit, later);
  const Edit *y = &g_array_index (edits, Edit, later - 1);

  if (gocua_id_equal (&x->change->device, &y->change->device) || compare_values (x, y) == 0)
    return FALSE;
  return !is_alone (edits, later - 1) || !was_replaced (edits, later - 1);
}

static void
find_in_unit (GArray *clashes, GocuaKind kind, guint field, GPtrArray *changes)
{
  g_autoptr (GArray) edits =
      collect_edits (changes, gocua_kind_get_info (kind), gocua_kind_get_unit (kind, field));

  for (guint i = 1; i < edits->len; i++)
    {
      GocuaClash found = { .field = field };

      if (!clash (edits, i))
        continue;
      found.winner = g_array_index (edits, Edit, i).change;
      found.other = g_array_index (edits, Edit, i - 1).change;
      gocua_clash_make_id (&found.id, kind, field, &found.winner->id, &found.other->id);
      g_array_append_val (clashes, found);
    }
}

GArray *
gocua_clashes_find (GocuaKind kind, GPtrArray *changes)
{
  GArray *clashes = g_array_new (FALSE, FALSE, sizeof (GocuaClash));
  const GocuaKindInfo *info = gocua_kind_get_info (kind);

  /* Two people who settle the same conflict have both seen both values. */
  if (kind == GOCUA_KIND_CONFLICT || changes->len < 2)
    return clashes;
  for (guint i = 0; i < info->n_fields; i++)
    {
      guint64 unit = gocua_kind_get_unit (kind, i);
      gboolean is_first = (unit & ((G_GUINT64_CONSTANT (1) << i) - 1)) == 0;

      if (is_first)
        find_in_unit (clashes, kind, i, changes);
    }
  return clashes;
}
