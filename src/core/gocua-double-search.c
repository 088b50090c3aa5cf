/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-double-search.c: all likely doubles of a ward, without comparing each household with each. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-double-private.h"

#include <stdlib.h>
#include <string.h>

/* All pairs of a block of this size are about a thousand. */
#define MAX_BLOCK 48
/* Of a block that cannot be made smaller each is compared with so many that follow it. */
#define WINDOW               8
#define BLOCKS_BETWEEN_STEPS 512

/* What the households of a block share. Every pair that can be likely shares one of these: see the points in
 * gocua-double.c. */
typedef enum
{
  BY_PHONE,
  BY_CODE,
  BY_NUMBER_AND_STREET,
  BY_NUMBER_AND_AREA,
  BY_NAME_AND_STREET,
  BY_NAME_AND_AREA,
  N_BLOCKINGS,
} Blocking;

/* What a block that is too large is parted by. */
typedef enum
{
  PART_BY_NAME,
  PART_BY_NUMBER,
  PART_BY_PEOPLE,
  N_PARTINGS,
} Parting;

typedef struct
{
  guint64 key;
  guint index;
} Keyed;

typedef struct
{
  GocuaDoubleFacts *facts;
  guint n;
  guint64 *keys[N_BLOCKINGS]; /* 0: in no block */
  Keyed *order;               /* one blocking, sorted by key */
  GocuaDoubleResult *result;
  GocuaDoubleStepFunc step;
  gpointer data;
  guint n_blocks;
  gboolean stopped;
} Search;

