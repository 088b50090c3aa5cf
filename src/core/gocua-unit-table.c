/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-unit-table.c: the shipped list of admin units, read and searched. */

#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-text.h"
#include "core/gocua-unit-private.h"

enum
{
  COLUMN_CODE,
  COLUMN_NAME,
  COLUMN_NAME_EN,
  COLUMN_LEVEL,
  COLUMN_PARENT,
  COLUMN_VALID_FROM,
  COLUMN_VALID_TO,
  N_COLUMNS,
};

static const char *const column_names[N_COLUMNS] = { "code",        "name_vi",    "name_en", "type",
                                                     "parent_code", "valid_from", "valid_to" };

/* What search compares, made once: a list of 168 wards is searched at every key stroke. */
typedef struct
{
  char *folded;      /* "phuong tan dinh" */
  char *folded_bare; /* "tan dinh" */
  char *lower;       /* "phường tân định" */
  char *lower_bare;
} SearchKeys;

struct _GocuaUnitTable
{
  gatomicrefcount refs;
  GPtrArray *units;
  GArray *keys; /* of SearchKeys, beside units */
  GHashTable *by_key;
};

typedef struct
{
  GocuaUnit *unit;
  const SearchKeys *keys;
  guint score;
} Match;

G_DEFINE_BOXED_TYPE (GocuaUnitTable, gocua_unit_table, gocua_unit_table_ref, gocua_unit_table_unref)
G_DEFINE_QUARK (gocua - unit - error - quark, gocua_unit_error)

static char *
fold_to_line (const char *text)
{
  g_auto (GStrv) words = gocua_text_fold_words (text);

  return g_strjoinv (" ", words);
}

static char *
lower_to_line (const char *text)
{
  g_autofree char *clean = gocua_text_clean (text);

  return g_utf8_strdown (clean, -1);
}

static void
search_keys_clear (gpointer data)
{
  SearchKeys *keys = data;

  g_free (keys->folded);
  g_free (keys->folded_bare);
  g_free (keys->lower);
  g_free (keys->lower_bare);
}

static SearchKeys
search_keys_make (const GocuaUnit *unit)
{
  SearchKeys keys = { .folded = fold_to_line (unit->name), .lower = lower_to_line (unit->name) };
  g_autofree char *folded_level = fold_to_line (unit->level);
  gsize size = strlen (folded_level);
  gsize lower_size = strlen (unit->level);
  gboolean has_level = g_str_has_prefix (keys.folded, folded_level) && keys.folded[size] == ' ';
  gboolean lower_has_level = g_str_has_prefix (keys.lower, unit->level) && keys.lower[lower_size] == ' ';

  keys.folded_bare = g_strdup (keys.folded + (has_level ? size + 1 : 0));
  keys.lower_bare = g_strdup (keys.lower + (lower_has_level ? lower_size + 1 : 0));
  return keys;
}

