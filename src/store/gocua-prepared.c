/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-prepared.c: a change that this store is about to make, with all that is known of it without the file.
 */

#define G_LOG_DOMAIN "gocua-store"

#include "store/gocua-prepared.h"

#include "wire/gocua-change-json.h"

struct _GocuaPreparer
{
  GThread *thread;
  GAsyncQueue *changes;  /* of GPtrArray of GocuaChange; an empty one ends the thread */
  GAsyncQueue *prepared; /* of GArray of GocuaPrepared */
};

void
gocua_prepared_init (GocuaPrepared *self, GocuaChange *change)
{
  *self = (GocuaPrepared){ .change = change, .body = g_string_sized_new (384) };
  gocua_change_append_body (change, self->body);
  if (change->known_kind < 0 || !gocua_change_looks_new (change) ||
      !gocua_change_validate (change, TRUE, NULL, NULL))
    return;
  self->made = gocua_record_new ((GocuaKind) change->known_kind, &change->entity);
  self->applied = gocua_record_apply (self->made, change);
  gocua_projection_keys_init (&self->keys, self->made);
}

void
gocua_prepared_clear (GocuaPrepared *self)
{
  g_clear_pointer (&self->change, gocua_change_unref);
  if (self->body != NULL)
    g_string_free (g_steal_pointer (&self->body), TRUE);
  g_clear_pointer (&self->made, gocua_record_unref);
  gocua_projection_keys_clear (&self->keys);
}

static GArray *
prepare_all (GPtrArray *changes)
{
  GArray *prepared = g_array_sized_new (FALSE, FALSE, sizeof (GocuaPrepared), changes->len);

  g_array_set_clear_func (prepared, (GDestroyNotify) gocua_prepared_clear);
  for (guint i = 0; i < changes->len; i++)
    {
      GocuaPrepared one;

      gocua_prepared_init (&one, gocua_change_ref (changes->pdata[i]));
      g_array_append_val (prepared, one);
    }
  return prepared;
}

static gpointer
preparer_thread (gpointer data)
{
  GocuaPreparer *self = data;

  for (;;)
    {
      g_autoptr (GPtrArray) changes = g_async_queue_pop (self->changes);

      if (changes->len == 0)
        return NULL;
      g_async_queue_push (self->prepared, prepare_all (changes));
    }
}

GocuaPreparer *
gocua_preparer_new (void)
{
  GocuaPreparer *self = g_new0 (GocuaPreparer, 1);

  self->changes = g_async_queue_new_full ((GDestroyNotify) g_ptr_array_unref);
  self->prepared = g_async_queue_new_full ((GDestroyNotify) g_array_unref);
  self->thread = g_thread_new ("prepare", preparer_thread, self);
  return self;
}

void
gocua_preparer_free (GocuaPreparer *self)
{
  g_async_queue_push_front (self->changes, g_ptr_array_new ());
  g_thread_join (self->thread);
  g_async_queue_unref (self->changes);
  g_async_queue_unref (self->prepared);
  g_free (self);
}

void
gocua_preparer_push (GocuaPreparer *self, GPtrArray *changes)
{
  g_return_if_fail (changes->len > 0);

  g_async_queue_push (self->changes, changes);
}

GArray *
gocua_preparer_pop (GocuaPreparer *self)
{
  return g_async_queue_pop (self->prepared);
}
