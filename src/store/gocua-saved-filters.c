/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-saved-filters.c: questions for households that a person keeps under a name. */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-saved-filters.h"

#include "core/gocua-collate.h"
#include "core/gocua-text.h"
#include "store/gocua-db.h"

#include <string.h>

/* Small facts of the file: "filter.<id>" -> the name, a line feed, the question. */
#define PREFIX "filter."

GocuaSavedFilter *
gocua_saved_filter_new (const char *id, const char *name, const char *text)
{
  GocuaSavedFilter *self = g_new0 (GocuaSavedFilter, 1);

  self->id = g_strdup (id);
  self->name = gocua_text_clean (name);
  self->text = g_strdup (text);
  return self;
}

GocuaSavedFilter *
gocua_saved_filter_copy (const GocuaSavedFilter *self)
{
  return gocua_saved_filter_new (self->id, self->name, self->text);
}

void
gocua_saved_filter_free (GocuaSavedFilter *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const GocuaSavedFilter *x = *(GocuaSavedFilter *const *) a;
  const GocuaSavedFilter *y = *(GocuaSavedFilter *const *) b;
  g_autofree char *x_key = gocua_collate_key (x->name);
  g_autofree char *y_key = gocua_collate_key (y->name);
  int order = strcmp (x_key, y_key);

  return order != 0 ? order : strcmp (x->id, y->id);
}

static GocuaSavedFilter *
read_row (sqlite3_stmt *statement)
{
  const char *key = (const char *) sqlite3_column_text (statement, 0);
  const char *value = (const char *) sqlite3_column_text (statement, 1);
  const char *end = strchr (value, '\n');
  g_autofree char *name = g_strndup (value, end != NULL ? (gsize) (end - value) : strlen (value));

  return gocua_saved_filter_new (key + strlen (PREFIX), name, end != NULL ? end + 1 : "");
}

GPtrArray *
gocua_saved_filters_list (GocuaDb *db, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_saved_filter_free);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement =
      gocua_db_prepare (db, "SELECT key, value FROM meta WHERE key GLOB '" PREFIX "*'", error);

  if (statement == NULL)
    return NULL;
  while (gocua_db_step (db, statement, &problem))
    g_ptr_array_add (list, read_row (statement));
  if (!gocua_db_finish (statement, &problem, error))
    return NULL;
  g_ptr_array_sort (list, compare_names);
  return g_steal_pointer (&list);
}

GocuaSavedFilter *
gocua_saved_filters_find (GocuaDb *db, const char *name, GError **error)
{
  g_autoptr (GPtrArray) list = gocua_saved_filters_list (db, error);
  g_autofree char *wanted = gocua_text_fold_line (name);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_autofree char *folded = gocua_text_fold_line (((GocuaSavedFilter *) list->pdata[i])->name);

      if (g_str_equal (folded, wanted))
        return g_ptr_array_steal_index (list, i);
    }
  return NULL;
}

gboolean
gocua_saved_filters_keep (GocuaDb *db, GocuaSavedFilter *filter, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GocuaSavedFilter) before = NULL;
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (db != NULL && filter != NULL && *filter->name != '\0', FALSE);

  if (filter->id == NULL)
    {
      before = gocua_saved_filters_find (db, filter->name, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      filter->id = before != NULL ? g_strdup (before->id) : g_uuid_string_random ();
    }
  key = g_strconcat (PREFIX, filter->id, NULL);
  value = g_strconcat (filter->name, "\n", filter->text, NULL);
  return gocua_db_set_meta (db, key, value, error);
}

gboolean
gocua_saved_filters_remove (GocuaDb *db, const char *id, GError **error)
{
  g_autofree char *key = g_strconcat (PREFIX, id, NULL);
  sqlite3_stmt *statement;

  g_return_val_if_fail (db != NULL && id != NULL, FALSE);

  statement = gocua_db_prepare (db, "DELETE FROM meta WHERE key = ?1", error);
  if (statement == NULL)
    return FALSE;
  gocua_db_bind_text (statement, 1, key);
  return gocua_db_run (db, statement, error);
}
