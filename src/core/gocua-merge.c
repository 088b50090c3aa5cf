/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-merge.c: making one household of several that are the same. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-merge.h"

#include <string.h>

/* A link while the pointers are followed. */
typedef struct
{
  GocuaMergeLink *link;
  gboolean is_cut; /* its pointer is the oldest of a circle */
  guint pass;      /* the walk that came by first; 0: none yet */
} Node;

typedef struct
{
  Node *nodes;
  guint n;
  GHashTable *by_id; /* GocuaId -> Node */
} Graph;

static Node *
next_of (const Graph *graph, const Node *node)
{
  if (node->is_cut || gocua_id_is_null (&node->link->into))
    return NULL;
  return g_hash_table_lookup (graph->by_id, &node->link->into);
}

static gboolean
is_older (const GocuaMergeLink *a, const GocuaMergeLink *b)
{
  int order;

  if (a->stamp != b->stamp)
    return a->stamp < b->stamp;
  order = gocua_id_compare (&a->device, &b->device);
  return order != 0 ? order < 0 : gocua_id_compare (&a->id, &b->id) < 0;
}

static void
cut_circle (const Graph *graph, Node *start)
{
  Node *oldest = start;

  for (Node *node = next_of (graph, start); node != start; node = next_of (graph, node))
    if (is_older (node->link, oldest->link))
      oldest = node;
  oldest->is_cut = TRUE;
}

/* Each walk goes on until it meets an earlier one or itself. */
static void
cut_circles (const Graph *graph)
{
  for (guint i = 0; i < graph->n; i++)
    {
      Node *node = &graph->nodes[i];

      while (node != NULL && node->pass == 0)
        {
          node->pass = i + 1;
          node = next_of (graph, node);
        }
      if (node != NULL && node->pass == i + 1)
        cut_circle (graph, node);
    }
}

static void
find_root (const Graph *graph, Node *start)
{
  const GocuaMergeLink *last = start->link;

  for (Node *node = next_of (graph, start); node != NULL; node = next_of (graph, node))
    if (node->link->exists)
      last = node->link;
  if (last == start->link)
    memset (&start->link->root, 0, sizeof start->link->root);
  else
    start->link->root = last->id;
}

void
gocua_merge_resolve (GocuaMergeLink *links, guint n)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (gocua_id_hash, gocua_id_equal);
  g_autofree Node *nodes = g_new0 (Node, n);
  Graph graph = { nodes, n, by_id };

  for (guint i = 0; i < n; i++)
    {
      nodes[i].link = &links[i];
      g_hash_table_insert (by_id, &links[i].id, &nodes[i]);
    }
  cut_circles (&graph);
  for (guint i = 0; i < n; i++)
    find_root (&graph, &nodes[i]);
}

gboolean
gocua_merge_is_chosen (guint field)
{
  return field != GOCUA_FIELD_DELETED && field != GOCUA_HOUSEHOLD_ARCHIVED &&
         field != GOCUA_HOUSEHOLD_MERGED_INTO;
}

static gboolean
is_null (const GocuaRecord *household, guint field)
{
  return household->values[field].type == GOCUA_VALUE_NULL;
}

static gboolean
is_fuller_text (guint field)
{
  return field == GOCUA_HOUSEHOLD_HEAD || field == GOCUA_HOUSEHOLD_ADDRESS || field == GOCUA_HOUSEHOLD_NOTE;
}

static glong
count_accented (const char *text)
{
  glong n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += (guchar) *p >= 0x80;
  return n;
}

/* The one with more accents, which somebody typed with care; then the longer one. */
static int
compare_fullness (const char *a, const char *b)
{
  glong a_size = count_accented (a);
  glong b_size = count_accented (b);

  if (a_size == b_size)
    {
      a_size = g_utf8_strlen (a, -1);
      b_size = g_utf8_strlen (b, -1);
    }
  return a_size < b_size ? -1 : a_size > b_size;
}

static gboolean
is_better (const GocuaRecord *other, const GocuaRecord *best, guint field)
{
  if (is_null (other, field) || is_null (best, field))
    return is_null (best, field) && !is_null (other, field);
  /* The code of the one that stays goes on leading to it; the others' do too. */
  if (field == GOCUA_HOUSEHOLD_CODE || gocua_value_equal (&other->values[field], &best->values[field]))
    return FALSE;
  if (is_fuller_text (field))
    {
      int order =
          compare_fullness (gocua_record_get_text (other, field), gocua_record_get_text (best, field));

      if (order != 0)
        return order > 0;
    }
  return other->stamps[field] > best->stamps[field];
}

