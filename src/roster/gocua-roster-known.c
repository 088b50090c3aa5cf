/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-known.c: the ward's households and areas, as a list is compared with them. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-roster-known.h"

#include <string.h>

#include "core/gocua-text.h"

#define MS_PER_MINUTE 60000
#define MANY          G_MAXUINT /* in an index: more than one household or area has the key */

struct _GocuaRosterKnown
{
  gatomicrefcount refs;
  gint64 position;
  GStringChunk *texts;
  GPtrArray *households;    /* of GocuaRosterFacts */
  GHashTable *by_id;        /* GocuaId -> position + 1 in households */
  GHashTable *by_code;      /* folded code -> position + 1 */
  GHashTable *by_key;       /* gocua_roster_household_key() -> position + 1, or MANY */
  GHashTable *area_ids;     /* name -> GocuaId */
  GHashTable *area_names;   /* GocuaId -> name */
  GHashTable *areas_by_key; /* gocua_roster_area_key() -> name, "" for several */
};

/* The first household keeps a code that two have; with MANY, neither is told by it. */
static void
index_position (GHashTable *index, GStringChunk *texts, const char *key, guint position, guint if_taken)
{
  gpointer taken = g_hash_table_lookup (index, key);

  if (key[0] == '\0')
    return;
  if (taken == NULL)
    g_hash_table_insert (index, g_string_chunk_insert (texts, key), GUINT_TO_POINTER (position));
  else if (if_taken != 0)
    g_hash_table_insert (index, g_string_chunk_insert (texts, key), GUINT_TO_POINTER (if_taken));
}

static const char *
value_text (GocuaRosterKnown *self, const GocuaRecord *household, guint field)
{
  const GocuaValue *value = &household->values[field];
  g_autofree char *text = NULL;
  const char *area;

  /* No list says anything of the others that are ids. */
  if (value->type == GOCUA_VALUE_NULL || (value->type == GOCUA_VALUE_ID && field != GOCUA_HOUSEHOLD_AREA))
    return "";
  if (field == GOCUA_HOUSEHOLD_AREA)
    {
      area = g_hash_table_lookup (self->area_names, &value->id);
      return area != NULL ? area : "";
    }
  text = gocua_value_format (value);
  /* Counts and groups repeat without end, the other texts hardly ever. */
  if (field == GOCUA_HOUSEHOLD_PEOPLE || field == GOCUA_HOUSEHOLD_ELIGIBLE || field == GOCUA_HOUSEHOLD_GROUP)
    return g_string_chunk_insert_const (self->texts, text);
  return g_string_chunk_insert (self->texts, text);
}

GocuaRosterKnown *
gocua_roster_known_new (void)
{
  GocuaRosterKnown *self = g_new0 (GocuaRosterKnown, 1);

  g_atomic_ref_count_init (&self->refs);
  self->texts = g_string_chunk_new (64 * 1024);
  self->households = g_ptr_array_new_with_free_func (g_free);
  self->by_id = g_hash_table_new (gocua_id_hash, gocua_id_equal);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->area_ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->area_names = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, NULL);
  self->areas_by_key = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

GocuaRosterKnown *
gocua_roster_known_ref (GocuaRosterKnown *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gocua_roster_known_unref (GocuaRosterKnown *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->areas_by_key);
  g_hash_table_unref (self->area_names);
  g_hash_table_unref (self->area_ids);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->households);
  g_string_chunk_free (self->texts);
  g_free (self);
}

void
gocua_roster_known_add_area (GocuaRosterKnown *self, const GocuaRecord *area)
{
  const char *name;
  g_autofree char *key = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (area != NULL && area->kind == GOCUA_KIND_AREA);

  name = gocua_record_get_text (area, GOCUA_AREA_NAME);
  if (name == NULL)
    return;
  name = g_string_chunk_insert_const (self->texts, name);
  key = gocua_roster_area_key (name);
  g_hash_table_insert (self->area_ids, (char *) name, gocua_id_dup (&area->id));
  g_hash_table_insert (self->area_names, gocua_id_dup (&area->id), (char *) name);
  g_hash_table_insert (self->areas_by_key, g_string_chunk_insert_const (self->texts, key),
                       g_hash_table_contains (self->areas_by_key, key) ? (char *) "" : (char *) name);
}

void
gocua_roster_known_add_household (GocuaRosterKnown *self, const GocuaRecord *household)
{
  GocuaRosterFacts *facts;
  guint position;
  g_autofree char *code = NULL;
  g_autofree char *key = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (household != NULL && household->kind == GOCUA_KIND_HOUSEHOLD);

  facts = g_new0 (GocuaRosterFacts, 1);
  facts->id = household->id;
  for (guint field = 0; field < GOCUA_HOUSEHOLD_N_FIELDS; field++)
    {
      facts->values[field] = value_text (self, household, field);
      facts->minutes[field] = (guint32) (GOCUA_STAMP_MS (household->stamps[field]) / MS_PER_MINUTE);
    }
  g_ptr_array_add (self->households, facts);

  position = self->households->len;
  code = gocua_text_fold_line (facts->values[GOCUA_HOUSEHOLD_CODE]);
  key = gocua_roster_household_key (facts->values[GOCUA_HOUSEHOLD_ADDRESS],
                                    facts->values[GOCUA_HOUSEHOLD_HEAD]);
  g_hash_table_insert (self->by_id, &facts->id, GUINT_TO_POINTER (position));
  index_position (self->by_code, self->texts, code, position, 0);
  index_position (self->by_key, self->texts, key, position, MANY);
}

