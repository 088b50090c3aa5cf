/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-journal-update.c: what a transaction has changed in the journal, and what follows from it at its end.
 */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-journal-update.h"

#include "store/gocua-clash-store.h"
#include "store/gocua-journal-read.h"
#include "store/gocua-projection.h"

#define META_STAMP "stamp"

/* An id alone would do, if nobody ever gave one to two kinds of things. */
typedef struct
{
  GocuaId id;
  GocuaKind kind;
} Thing;

struct _GocuaJournalUpdate
{
  GocuaDb *db;
  GocuaStatusUpdate *statuses;
  GHashTable *clashing; /* set of Thing */
  GHashTable *moved;    /* set of Thing */
  GocuaStamp first;     /* the greatest stamp of the journal when the transaction began */
  GocuaStamp last;      /* and now */
  gboolean was_lowered; /* the greatest one has gone */
};

static guint
thing_hash (gconstpointer thing)
{
  return gocua_id_hash (&((const Thing *) thing)->id);
}

static gboolean
thing_equal (gconstpointer a, gconstpointer b)
{
  const Thing *x = a;
  const Thing *y = b;

  return x->kind == y->kind && gocua_id_equal (&x->id, &y->id);
}

static GocuaStamp
read_last_stamp (GocuaDb *db)
{
  g_autofree char *text = gocua_db_get_meta (db, META_STAMP);
  guint64 stamp = 0;

  if (text != NULL)
    g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &stamp, NULL);
  return stamp;
}

GocuaJournalUpdate *
gocua_journal_update_new (GocuaDb *db)
{
  GocuaJournalUpdate *self = g_new0 (GocuaJournalUpdate, 1);

  self->db = db;
  self->statuses = gocua_status_update_new ();
  self->clashing = g_hash_table_new_full (thing_hash, thing_equal, g_free, NULL);
  self->moved = g_hash_table_new_full (thing_hash, thing_equal, g_free, NULL);
  self->first = self->last = read_last_stamp (db);
  return self;
}

void
gocua_journal_update_free (GocuaJournalUpdate *self)
{
  gocua_status_update_free (self->statuses);
  g_hash_table_unref (self->clashing);
  g_hash_table_unref (self->moved);
  g_free (self);
}

GocuaStatusUpdate *
gocua_journal_update_get_statuses (GocuaJournalUpdate *self)
{
  return self->statuses;
}

static void
note (GHashTable *things, GocuaKind kind, const GocuaId *entity)
{
  Thing thing = { *entity, kind };

  if (!g_hash_table_contains (things, &thing))
    g_hash_table_add (things, g_memdup2 (&thing, sizeof thing));
}

void
gocua_journal_update_note_clash (GocuaJournalUpdate *self, GocuaKind kind, const GocuaId *entity)
{
  note (self->clashing, kind, entity);
}

void
gocua_journal_update_note_moved (GocuaJournalUpdate *self, GocuaKind kind, const GocuaId *entity)
{
  note (self->moved, kind, entity);
  note (self->clashing, kind, entity);
}

void
gocua_journal_update_note_stamp (GocuaJournalUpdate *self, GocuaStamp stamp)
{
  self->last = MAX (self->last, stamp);
}

void
gocua_journal_update_note_lowered (GocuaJournalUpdate *self, GocuaStamp stamp)
{
  self->was_lowered |= stamp >= self->last;
}

GocuaStamp
gocua_journal_update_next_stamp (GocuaJournalUpdate *self, gint64 now_ms)
{
  self->last = gocua_stamp_next (self->last, now_ms);
  return self->last;
}

/* The record from all of its changes, as it would have come about with the stamps that they have now. */
static gboolean
make_again (GocuaJournalUpdate *self, const Thing *thing, GError **error)
{
  g_autoptr (GocuaRecord) record = gocua_record_new (thing->kind, &thing->id);
  g_autoptr (GocuaRecord) before = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  gint64 n = 0;

  before = gocua_projection_load_row (self->db, thing->kind, &thing->id, &n, error);
  changes = before != NULL ? gocua_journal_read_thing (self->db, thing->kind, &thing->id, error) : NULL;
  if (changes == NULL)
    return FALSE;
  if (changes->len == 0)
    return TRUE;
  for (guint i = 0; i < changes->len; i++)
    gocua_record_apply (record, changes->pdata[i]);
  if (!gocua_projection_save (self->db, record, NULL, &n, GOCUA_PROJECTION_ALL, error))
    return FALSE;
  gocua_status_update_note (self->statuses, before, n);
  gocua_status_update_note (self->statuses, record, n);
  return TRUE;
}

static gboolean
make_all_again (GocuaJournalUpdate *self, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer thing;

  g_hash_table_iter_init (&iter, self->moved);
  while (g_hash_table_iter_next (&iter, &thing, NULL))
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !make_again (self, thing, error))
      return FALSE;
  return TRUE;
}

static gboolean
find_clashes (GocuaJournalUpdate *self, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->clashing);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Thing *thing = key;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !gocua_clash_store_update (self->db, thing->kind, &thing->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_last_stamp (GocuaJournalUpdate *self, GError **error)
{
  g_autofree char *text = NULL;

  if (self->was_lowered)
    {
      sqlite3_stmt *statement = gocua_db_prepare (self->db, "SELECT max(stamp) FROM change", error);

      if (statement == NULL || !gocua_db_step (self->db, statement, error))
        return FALSE;
      self->last = (GocuaStamp) sqlite3_column_int64 (statement, 0);
      gocua_db_done (statement);
    }
  if (self->last == self->first)
    return TRUE;
  text = g_strdup_printf ("%" G_GUINT64_FORMAT, self->last);
  return gocua_db_set_meta (self->db, META_STAMP, text, error);
}

gboolean
gocua_journal_update_run (GocuaJournalUpdate *self, GCancellable *cancellable, GError **error)
{
  return make_all_again (self, cancellable, error) && find_clashes (self, cancellable, error) &&
         gocua_status_update_run (self->statuses, self->db, cancellable, error) &&
         write_last_stamp (self, error);
}
