/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-conflict-row.c: one field that two people set: both values side by side, and a key for each. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-conflict-row.h"

#include <glib/gi18n.h>

#include "app/gocua-sync-words.h"
#include "app/pages/gocua-history-line.h"
#include "app/widgets/gocua-spoken-name.h"
#include "core/gocua-date.h"

struct _GocuaConflictRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *field;
  GtkWidget *open_button;
  GtkLabel *kept_value, *kept_source, *other_value, *other_source;
  GtkWidget *keep_button, *take_button;

  GocuaSession *session;
  GocuaId household;
  char *words;
};

G_DEFINE_FINAL_TYPE (GocuaConflictRow, gocua_conflict_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SETTLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
settle (GocuaConflictRow *self, gboolean take_other)
{
  if (!gtk_widget_get_sensitive (self->keep_button))
    return;
  gocua_conflict_row_set_busy (self, TRUE);
  g_signal_emit (self, signals[SETTLE], 0, take_other);
}

static void
keep_cb (GocuaConflictRow *self)
{
  settle (self, FALSE);
}

static void
take_cb (GocuaConflictRow *self)
{
  settle (self, TRUE);
}

static void
open_cb (GocuaConflictRow *self)
{
  gocua_session_go (self->session, "households", NULL, &self->household);
}

static gboolean
key_cb (GocuaConflictRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_1 || keyval == GDK_KEY_KP_1)
    keep_cb (self);
  else if (keyval == GDK_KEY_2 || keyval == GDK_KEY_KP_2)
    take_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
gocua_conflict_row_dispose (GObject *object)
{
  g_clear_object (&GOCUA_CONFLICT_ROW (object)->session);
  G_OBJECT_CLASS (gocua_conflict_row_parent_class)->dispose (object);
}

static void
gocua_conflict_row_finalize (GObject *object)
{
  g_free (GOCUA_CONFLICT_ROW (object)->words);
  G_OBJECT_CLASS (gocua_conflict_row_parent_class)->finalize (object);
}

static void
gocua_conflict_row_class_init (GocuaConflictRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gocua_conflict_row_dispose;
  object_class->finalize = gocua_conflict_row_finalize;
  signals[SETTLE] = g_signal_new ("settle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-conflict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaConflictRow, title);
  gtk_widget_class_bind_template_child (widget_class, GocuaConflictRow, field);
  gtk_widget_class_bind_template_child (widget_class, GocuaConflictRow, open_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaConflictRow, kept_value);
  gtk_widget_class_bind_template_child (widget_class, GocuaConflictRow, kept_source);
  gtk_widget_class_bind_template_child (widget_class, GocuaConflictRow, other_value);
  gtk_widget_class_bind_template_child (widget_class, GocuaConflictRow, other_source);
  gtk_widget_class_bind_template_child (widget_class, GocuaConflictRow, keep_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaConflictRow, take_button);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
gocua_conflict_row_init (GocuaConflictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer full): "Lê Thị Hoa, 02/03/2025 14:31" */
static char *
describe_source (const GocuaConflictSide *side)
{
  g_autofree char *when = gocua_date_format_date_time (side->made_ms);

  return g_strdup_printf (_ ("%s, %s"), gocua_sync_words_author (side->author), when);
}

static char *
describe_kept_source (const GocuaConflict *conflict)
{
  if (gocua_value_equal (&conflict->now, &conflict->winner.value))
    return describe_source (&conflict->winner);
  return g_strdup (_ ("entered again since"));
}

static char *
describe_value (GocuaSession *session, const GocuaConflict *conflict, const GocuaValue *value)
{
  GocuaHistoryNames names = gocua_history_get_names (session);
  g_autofree char *text = gocua_history_format_value (&names, conflict->kind, conflict->field, value);

  return *text != '\0' ? g_steal_pointer (&text) : g_strdup (_ ("(nothing)"));
}

static void
name_button (GtkWidget *button, const char *format, const char *value)
{
  g_autofree char *words = g_strdup_printf ("%s: %s", format, value);

  gocua_set_spoken_name (GTK_WIDGET (button), words);
  gtk_widget_set_tooltip_text (button, words);
}

static void
show (GocuaConflictRow *self, const GocuaConflict *conflict)
{
  const char *field = gocua_kind_get_field_label (conflict->kind, conflict->field);
  g_autofree char *kept = describe_value (self->session, conflict, &conflict->now);
  g_autofree char *kept_source = describe_kept_source (conflict);
  g_autofree char *other = describe_value (self->session, conflict, &conflict->other.value);
  g_autofree char *other_source = describe_source (&conflict->other);

  gtk_label_set_text (self->title, conflict->title != NULL ? conflict->title : "");
  gtk_label_set_text (self->field, field);
  gtk_label_set_text (self->kept_value, kept);
  gtk_label_set_text (self->kept_source, kept_source);
  gtk_label_set_text (self->other_value, other);
  gtk_label_set_text (self->other_source, other_source);
  name_button (self->keep_button, _ ("Keep what is in the record (key 1)"), kept);
  name_button (self->take_button, _ ("Take the other value (key 2)"), other);
  gtk_widget_set_visible (self->open_button, !gocua_id_is_null (&conflict->household));
  /* Translators: household; field; value and who entered it; the other value and who entered that */
  self->words =
      g_strdup_printf (_ ("%s. %s: in the record %s (%s); other value %s (%s)"),
                       gtk_label_get_text (self->title), field, kept, kept_source, other, other_source);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words, -1);
}

GtkWidget *
gocua_conflict_row_new (GocuaSession *session, const GocuaConflict *conflict)
{
  GocuaConflictRow *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);
  g_return_val_if_fail (conflict != NULL, NULL);

  self = g_object_new (GOCUA_TYPE_CONFLICT_ROW, NULL);
  self->session = g_object_ref (session);
  self->household = conflict->household;
  show (self, conflict);
  return GTK_WIDGET (self);
}

void
gocua_conflict_row_set_busy (GocuaConflictRow *self, gboolean busy)
{
  g_return_if_fail (GOCUA_IS_CONFLICT_ROW (self));

  /* The keyboard stays in the row while its buttons can't be pressed. */
  if (busy && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->keep_button, !busy);
  gtk_widget_set_sensitive (self->take_button, !busy);
}

const char *
gocua_conflict_row_get_words (GocuaConflictRow *self)
{
  g_return_val_if_fail (GOCUA_IS_CONFLICT_ROW (self), NULL);

  return self->words;
}
