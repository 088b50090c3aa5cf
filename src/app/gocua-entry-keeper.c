/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-keeper.c: keeps what is typed into the entry grid and not saved, so that a power cut takes
 * nothing. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-keeper.h"

#include "app/gocua-entry-lookup.h"

/* Long enough not to write at each key, short enough to lose next to nothing to a power cut. */
#define DELAY_MS 1000

struct _GocuaEntryKeeper
{
  GObject parent_instance;

  GocuaStore *store; /* (nullable): %NULL once it was stopped */
  char *name;
  GCancellable *cancellable;
  guint source;
  char *draft; /* (nullable): as it was written last */
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (GocuaEntryKeeper, gocua_entry_keeper, G_TYPE_OBJECT)

enum
{
  LOADED,
  DUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaEntryKeeper) self = GOCUA_ENTRY_KEEPER (user_data);
  g_autoptr (GError) error = NULL;

  gocua_store_call_finish (GOCUA_STORE (object), result, &error);
  if (error == NULL)
    return;
  /* Nobody needs to be told: each line says that it is not saved. The next change tries again. */
  g_clear_pointer (&self->draft, g_free);
  g_debug ("The draft was not kept: %s", error->message);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaEntryKeeper) self = GOCUA_ENTRY_KEEPER (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gocua_store_call_finish (GOCUA_STORE (object), result, &error);

  if (error != NULL || self->store == NULL)
    return;
  self->loaded = TRUE;
  g_free (self->draft);
  self->draft = g_strdup (text != NULL ? text : "");
  g_signal_emit (self, signals[LOADED], 0, text);
}

static gboolean
due_cb (gpointer user_data)
{
  GocuaEntryKeeper *self = user_data;

  self->source = 0;
  g_signal_emit (self, signals[DUE], 0);
  return G_SOURCE_REMOVE;
}

static void
gocua_entry_keeper_dispose (GObject *object)
{
  gocua_entry_keeper_stop (GOCUA_ENTRY_KEEPER (object));

  G_OBJECT_CLASS (gocua_entry_keeper_parent_class)->dispose (object);
}

static void
gocua_entry_keeper_finalize (GObject *object)
{
  GocuaEntryKeeper *self = GOCUA_ENTRY_KEEPER (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->draft, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (gocua_entry_keeper_parent_class)->finalize (object);
}

static void
gocua_entry_keeper_class_init (GocuaEntryKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = GOCUA_TYPE_ENTRY_KEEPER;

  object_class->dispose = gocua_entry_keeper_dispose;
  object_class->finalize = gocua_entry_keeper_finalize;

  signals[LOADED] =
      g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DUE] = g_signal_new ("due", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gocua_entry_keeper_init (GocuaEntryKeeper *self)
{
  self->cancellable = g_cancellable_new ();
}

GocuaEntryKeeper *
gocua_entry_keeper_new (GocuaStore *store, const char *name)
{
  GocuaEntryKeeper *self;

  g_return_val_if_fail (GOCUA_IS_STORE (store), NULL);

  self = g_object_new (GOCUA_TYPE_ENTRY_KEEPER, NULL);
  self->store = g_object_ref (store);
  self->name = g_strdup (name);
  return self;
}

void
gocua_entry_keeper_load (GocuaEntryKeeper *self)
{
  g_return_if_fail (GOCUA_IS_ENTRY_KEEPER (self));

  if (!self->loaded && self->store != NULL)
    gocua_entry_load_draft (self->store, self->name, self->cancellable, loaded_cb, g_object_ref (self));
}

void
gocua_entry_keeper_note (GocuaEntryKeeper *self)
{
  g_return_if_fail (GOCUA_IS_ENTRY_KEEPER (self));

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (DELAY_MS, due_cb, self);
}

void
gocua_entry_keeper_keep (GocuaEntryKeeper *self, const char *draft)
{
  g_return_if_fail (GOCUA_IS_ENTRY_KEEPER (self) && draft != NULL);

  g_clear_handle_id (&self->source, g_source_remove);
  if (!self->loaded || self->store == NULL || g_strcmp0 (draft, self->draft) == 0)
    return;
  g_free (self->draft);
  self->draft = g_strdup (draft);
  gocua_entry_save_draft (self->store, self->name, self->draft, saved_cb, g_object_ref (self));
}

void
gocua_entry_keeper_stop (GocuaEntryKeeper *self)
{
  g_return_if_fail (GOCUA_IS_ENTRY_KEEPER (self));

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
}