static void
index_if_free (GHashTable *index, GStringChunk *texts, const char *key, guint position)
{
  if (key[0] != '\0' && !g_hash_table_contains (index, key))
    g_hash_table_insert (index, g_string_chunk_insert (texts, key), GUINT_TO_POINTER (position));
}

void
gocua_roster_known_add_merged (GocuaRosterKnown *self, const GocuaRecord *household, const GocuaId *root)
{
  guint position;
  g_autofree char *code = NULL;
  g_autofree char *key = NULL;

  g_return_if_fail (self != NULL && household != NULL && root != NULL);

  position = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, root));
  if (position == 0)
    return;
  code = gocua_text_fold_line (gocua_record_get_text (household, GOCUA_HOUSEHOLD_CODE));
  key = gocua_roster_household_key (gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS),
                                    gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD));
  index_if_free (self->by_code, self->texts, code, position);
  index_if_free (self->by_key, self->texts, key, position);
}

guint
gocua_roster_known_get_n_households (GocuaRosterKnown *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->households->len;
}

void
gocua_roster_known_set_position (GocuaRosterKnown *self, gint64 position)
{
  g_return_if_fail (self != NULL);

  self->position = position;
}

gint64
gocua_roster_known_get_position (GocuaRosterKnown *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->position;
}

const GocuaRosterFacts *
gocua_roster_known_get_facts (GocuaRosterKnown *self, const GocuaId *id)
{
  guint position;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  position = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));
  return position > 0 ? g_ptr_array_index (self->households, position - 1) : NULL;
}

GocuaRosterMatch
gocua_roster_known_match (GocuaRosterKnown *self,
                          const char *code,
                          const char *key,
                          const GocuaRosterFacts **facts)
{
  const char *known_code;
  guint position;

  g_return_val_if_fail (self != NULL && code != NULL && key != NULL && facts != NULL,
                        GOCUA_ROSTER_MATCH_NONE);

  position = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_code, code));
  if (position > 0)
    {
      *facts = g_ptr_array_index (self->households, position - 1);
      return GOCUA_ROSTER_MATCH_ONE;
    }
  position = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key));
  if (position == 0)
    return GOCUA_ROSTER_MATCH_NONE;
  if (position == MANY)
    return code[0] == '\0' ? GOCUA_ROSTER_MATCH_MANY : GOCUA_ROSTER_MATCH_NONE;
  *facts = g_ptr_array_index (self->households, position - 1);
  known_code = (*facts)->values[GOCUA_HOUSEHOLD_CODE];
  return code[0] == '\0' || known_code[0] == '\0' ? GOCUA_ROSTER_MATCH_ONE : GOCUA_ROSTER_MATCH_NONE;
}

const char *
gocua_roster_known_find_area (GocuaRosterKnown *self, const char *name)
{
  g_autofree char *key = NULL;
  const char *found;
  gpointer exact = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  if (g_hash_table_lookup_extended (self->area_ids, name, &exact, NULL))
    return exact;
  key = gocua_roster_area_key (name);
  found = g_hash_table_lookup (self->areas_by_key, key);
  return found != NULL && found[0] != '\0' ? found : NULL;
}

const GocuaId *
gocua_roster_known_get_area_id (GocuaRosterKnown *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_hash_table_lookup (self->area_ids, name);
}

char *
gocua_roster_household_key (const char *address, const char *head)
{
  g_autofree char *folded_address = gocua_text_fold_line (address);
  g_autofree char *folded_head = gocua_text_fold_line (head);

  if (folded_address[0] == '\0' && folded_head[0] == '\0')
    return g_strdup ("");
  return g_strconcat (folded_address, "\n", folded_head, NULL);
}

char *
gocua_roster_area_key (const char *name)
{
  static const char *const words[] = { "khu pho ", "k p ", "kp ", "ap ", "khu ", "kp", "ap" };
  g_autofree char *folded = gocua_text_fold_line (name);
  const char *key = folded;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize size = strlen (words[i]);

      /* "kp3", but not "apollo" */
      if (g_str_has_prefix (key, words[i]) && (words[i][size - 1] == ' ' || g_ascii_isdigit (key[size])))
        {
          key += size;
          break;
        }
    }
  while (key[0] == '0' && g_ascii_isdigit (key[1]))
    key++;
  return g_strdup (key);
}