/* FNV-1a. Two texts that happen to have one key cost a comparison and nothing else. */
static guint64
hash_bytes (guint64 hash, const void *bytes, gsize n)
{
  const guint8 *p = bytes;

  for (gsize i = 0; i < n; i++)
    hash = (hash ^ p[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

static guint64
hash_two (const char *text, const void *more, gsize n_more)
{
  guint64 hash = hash_bytes (G_GUINT64_CONSTANT (0xcbf29ce484222325), text, strlen (text) + 1);

  hash = hash_bytes (hash, more, n_more);
  return hash != 0 ? hash : 1;
}

static guint64
key_of (const GocuaDoubleFacts *facts, Blocking blocking)
{
  gboolean by_number = blocking == BY_NUMBER_AND_STREET || blocking == BY_NUMBER_AND_AREA;
  const char *first = by_number ? facts->numbers : facts->name_key;

  if (blocking == BY_PHONE)
    return *facts->phone != '\0' ? hash_two (facts->phone, "", 0) : 0;
  if (blocking == BY_CODE)
    return *facts->code != '\0' ? hash_two (facts->code, "", 0) : 0;
  if (*first == '\0')
    return 0;
  if (blocking == BY_NUMBER_AND_STREET || blocking == BY_NAME_AND_STREET)
    return *facts->initials != '\0' ? hash_two (first, facts->initials, strlen (facts->initials)) : 0;
  return !gocua_id_is_null (&facts->area) ? hash_two (first, &facts->area, sizeof facts->area) : 0;
}

static guint64
part_key_of (const GocuaDoubleFacts *facts, Parting parting)
{
  if (parting == PART_BY_NAME)
    return *facts->name_key != '\0' ? hash_two (facts->name_key, "", 0) : 0;
  if (parting == PART_BY_NUMBER)
    return *facts->numbers != '\0' ? hash_two (facts->numbers, "", 0) : 0;
  return facts->people > 0 ? hash_two (facts->group, &facts->people, sizeof facts->people) : 0;
}

static int
compare_keyed (const void *a, const void *b)
{
  const Keyed *x = a;
  const Keyed *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

/* Whether an earlier blocking has brought the two together already. */
static gboolean
is_compared (const Search *self, Blocking blocking, guint a, guint b)
{
  for (guint earlier = 0; earlier < blocking; earlier++)
    if (self->keys[earlier][a] != 0 && self->keys[earlier][a] == self->keys[earlier][b])
      return TRUE;
  return FALSE;
}

static void
compare (Search *self, guint x, guint y)
{
  GocuaDoublePair pair = { .a = MIN (x, y), .b = MAX (x, y) };

  self->result->n_compared++;
  pair.score = gocua_double_score (&self->facts[x], &self->facts[y], &pair.reasons);
  if (pair.score >= GOCUA_DOUBLE_LIKELY)
    g_array_append_val (self->result->pairs, pair);
}

static void
compare_block (Search *self, Blocking blocking, const Keyed *block, guint n, guint window)
{
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n && k - i <= window; k++)
      if (!is_compared (self, blocking, block[i].index, block[k].index))
        compare (self, block[i].index, block[k].index);
}

static guint
run_length (const Keyed *start, guint n)
{
  guint length = 1;

  while (length < n && start[length].key == start[0].key)
    length++;
  return length;
}

static void
compare_parts (Search *self, Blocking blocking, Parting parting, const Keyed *block, guint n)
{
  g_autofree Keyed *parts = g_new (Keyed, n);

  for (guint i = 0; i < n; i++)
    parts[i] = (Keyed){ part_key_of (&self->facts[block[i].index], parting), block[i].index };
  qsort (parts, n, sizeof *parts, compare_keyed);
  for (guint i = 0, length; i < n; i += length)
    {
      length = run_length (parts + i, n - i);
      if (parts[i].key == 0)
        continue;
      if (length > MAX_BLOCK)
        self->result->n_shortened += length;
      compare_block (self, blocking, parts + i, length, length > MAX_BLOCK ? WINDOW : length);
    }
}

static gboolean
parts_anything (Blocking blocking, Parting parting)
{
  if (parting == PART_BY_NAME)
    return blocking != BY_NAME_AND_STREET && blocking != BY_NAME_AND_AREA;
  if (parting == PART_BY_NUMBER)
    return blocking != BY_NUMBER_AND_STREET && blocking != BY_NUMBER_AND_AREA;
  return TRUE;
}

static void
search_block (Search *self, Blocking blocking, const Keyed *block, guint n)
{
  if (n <= MAX_BLOCK)
    {
      compare_block (self, blocking, block, n, n);
      return;
    }
  for (guint parting = 0; parting < N_PARTINGS; parting++)
    if (parts_anything (blocking, (Parting) parting))
      compare_parts (self, blocking, (Parting) parting, block, n);
  /* Not every two of them were compared, so a later blocking must not rely on it. */
  for (guint i = 0; i < n; i++)
    self->keys[blocking][block[i].index] = 0;
}

static void
take_step (Search *self, Blocking blocking, guint at)
{
  if (self->step == NULL || ++self->n_blocks % BLOCKS_BETWEEN_STEPS != 0)
    return;
  self->stopped = !self->step (blocking * self->n + at, N_BLOCKINGS * self->n, self->data);
}

static void
note_shared_phones (Search *self)
{
  for (guint i = 0, length; i < self->n; i += length)
    {
      length = run_length (self->order + i, self->n - i);
      for (guint k = i; k < i + length; k++)
        self->facts[self->order[k].index].phone_shared =
            self->order[k].key != 0 && length >= GOCUA_DOUBLE_SHARED_PHONE;
    }
}

static void
search_by (Search *self, Blocking blocking)
{
  for (guint i = 0; i < self->n; i++)
    self->order[i] = (Keyed){ self->keys[blocking][i], i };
  qsort (self->order, self->n, sizeof *self->order, compare_keyed);
  if (blocking == BY_PHONE)
    note_shared_phones (self);
  for (guint i = 0, length; i < self->n && !self->stopped; i += length)
    {
      length = run_length (self->order + i, self->n - i);
      if (self->order[i].key != 0 && length > 1)
        search_block (self, blocking, self->order + i, length);
      take_step (self, blocking, i);
    }
}

static int
compare_pairs (const void *a, const void *b)
{
  const GocuaDoublePair *x = a;
  const GocuaDoublePair *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

/* The parts of a large block overlap. */
static void
sort_and_drop_repeated (GArray *pairs)
{
  GocuaDoublePair *all = (GocuaDoublePair *) (gpointer) pairs->data;
  guint n = 0;

  if (pairs->len > 1)
    qsort (all, pairs->len, sizeof *all, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    if (n == 0 || all[i].a != all[n - 1].a || all[i].b != all[n - 1].b)
      all[n++] = all[i];
  g_array_set_size (pairs, n);
}

static void
search (Search *self)
{
  for (guint blocking = 0; blocking < N_BLOCKINGS; blocking++)
    {
      self->keys[blocking] = g_new (guint64, self->n);
      for (guint i = 0; i < self->n; i++)
        self->keys[blocking][i] = key_of (&self->facts[i], (Blocking) blocking);
    }
  self->order = g_new (Keyed, self->n);
  for (guint blocking = 0; blocking < N_BLOCKINGS && !self->stopped; blocking++)
    search_by (self, (Blocking) blocking);
  for (guint blocking = 0; blocking < N_BLOCKINGS; blocking++)
    g_free (self->keys[blocking]);
  g_free (self->order);
}

GocuaDoubleResult *
gocua_double_set_search (GocuaDoubleSet *set, GocuaDoubleStepFunc step, gpointer data)
{
  g_autoptr (GocuaDoubleResult) result = NULL;
  Search self = { .step = step, .data = data };

  g_return_val_if_fail (set != NULL, NULL);

  result = g_new0 (GocuaDoubleResult, 1);
  result->pairs = g_array_new (FALSE, FALSE, sizeof (GocuaDoublePair));
  self.facts = gocua_double_set_get_all (set);
  self.n = gocua_double_set_get_size (set);
  self.result = result;
  if (self.n > 0)
    search (&self);
  if (self.stopped)
    return NULL;
  sort_and_drop_repeated (result->pairs);
  return g_steal_pointer (&result);
}

void
gocua_double_result_free (GocuaDoubleResult *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pairs);
  g_free (self);
}
