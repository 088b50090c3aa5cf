/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-areas-history.c: what became of an area: its own changes, and the households that came and went. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-areas.h"

#include "store/gocua-db.h"
#include "store/gocua-journal.h"
#include "store/gocua-projection.h"

#include <glib/gi18n.h>

/* How many households went to, or came from, one other area. */
typedef struct
{
  GocuaId area; /* null for nowhere */
  guint n;
} Place;

/* What one batch did to the area. */
typedef struct
{
  GocuaId batch;
  GocuaStamp stamp;
  char *author;
  GArray *came_from, *went_to; /* of Place, in the order in which they were first seen */
  char *name;                  /* (nullable): set in it */
  gboolean was_made, was_deleted, was_brought_back;
} Act;

typedef struct
{
  GocuaDb *db;
  GocuaId area;
  GHashTable *by_batch; /* GocuaId (owned by the act) -> Act */
  GHashTable *places;   /* GocuaId of a household -> GocuaId of its area at that time */
} History;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_array_unref (act->came_from);
  g_array_unref (act->went_to);
  g_free (act->author);
  g_free (act->name);
  g_free (act);
}

static void
history_clear (History *self)
{
  g_hash_table_unref (self->by_batch);
  g_hash_table_unref (self->places);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

static Act *
find_act (History *self, const GocuaId *batch, GocuaStamp stamp, const char *author)
{
  Act *act = g_hash_table_lookup (self->by_batch, batch);

  if (act != NULL)
    return act;
  act = g_new0 (Act, 1);
  act->batch = *batch;
  act->stamp = stamp;
  act->author = g_strdup (author);
  act->came_from = g_array_new (FALSE, FALSE, sizeof (Place));
  act->went_to = g_array_new (FALSE, FALSE, sizeof (Place));
  g_hash_table_insert (self->by_batch, &act->batch, act);
  return act;
}

static void
note_own_change (History *self, const GocuaChange *change, gboolean is_first)
{
  Act *act = find_act (self, &change->batch, change->stamp, change->author);
  const GocuaSet *name = gocua_change_find_set (change, "name");
  const GocuaSet *deleted = gocua_change_find_set (change, "deleted");

  act->was_made |= is_first;
  if (name != NULL && name->value.type == GOCUA_VALUE_TEXT)
    {
      g_free (act->name);
      act->name = g_strdup (name->value.text);
    }
  if (deleted != NULL)
    {
      act->was_deleted = deleted->value.type == GOCUA_VALUE_INT && deleted->value.integer == 1;
      act->was_brought_back = !act->was_deleted && !is_first;
    }
}

static gboolean
read_own_changes (History *self, GError **error)
{
  g_autoptr (GPtrArray) events = gocua_journal_get_history (self->db, &self->area, error);

  for (guint i = 0; events != NULL && i < events->len; i++)
    note_own_change (self, ((GocuaEvent *) events->pdata[i])->change, i == 0);
  return events != NULL;
}

static void
count_at (GArray *places, const GocuaId *area)
{
  Place place = { *area, 1 };

  for (guint i = 0; i < places->len; i++)
    if (gocua_id_equal (&g_array_index (places, Place, i).area, area))
      {
        g_array_index (places, Place, i).n++;
        return;
      }
  g_array_append_val (places, place);
}

static void
note_move (History *self, const GocuaId *household, const GocuaId *to, sqlite3_stmt *statement)
{
  const GocuaId nowhere = { { 0 } };
  const GocuaId *known = g_hash_table_lookup (self->places, household);
  GocuaId from = known != NULL ? *known : nowhere;
  gboolean left = gocua_id_equal (&from, &self->area);
  gboolean came = gocua_id_equal (to, &self->area);
  GocuaId batch;
  Act *act;

  g_hash_table_replace (self->places, gocua_id_dup (household), gocua_id_dup (to));
  if (left == came || !gocua_db_column_id (statement, 1, &batch))
    return;
  act = find_act (self, &batch, (GocuaStamp) sqlite3_column_int64 (statement, 2),
                  (const char *) sqlite3_column_text (statement, 3));
  if (came)
    count_at (act->came_from, &from);
  else
    count_at (act->went_to, to);
}

/* In the order of stamps, which is the order in which they count. */
static gboolean
read_moves (History *self, GError **error)
{
  sqlite3_stmt *statement =
      gocua_db_prepare (self->db,
                        "SELECT entity, batch, stamp, author, json_extract (body, '$.set.area') FROM change "
                        "WHERE kind = 'household' AND refused IS NULL AND "
                        "json_type (body, '$.set.area') IS NOT NULL ORDER BY stamp, device",
                        error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (gocua_db_step (self->db, statement, &problem))
    {
      const char *text = (const char *) sqlite3_column_text (statement, 4);
      GocuaId household, to = { { 0 } };

      if (!gocua_db_column_id (statement, 0, &household))
        continue;
      if (text != NULL)
        gocua_id_parse (&to, text);
      note_move (self, &household, &to, statement);
    }
  return gocua_db_finish (statement, &problem, error);
}

/* Returns: (transfer full): the name that an area has or last had, "" when it is not known */
static char *
name_area (GocuaDb *db, const GocuaId *area)
{
  g_autoptr (GocuaRecord) record =
      gocua_id_is_null (area) ? NULL : gocua_projection_load (db, GOCUA_KIND_AREA, area, NULL);
  const char *name = record != NULL ? gocua_record_get_text (record, GOCUA_AREA_NAME) : NULL;

  return g_strdup (name != NULL ? name : "");
}

static void append (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append (GString *text, const char *format, ...)
{
  va_list args;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
}

static void
describe_area (const History *self, const Act *act, GString *text)
{
  g_autofree char *into = act->went_to->len > 0
                              ? name_area (self->db, &g_array_index (act->went_to, Place, 0).area)
                              : g_strdup ("");

  if (act->was_made)
    append (text, _ ("Made as “%s”."), act->name != NULL ? act->name : "");
  else if (act->name != NULL)
    append (text, _ ("Renamed to “%s”."), act->name);
  if (act->was_deleted && *into != '\0')
    /* Translators: what happened to an area; %s is another area */
    append (text, _ ("Merged into “%s”."), into);
  else if (act->was_deleted)
    append (text, "%s", _ ("Deleted."));
  if (act->was_brought_back)
    append (text, "%s", _ ("Brought back."));
}

static void
describe_came (const History *self, const Place *place, GString *text)
{
  g_autofree char *name = name_area (self->db, &place->area);

  if (*name != '\0')
    append (text, ngettext ("%u household came from “%s”.", "%u households came from “%s”.", place->n),
            place->n, name);
  else
    append (text, ngettext ("%u household was put here.", "%u households were put here.", place->n),
            place->n);
}

static void
describe_left (const History *self, const Place *place, GString *text)
{
  g_autofree char *name = name_area (self->db, &place->area);

  if (*name != '\0')
    append (text, ngettext ("%u household went to “%s”.", "%u households went to “%s”.", place->n), place->n,
            name);
  else
    append (text, ngettext ("%u household has no area since.", "%u households have no area since.", place->n),
            place->n);
}

static GocuaAreaEvent *
event_new (const History *self, const Act *act)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GocuaAreaEvent *event;

  describe_area (self, act, text);
  for (guint i = 0; i < act->came_from->len; i++)
    describe_came (self, &g_array_index (act->came_from, Place, i), text);
  for (guint i = 0; i < act->went_to->len; i++)
    describe_left (self, &g_array_index (act->went_to, Place, i), text);
  if (text->len == 0) /* only its place in the list */
    return NULL;
  event = g_new0 (GocuaAreaEvent, 1);
  event->at_ms = GOCUA_STAMP_MS (act->stamp);
  event->author = g_strdup (act->author);
  event->text = g_string_free (g_steal_pointer (&text), FALSE);
  return event;
}

static int
compare_acts (gconstpointer a, gconstpointer b)
{
  const Act *x = *(const Act *const *) a;
  const Act *y = *(const Act *const *) b;

  if (x->stamp != y->stamp)
    return x->stamp > y->stamp ? -1 : 1;
  return gocua_id_compare (&y->batch, &x->batch);
}

void
gocua_area_event_free (GocuaAreaEvent *self)
{
  g_free (self->author);
  g_free (self->text);
  g_free (self);
}

GPtrArray *
gocua_areas_get_history (GocuaDb *db, const GocuaId *area, GError **error)
{
  g_auto (History) self = { 0 };
  g_autoptr (GPtrArray) acts = g_ptr_array_new ();
  GPtrArray *events;
  GHashTableIter iter;
  gpointer act;

  g_return_val_if_fail (db != NULL && area != NULL, NULL);

  self.db = db;
  self.area = *area;
  self.by_batch = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, NULL, act_free);
  self.places = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, g_free);
  if (!read_own_changes (&self, error) || !read_moves (&self, error))
    return NULL;
  g_hash_table_iter_init (&iter, self.by_batch);
  while (g_hash_table_iter_next (&iter, NULL, &act))
    g_ptr_array_add (acts, act);
  g_ptr_array_sort (acts, compare_acts);
  events = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_area_event_free);
  for (guint i = 0; i < acts->len; i++)
    {
      GocuaAreaEvent *event = event_new (&self, acts->pdata[i]);

      if (event != NULL)
        g_ptr_array_add (events, event);
    }
  return events;
}
