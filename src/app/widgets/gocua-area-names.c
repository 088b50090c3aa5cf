/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-names.c: a number of areas, or their names one a line. */
#define G_LOG_DOMAIN "gocua-app"

#include "app/widgets/gocua-area-names.h"

#include "core/gocua-text.h"

struct _GocuaAreaNames
{
  GtkBox parent_instance;

  GtkSpinButton *count_spin;
  GtkEditable *word_entry;
  GtkTextView *names_view;
};

G_DEFINE_FINAL_TYPE (GocuaAreaNames, gocua_area_names, GTK_TYPE_BOX)

static void
fill_cb (GocuaAreaNames *self)
{
  g_autofree char *word = gocua_text_clean (gtk_editable_get_text (self->word_entry));
  g_autoptr (GString) text = g_string_new (NULL);
  int count = gtk_spin_button_get_value_as_int (self->count_spin);

  for (int i = 1; i <= count; i++)
    g_string_append_printf (text, "%s%s%d\n", word, *word != '\0' ? " " : "", i);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->names_view), text->str, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->names_view));
}

static gboolean
gocua_area_names_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GOCUA_AREA_NAMES (widget)->count_spin));
}

static void
gocua_area_names_class_init (GocuaAreaNamesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = gocua_area_names_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-area-names.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaAreaNames, count_spin);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreaNames, word_entry);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreaNames, names_view);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
}

static void
gocua_area_names_init (GocuaAreaNames *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_area_names_new (void)
{
  return g_object_new (GOCUA_TYPE_AREA_NAMES, NULL);
}

/* Returns: (transfer full): the folded names that are taken; adds to @last the greatest position of an area
 */
static GHashTable *
list_known (GPtrArray *known, gint64 *last)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < known->len; i++)
    {
      const GocuaRecord *area = g_ptr_array_index (known, i);

      g_hash_table_add (names, gocua_text_fold (gocua_record_get_text (area, GOCUA_AREA_NAME)));
      *last = MAX (*last, gocua_record_get_int (area, GOCUA_AREA_POSITION, 0));
    }
  return names;
}

GocuaBatch *
gocua_area_names_make_batch (GocuaAreaNames *self, GPtrArray *known)
{
  GocuaBatch *batch;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GHashTable) names = NULL;
  gint64 position = 0;

  g_return_val_if_fail (GOCUA_IS_AREA_NAMES (self), NULL);
  g_return_val_if_fail (known != NULL, NULL);

  batch = gocua_batch_new ("area.new");
  names = list_known (known, &position);
  buffer = gtk_text_view_get_buffer (self->names_view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = gocua_text_clean (lines[i]);
      g_autoptr (GocuaRecord) area = NULL;

      if (*name == '\0' || !g_hash_table_add (names, gocua_text_fold (name)))
        continue;
      area = gocua_record_new (GOCUA_KIND_AREA, NULL);
      gocua_record_set_text (area, GOCUA_AREA_NAME, name);
      gocua_record_set_int (area, GOCUA_AREA_POSITION, ++position);
      gocua_batch_put (batch, NULL, area);
    }
  return batch;
}
