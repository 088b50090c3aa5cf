/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-merged.c: households that were merged into others, and where their visits count. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-merged.h"

#include "core/gocua-merge.h"
#include "store/gocua-projection.h"

/* A link, and the root that is in the table now. */
typedef struct
{
  GArray *links;    /* of GocuaMergeLink */
  GArray *roots;    /* of GocuaId, null for none */
  GHashTable *seen; /* set of GocuaId */
} Links;

static void
links_clear (Links *self)
{
  g_array_unref (self->links);
  g_array_unref (self->roots);
  g_hash_table_unref (self->seen);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Links, links_clear)

static void
links_init (Links *self)
{
  self->links = g_array_new (FALSE, TRUE, sizeof (GocuaMergeLink));
  self->roots = g_array_new (FALSE, TRUE, sizeof (GocuaId));
  self->seen = g_hash_table_new_full (gocua_id_hash, gocua_id_equal, g_free, NULL);
}

static void
add_household (Links *self, const GocuaRecord *household, const GocuaId *root)
{
  const GocuaId *into = gocua_record_get_id (household, GOCUA_HOUSEHOLD_MERGED_INTO);
  GocuaMergeLink link = {
    .id = household->id,
    .exists = gocua_record_exists (household),
    .stamp = household->stamps[GOCUA_HOUSEHOLD_MERGED_INTO],
    .device = household->devices[GOCUA_HOUSEHOLD_MERGED_INTO],
  };

  if (!g_hash_table_add (self->seen, gocua_id_dup (&household->id)))
    return;
  if (into != NULL)
    link.into = *into;
  g_array_append_val (self->links, link);
  g_array_append_vals (self->roots, root, 1);
}

static gboolean
read_rows (Links *self, GocuaDb *db, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GError) problem = NULL;

  while (gocua_db_step (db, statement, &problem))
    {
      g_autoptr (GocuaRecord) household = gocua_projection_read_row (GOCUA_KIND_HOUSEHOLD, statement, 1);
      GocuaId root = { { 0 } };

      gocua_db_column_id (statement, 0, &root);
      if (household != NULL)
        add_household (self, household, &root);
    }
  return gocua_db_finish (statement, &problem, error);
}

static sqlite3_stmt *
prepare_where (GocuaDb *db, const char *condition, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT root, %s FROM household WHERE %s",
                                          gocua_projection_columns (GOCUA_KIND_HOUSEHOLD), condition);

  return gocua_db_prepare (db, sql, error);
}

/* Those that point to another, those that did until now, and those that are pointed to. */
static gboolean
read_links (Links *self, GocuaDb *db, GError **error)
{
  sqlite3_stmt *statement =
      prepare_where (db,
                     "n IN (SELECT n FROM household WHERE merged_into IS NOT NULL UNION "
                     "SELECT n FROM household WHERE root IS NOT NULL)",
                     error);
  guint n_pointing;

  if (statement == NULL || !read_rows (self, db, statement, error))
    return FALSE;
  n_pointing = self->links->len;
  for (guint i = 0; i < n_pointing; i++)
    {
      GocuaId into = g_array_index (self->links, GocuaMergeLink, i).into;

      if (gocua_id_is_null (&into) || g_hash_table_contains (self->seen, &into))
        continue;
      statement = prepare_where (db, "id = ?1", error);
      if (statement == NULL)
        return FALSE;
      gocua_db_bind_id (statement, 1, &into);
      if (!read_rows (self, db, statement, error))
        return FALSE;
    }
  return TRUE;
}

static void
note (GHashTable *households, const GocuaId *id)
{
  if (!gocua_id_is_null (id) && !g_hash_table_contains (households, id))
    g_hash_table_add (households, gocua_id_dup (id));
}

gboolean
gocua_merged_update (GocuaDb *db, GHashTable *households, GError **error)
{
  g_auto (Links) self = { 0 };

  links_init (&self);
  if (!read_links (&self, db, error))
    return FALSE;
  gocua_merge_resolve ((GocuaMergeLink *) (gpointer) self.links->data, self.links->len);
  for (guint i = 0; i < self.links->len; i++)
    {
      const GocuaMergeLink *link = &g_array_index (self.links, GocuaMergeLink, i);
      const GocuaId *old = &g_array_index (self.roots, GocuaId, i);

      if (gocua_id_equal (&link->root, old))
        continue;
      if (!gocua_projection_set_root (db, &link->id, gocua_id_is_null (&link->root) ? NULL : &link->root,
                                      error))
        return FALSE;
      note (households, &link->id);
      note (households, old);
    }
  return TRUE;
}

gboolean
gocua_merged_is_any (GocuaDb *db)
{
  sqlite3_stmt *statement =
      gocua_db_prepare_static (db, "SELECT 1 FROM household WHERE root IS NOT NULL LIMIT 1", NULL);
  gboolean found = statement != NULL && gocua_db_step (db, statement, NULL);

  gocua_db_done (statement);
  return found;
}

gboolean
gocua_merged_find_root (GocuaDb *db, const GocuaId *household, GocuaId *root, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = gocua_db_prepare (db, "SELECT root FROM household WHERE id = ?1", error);
  GocuaId found = { { 0 } };

  if (statement == NULL)
    return FALSE;
  gocua_db_bind_id (statement, 1, household);
  if (gocua_db_step (db, statement, &problem))
    gocua_db_column_id (statement, 0, &found);
  gocua_db_done (statement);
  *root = gocua_id_is_null (&found) ? *household : found;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
gocua_merged_add_roots (GocuaDb *db, GHashTable *households, GError **error)
{
  g_autofree gpointer *ids = NULL;
  guint n;

  ids = g_hash_table_get_keys_as_array (households, &n);
  for (guint i = 0; i < n; i++)
    {
      GocuaId root;

      if (!gocua_merged_find_root (db, ids[i], &root, error))
        return FALSE;
      note (households, &root);
    }
  return TRUE;
}
