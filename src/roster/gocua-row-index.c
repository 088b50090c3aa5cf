/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-row-index.c: which row had a text first, for 100,000 texts in a megabyte or two. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-row-index.h"

#define FIRST_SIZE 1024 /* a power of two, as every size */

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
#define FNV_BASIS G_GUINT64_CONSTANT (14695981039346656037)
#define FNV_PRIME G_GUINT64_CONSTANT (1099511628211)

struct _GocuaRowIndex
{
  guint size;
  guint used;
  guint64 *keys;
  guint *values; /* 0 where there is none */
};

static guint64
hash_text (const char *text)
{
  guint64 hash = FNV_BASIS;

  for (; *text != '\0'; text++)
    hash = (hash ^ (guchar) *text) * FNV_PRIME;
  /* The low bits choose the place: let the high ones have a say. */
  return hash ^ (hash >> 29);
}

static guint
find_place (const GocuaRowIndex *self, guint64 key)
{
  guint place = (guint) key & (self->size - 1);

  while (self->values[place] != 0 && self->keys[place] != key)
    place = (place + 1) & (self->size - 1);
  return place;
}

static void
set_size (GocuaRowIndex *self, guint size)
{
  GocuaRowIndex old = *self;

  self->size = size;
  self->keys = g_new (guint64, size);
  self->values = g_new0 (guint, size);
  for (guint i = 0; i < old.size; i++)
    if (old.values[i] != 0)
      {
        guint place = find_place (self, old.keys[i]);

        self->keys[place] = old.keys[i];
        self->values[place] = old.values[i];
      }
  g_free (old.keys);
  g_free (old.values);
}

GocuaRowIndex *
gocua_row_index_new (void)
{
  GocuaRowIndex *self = g_new0 (GocuaRowIndex, 1);

  set_size (self, FIRST_SIZE);
  return self;
}

void
gocua_row_index_free (GocuaRowIndex *self)
{
  g_free (self->keys);
  g_free (self->values);
  g_free (self);
}

guint
gocua_row_index_claim (GocuaRowIndex *self, const char *text, guint value)
{
  guint64 key;
  guint place;

  g_return_val_if_fail (self != NULL && text != NULL && value != 0, 0);

  key = hash_text (text);
  place = find_place (self, key);
  if (self->values[place] != 0)
    return self->values[place];
  self->keys[place] = key;
  self->values[place] = value;
  /* Half full is where looking begins to take longer. */
  if (++self->used > self->size / 2)
    set_size (self, self->size * 2);
  return 0;
}