static gboolean
have_equal_areas (GPtrArray *households)
{
  for (guint i = 1; i < households->len; i++)
    {
      const GocuaRecord *first = households->pdata[0];
      const GocuaRecord *other = households->pdata[i];

      if (!gocua_value_equal (&first->values[GOCUA_HOUSEHOLD_AREA], &other->values[GOCUA_HOUSEHOLD_AREA]))
        return FALSE;
    }
  return TRUE;
}

void
gocua_merge_suggest (GPtrArray *households, GocuaMergeChoice *choice)
{
  g_return_if_fail (households != NULL && choice != NULL);

  memset (choice, 0, sizeof *choice);
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    for (guint i = 1; gocua_merge_is_chosen (field) && i < households->len; i++)
      if (is_better (households->pdata[i], households->pdata[choice->from[field]], field))
        choice->from[field] = i;
  /* The number of people says where the pair comes from, unless there is only one of the other number. */
  if (is_null (households->pdata[choice->from[GOCUA_HOUSEHOLD_PEOPLE]], GOCUA_HOUSEHOLD_PEOPLE))
    choice->from[GOCUA_HOUSEHOLD_PEOPLE] = choice->from[GOCUA_HOUSEHOLD_ELIGIBLE];
  else
    choice->from[GOCUA_HOUSEHOLD_ELIGIBLE] = choice->from[GOCUA_HOUSEHOLD_PEOPLE];
  if (!have_equal_areas (households))
    choice->from[GOCUA_HOUSEHOLD_GROUP] = choice->from[GOCUA_HOUSEHOLD_AREA];
}

static gboolean
is_on_roster (const GocuaRecord *household)
{
  return gocua_record_get_int (household, GOCUA_HOUSEHOLD_ARCHIVED, 0) == 0;
}

static void
put_kept (GocuaBatch *batch, GPtrArray *households, const GocuaMergeChoice *choice)
{
  const GocuaRecord *kept = households->pdata[0];
  g_autoptr (GocuaRecord) wanted = gocua_record_copy (kept);

  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    {
      const GocuaRecord *from = households->pdata[choice->from[field]];

      if (gocua_merge_is_chosen (field))
        gocua_value_copy (&wanted->values[field], &from->values[field]);
    }
  for (guint i = 1; i < households->len && !is_on_roster (wanted); i++)
    if (is_on_roster (households->pdata[i]))
      gocua_record_set_int (wanted, GOCUA_HOUSEHOLD_ARCHIVED, 0);
  gocua_batch_put (batch, kept, wanted);
}

GocuaBatch *
gocua_merge_make_batch (GPtrArray *households, const GocuaMergeChoice *choice)
{
  GocuaBatch *batch;
  const GocuaRecord *kept;

  g_return_val_if_fail (households != NULL && households->len >= 2 && choice != NULL, NULL);

  batch = gocua_batch_new ("household.merge");
  kept = households->pdata[0];
  put_kept (batch, households, choice);
  for (guint i = 1; i < households->len; i++)
    {
      const GocuaRecord *other = households->pdata[i];
      g_autoptr (GocuaRecord) wanted = gocua_record_copy (other);

      gocua_record_set_id (wanted, GOCUA_HOUSEHOLD_MERGED_INTO, &kept->id);
      gocua_batch_put (batch, other, wanted);
    }
  return batch;
}

void
gocua_merge_init_distinct_id (GocuaId *id, const GocuaId *a, const GocuaId *b)
{
  char first[GOCUA_ID_STRING_SIZE], second[GOCUA_ID_STRING_SIZE];
  g_autofree char *name = NULL;

  g_return_if_fail (id != NULL && a != NULL && b != NULL);

  if (gocua_id_compare (a, b) > 0)
    {
      gocua_merge_init_distinct_id (id, b, a);
      return;
    }
  name = g_strdup_printf ("distinct:%s:%s", gocua_id_format (a, first), gocua_id_format (b, second));
  gocua_id_init_from_name (id, name);
}

void
gocua_merge_put_distinct (GocuaBatch *batch, const GocuaRecord *seen, const GocuaId *a, const GocuaId *b)
{
  g_autoptr (GocuaRecord) wanted = NULL;
  gboolean swapped;

  g_return_if_fail (batch != NULL && seen != NULL && seen->kind == GOCUA_KIND_DISTINCT_PAIR);
  g_return_if_fail (!gocua_id_equal (a, b));

  swapped = gocua_id_compare (a, b) > 0;
  wanted = gocua_record_copy (seen);
  gocua_record_set_null (wanted, GOCUA_FIELD_DELETED);
  gocua_record_set_id (wanted, GOCUA_DISTINCT_PAIR_A, swapped ? b : a);
  gocua_record_set_id (wanted, GOCUA_DISTINCT_PAIR_B, swapped ? a : b);
  gocua_batch_put (batch, gocua_record_was_made (seen) ? seen : NULL, wanted);
}
