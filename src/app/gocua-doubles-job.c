/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-doubles-job.c: what the window of doubles asks of the store. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-doubles-job.h"

#include <glib/gi18n.h>

#include "store/gocua-entities.h"

void
gocua_doubles_answer_free (GocuaDoublesAnswer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static char *
make_title (GocuaDb *db, const GocuaId *id, GError **error)
{
  g_autoptr (GocuaRecord) household = gocua_household_load (db, id, error);
  const char *head, *address;

  if (household == NULL)
    return NULL;
  head = gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD);
  address = gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS);
  return g_strconcat (head != NULL ? head : _ ("Head of household not known"), ", ",
                      address != NULL ? address : _ ("No address"), NULL);
}

static gboolean
add_item (GPtrArray *items, GocuaDb *db, const GocuaDoubleHit *hit, GError **error)
{
  char *titles[2] = { make_title (db, &hit->a, error), NULL };

  titles[1] = titles[0] != NULL ? make_title (db, &hit->b, error) : NULL;
  if (titles[1] == NULL)
    {
      g_free (titles[0]);
      return FALSE;
    }
  g_ptr_array_add (items, gocua_double_item_new (hit, titles));
  return TRUE;
}

static GPtrArray *
make_items (GocuaDb *db, GArray *hits, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < hits->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !add_item (items, db, &g_array_index (hits, GocuaDoubleHit, i), error))
      return NULL;
  return g_steal_pointer (&items);
}

void
gocua_doubles_task_free (GocuaDoublesTask *self)
{
  gocua_progress_meter_unref (self->meter);
  g_free (self);
}

gpointer
gocua_doubles_job_search (GocuaDb *db, gpointer task, GCancellable *cancellable, GError **error)
{
  const GocuaDoublesTask *asked = task;
  GocuaProgress progress = { gocua_progress_meter_count, asked->meter };
  g_autoptr (GocuaDoubles) doubles = gocua_doubles_search (db, &progress, cancellable, error);
  g_autoptr (GPtrArray) items = NULL;
  GocuaDoublesAnswer *answer;

  if (doubles == NULL || (!gocua_id_is_null (&asked->first) &&
                          !gocua_doubles_put_first (db, doubles->hits, &asked->first, error)))
    return NULL;
  items = make_items (db, doubles->hits, cancellable, error);
  if (items == NULL)
    return NULL;
  answer = g_new0 (GocuaDoublesAnswer, 1);
  answer->hits = g_array_ref (doubles->hits);
  answer->items = g_steal_pointer (&items);
  answer->n_households = doubles->n_households;
  answer->n_left_out = doubles->n_left_out;
  answer->n_shortened = doubles->n_shortened;
  return answer;
}

gpointer
gocua_doubles_job_refresh (GocuaDb *db, gpointer hits, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) standing = gocua_doubles_refresh (db, hits, cancellable, error);
  g_autoptr (GPtrArray) items = standing != NULL ? make_items (db, standing, cancellable, error) : NULL;
  GocuaDoublesAnswer *answer;

  if (items == NULL)
    return NULL;
  answer = g_new0 (GocuaDoublesAnswer, 1);
  answer->hits = g_array_ref (hits);
  answer->items = g_steal_pointer (&items);
  return answer;
}

gpointer
gocua_doubles_job_view (GocuaDb *db, gpointer hit, GCancellable *cancellable, GError **error)
{
  const GocuaDoubleHit *asked = hit;

  return gocua_double_view_read (db, &asked->a, &asked->b, error);
}

gpointer
gocua_doubles_job_distinct (GocuaDb *db, gpointer hit, GCancellable *cancellable, GError **error)
{
  const GocuaDoubleHit *asked = hit;

  return gocua_doubles_make_distinct_batch (db, &asked->a, &asked->b, error);
}
