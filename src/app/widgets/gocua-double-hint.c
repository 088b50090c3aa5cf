/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-double-hint.c: a quiet line under a form: the household that is being typed may be on the roster
 * already.
 */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-double-hint.h"

#include <glib/gi18n.h>

#include "store/gocua-doubles.h"

/* Shorter than a pause to think, longer than the one between two keys. */
#define PAUSE_MS 250

struct _GocuaDoubleHint
{
  GtkWidget parent_instance;

  GocuaSession *session;
  GocuaRecord *asked; /* (nullable): what is asked after the pause */
  GCancellable *asking;
  GocuaLikelyDouble *shown; /* (nullable) */
  guint pause;

  GtkWidget *revealer;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (GocuaDoubleHint, gocua_double_hint, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
find_func (GocuaDb *db, gpointer household, GCancellable *cancellable, GError **error)
{
  return gocua_likely_doubles_find (db, household, 1, cancellable, error);
}

/* @likely: (transfer full) */
static void
show_likely (GocuaDoubleHint *self, GocuaLikelyDouble *likely)
{
  g_autofree char *why = gocua_double_reasons_describe (likely->reasons);
  /* Translators: head and address of a household that is on the roster */
  g_autofree char *text =
      g_strdup_printf (_ ("May be the same as: %s, %s"), likely->head != NULL ? likely->head : "–",
                       likely->address != NULL ? likely->address : "–");

  g_clear_pointer (&self->shown, gocua_likely_double_free);
  self->shown = likely;
  gtk_label_set_label (self->label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), why);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

static void
hide (GocuaDoubleHint *self)
{
  g_clear_pointer (&self->shown, gocua_likely_double_free);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GocuaDoubleHint) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) likely = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  /* It is only a hint: what cannot be read is told where it matters. */
  if (likely != NULL && likely->len > 0)
    show_likely (self, g_ptr_array_steal_index (likely, 0));
  else
    hide (self);
}

static void
stop_asking (GocuaDoubleHint *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static gboolean
ask_cb (gpointer user_data)
{
  GocuaDoubleHint *self = user_data;

  self->pause = 0;
  stop_asking (self);
  self->asking = g_cancellable_new ();
  gocua_store_read_async (gocua_session_get_store (self->session), find_func, g_steal_pointer (&self->asked),
                          (GDestroyNotify) gocua_record_unref, (GDestroyNotify) g_ptr_array_unref,
                          self->asking, found_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
open_cb (GocuaDoubleHint *self)
{
  g_autoptr (GocuaDoubleHint) alive = g_object_ref (self);

  if (alive->shown != NULL)
    g_signal_emit (alive, signals[OPEN], 0, alive->shown);
}

static void
gocua_double_hint_dispose (GObject *object)
{
  GocuaDoubleHint *self = GOCUA_DOUBLE_HINT (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  stop_asking (self);
  g_clear_pointer (&self->asked, gocua_record_unref);
  g_clear_object (&self->session);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (gocua_double_hint_parent_class)->dispose (object);
}

static void
gocua_double_hint_finalize (GObject *object)
{
  g_clear_pointer (&GOCUA_DOUBLE_HINT (object)->shown, gocua_likely_double_free);

  G_OBJECT_CLASS (gocua_double_hint_parent_class)->finalize (object);
}

static void
gocua_double_hint_class_init (GocuaDoubleHintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_double_hint_dispose;
  G_OBJECT_CLASS (klass)->finalize = gocua_double_hint_finalize;
  signals[OPEN] = g_signal_new ("open", GOCUA_TYPE_DOUBLE_HINT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-double-hint.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaDoubleHint, revealer);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoubleHint, label);
  gtk_widget_class_bind_template_child (widget_class, GocuaDoubleHint, button);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
gocua_double_hint_init (GocuaDoubleHint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gocua_double_hint_set_session (GocuaDoubleHint *self, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_DOUBLE_HINT (self));

  g_set_object (&self->session, session);
}

void
gocua_double_hint_set_button (GocuaDoubleHint *self, const char *label)
{
  g_return_if_fail (GOCUA_IS_DOUBLE_HINT (self));

  gtk_button_set_label (self->button, label);
}

void
gocua_double_hint_ask (GocuaDoubleHint *self, GocuaRecord *household)
{
  g_return_if_fail (GOCUA_IS_DOUBLE_HINT (self) && household != NULL);

  g_clear_pointer (&self->asked, gocua_record_unref);
  self->asked = household;
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->session != NULL)
    self->pause = g_timeout_add (PAUSE_MS, ask_cb, self);
}