static gboolean
find_columns (const char *header, int columns[N_COLUMNS], GError **error)
{
  g_auto (GStrv) names = g_strsplit (header, ",", -1);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      columns[i] = -1;
      for (int j = 0; names[j] != NULL; j++)
        if (g_str_equal (names[j], column_names[i]))
          columns[i] = j;
      if (columns[i] < 0)
        {
          g_set_error (error, GOCUA_UNIT_ERROR, GOCUA_UNIT_ERROR_INVALID,
                       _ ("The list of wards lacks the column “%s”. Install the program again."),
                       column_names[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
add_unit (GocuaUnitTable *self, const char *line, guint row, const int columns[N_COLUMNS], GError **error)
{
  g_auto (GStrv) cells = g_strsplit (line, ",", -1);
  int n_cells = (int) g_strv_length (cells);
  const char *texts[N_COLUMNS];
  GocuaUnit *unit;
  SearchKeys keys;

  for (guint i = 0; i < N_COLUMNS; i++)
    texts[i] = columns[i] < n_cells ? cells[columns[i]] : NULL;
  if (texts[COLUMN_VALID_TO] == NULL || strchr (line, '"') != NULL || texts[COLUMN_CODE][0] == '\0' ||
      texts[COLUMN_NAME][0] == '\0')
    {
      g_set_error (error, GOCUA_UNIT_ERROR, GOCUA_UNIT_ERROR_INVALID,
                   _ ("Row %u of the list of wards cannot be read. Install the program again."), row);
      return FALSE;
    }
  unit = gocua_unit_new (texts[COLUMN_CODE], texts[COLUMN_NAME], texts[COLUMN_NAME_EN], texts[COLUMN_LEVEL],
                         texts[COLUMN_PARENT], texts[COLUMN_VALID_FROM], texts[COLUMN_VALID_TO]);
  keys = search_keys_make (unit);
  g_ptr_array_add (self->units, unit);
  g_array_append_val (self->keys, keys);
  if (g_hash_table_insert (self->by_key, unit->key, unit))
    return TRUE;
  g_set_error (error, GOCUA_UNIT_ERROR, GOCUA_UNIT_ERROR_INVALID,
               _ ("Row %u of the list of wards repeats unit %s. Install the program again."), row, unit->key);
  return FALSE;
}

static gboolean
parse (GocuaUnitTable *self, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  int columns[N_COLUMNS];

  if (!find_columns (lines[0] != NULL ? g_strchomp (lines[0]) : "", columns, error))
    return FALSE;
  for (guint i = 1; lines[i] != NULL; i++)
    if (g_strchomp (lines[i])[0] != '\0' && !add_unit (self, lines[i], i + 1, columns, error))
      return FALSE;
  return TRUE;
}

/* "P. Tân Định", "x tân kiên": the level in one letter, before another word. */
static char *
spell_out_level (char *folded)
{
  static const char *const levels[][2] = {
    { "p ", "phuong " }, { "x ", "xa " }, { "tt ", "thi tran " }, { "dk ", "dac khu " }
  };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_str_has_prefix (folded, levels[i][0]))
      {
        char *spelled = g_strconcat (levels[i][1], folded + strlen (levels[i][0]), NULL);

        g_free (folded);
        return spelled;
      }
  return folded;
}

static gboolean
has_all_words (const char *folded_name, const char *folded_query)
{
  g_auto (GStrv) words = g_strsplit (folded_query, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded_name, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Returns 0 for no match, else the greater the better. */
static guint
score_unit (const SearchKeys *keys, const char *folded, const char *lower)
{
  guint accents = strstr (keys->lower, lower) != NULL ? 1 : 0;

  if (g_str_equal (keys->folded, folded) || g_str_equal (keys->folded_bare, folded))
    return 30 + accents;
  if (g_str_has_prefix (keys->folded, folded) || g_str_has_prefix (keys->folded_bare, folded))
    return 20 + accents;
  return has_all_words (keys->folded, folded) ? 10 + accents : 0;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *left = a;
  const Match *right = b;
  int by_name;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  by_name = strcmp (left->keys->folded_bare, right->keys->folded_bare);
  return by_name != 0 ? by_name : strcmp (left->unit->key, right->unit->key);
}

GocuaUnitTable *
gocua_unit_table_ref (GocuaUnitTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gocua_unit_table_unref (GocuaUnitTable *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->by_key);
  g_array_unref (self->keys);
  g_ptr_array_unref (self->units);
  g_free (self);
}

GocuaUnitTable *
gocua_unit_table_new (GBytes *bytes, GError **error)
{
  g_autoptr (GocuaUnitTable) self = NULL;
  g_autofree char *text = NULL;
  gsize size = 0;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_new0 (GocuaUnitTable, 1);
  g_atomic_ref_count_init (&self->refs);
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_unit_unref);
  self->keys = g_array_new (FALSE, FALSE, sizeof (SearchKeys));
  g_array_set_clear_func (self->keys, search_keys_clear);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);

  data = g_bytes_get_data (bytes, &size);
  if (!g_utf8_validate_len (data != NULL ? data : "", size, NULL))
    {
      g_set_error_literal (error, GOCUA_UNIT_ERROR, GOCUA_UNIT_ERROR_INVALID,
                           _ ("The list of wards is not text. Install the program again."));
      return NULL;
    }
  text = g_strndup (data, size);
  return parse (self, text, error) ? g_steal_pointer (&self) : NULL;
}

guint
gocua_unit_table_get_n_units (GocuaUnitTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->units->len;
}

GocuaUnit *
gocua_unit_table_find (GocuaUnitTable *self, const char *code, const char *valid_from)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && code != NULL, NULL);

  key = g_strconcat (code, "@", valid_from != NULL ? valid_from : "", NULL);
  return g_hash_table_lookup (self->by_key, key);
}

GocuaUnit *
gocua_unit_table_find_on (GocuaUnitTable *self, const char *code, const char *date)
{
  g_return_val_if_fail (self != NULL && code != NULL && date != NULL, NULL);

  for (guint i = 0; i < self->units->len; i++)
    {
      GocuaUnit *unit = g_ptr_array_index (self->units, i);

      if (g_str_equal (unit->code, code) && gocua_unit_is_valid_on (unit, date))
        return unit;
    }
  return NULL;
}

GocuaUnit *
gocua_unit_table_find_key (GocuaUnitTable *self, const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  return g_hash_table_lookup (self->by_key, key);
}

GocuaUnit *
gocua_unit_table_find_parent (GocuaUnitTable *self, const GocuaUnit *unit)
{
  const char *last_day;

  g_return_val_if_fail (self != NULL && unit != NULL, NULL);

  last_day = unit->valid_to[0] != '\0' ? unit->valid_to : NULL;
  for (guint i = 0; i < self->units->len; i++)
    {
      GocuaUnit *candidate = g_ptr_array_index (self->units, i);

      if (g_str_equal (candidate->code, unit->parent_code) && gocua_unit_is_valid_on (candidate, last_day))
        return candidate;
    }
  return NULL;
}

GPtrArray *
gocua_unit_table_search (GocuaUnitTable *self, const char *text, const char *on_date)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree char *folded = NULL;
  g_autofree char *lower = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  folded = spell_out_level (fold_to_line (text));
  lower = lower_to_line (text);
  for (guint i = 0; i < self->units->len; i++)
    {
      Match match = { g_ptr_array_index (self->units, i), &g_array_index (self->keys, SearchKeys, i), 0 };

      if (!gocua_unit_is_ward (match.unit) || !gocua_unit_is_valid_on (match.unit, on_date))
        continue;
      match.score = score_unit (match.keys, folded, lower);
      if (match.score > 0)
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_unit_unref);
  for (guint i = 0; i < matches->len; i++)
    g_ptr_array_add (found, gocua_unit_ref (g_array_index (matches, Match, i).unit));
  return g_steal_pointer (&found);
}
