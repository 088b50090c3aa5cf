/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-meaning-drag.c: what a column of a list means, dragged with the mouse. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-meaning-drag.h"

/* A type of its own, so that no number or text from elsewhere can be dropped on a column. */
typedef struct
{
  GocuaRosterField field;
} GocuaMeaning;

static GocuaMeaning *
gocua_meaning_copy (GocuaMeaning *self)
{
  return g_memdup2 (self, sizeof *self);
}

static void
gocua_meaning_free (GocuaMeaning *self)
{
  g_free (self);
}

static GType gocua_meaning_get_type (void);
G_DEFINE_BOXED_TYPE (GocuaMeaning, gocua_meaning, gocua_meaning_copy, gocua_meaning_free)

static GtkWidget *
make_tile (GocuaRosterField field)
{
  GtkWidget *tile = gtk_label_new (gocua_roster_field_get_title (field));

  gtk_widget_add_css_class (tile, "meaning");
  return tile;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer get)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  GocuaMeaning meaning;

  if (!((GocuaMeaningGetFunc) get) (widget, &meaning.field))
    return NULL;
  return gdk_content_provider_new_typed (gocua_meaning_get_type (), &meaning);
}

/* The person carries the tile itself. */
static void
begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer get)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  GocuaRosterField field;

  if (((GocuaMeaningGetFunc) get) (widget, &field))
    gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), make_tile (field));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer drop)
{
  const GocuaMeaning *meaning = g_value_get_boxed (value);

  if (meaning == NULL)
    return FALSE;
  ((GocuaMeaningDropFunc) drop) (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)),
                                 meaning->field);
  return TRUE;
}

static gboolean
get_of_tile (GtkWidget *tile, GocuaRosterField *field)
{
  *field = (GocuaRosterField) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (tile), "field"));
  return TRUE;
}

GtkWidget *
gocua_meaning_tile_new (GocuaRosterField field)
{
  GtkWidget *tile = make_tile (field);

  g_object_set_data (G_OBJECT (tile), "field", GUINT_TO_POINTER (field));
  gtk_widget_set_halign (tile, GTK_ALIGN_START);
  gtk_widget_set_cursor_from_name (tile, "grab");
  gocua_meaning_drag_from (tile, get_of_tile);
  return tile;
}

void
gocua_meaning_drag_from (GtkWidget *widget, GocuaMeaningGetFunc get)
{
  GtkDragSource *source;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (get != NULL);

  source = gtk_drag_source_new ();
  /* Before a button below takes the press for itself. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), get);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), get);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

void
gocua_meaning_drop_on (GtkWidget *widget, GocuaMeaningDropFunc drop)
{
  GtkDropTarget *target;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (drop != NULL);

  target = gtk_drop_target_new (gocua_meaning_get_type (), GDK_ACTION_MOVE);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), drop);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
