/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-preview.c: the first rows of a list, with a choice above each column of what it means. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-import-preview.h"

#include <glib/gi18n.h>

#include "roster/gocua-table.h"

#define ROWS_SHOWN     20
#define CELL_MAX_CHARS 28

struct _GocuaImportPreview
{
  GtkBox parent_instance;

  GtkGrid *grid; /* row 0: choices, 1: letters, then the rows of the file; column 0: row numbers */
  GtkSpinButton *first_row_spin;

  GocuaRosterPreview *preview;
  GPtrArray *choices; /* of GtkDropDown, by column; owned by the grid */
  gboolean is_updating;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaImportPreview, gocua_import_preview, GTK_TYPE_BOX)

/* Choice 0 is "not used", choice n the field n - 1. */
static void
show_choices (GocuaImportPreview *self)
{
  self->is_updating = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      GtkDropDown *choice = g_ptr_array_index (self->choices, i);
      GocuaRosterField field;
      gboolean is_used = gocua_mapping_find_field (self->preview->mapping, (int) i, &field);

      gtk_drop_down_set_selected (choice, is_used ? (guint) field + 1 : 0);
      if (is_used)
        gtk_widget_remove_css_class (GTK_WIDGET (choice), "dim-label");
      else
        gtk_widget_add_css_class (GTK_WIDGET (choice), "dim-label");
    }
  self->is_updating = FALSE;
}

static void
chosen_cb (GtkDropDown *choice, GParamSpec *pspec, GocuaImportPreview *self)
{
  guint column = 0;
  guint selected = gtk_drop_down_get_selected (choice);
  GocuaRosterField field;

  if (self->is_updating || !g_ptr_array_find (self->choices, choice, &column))
    return;
  if (gocua_mapping_find_field (self->preview->mapping, (int) column, &field))
    gocua_mapping_set_column (self->preview->mapping, field, GOCUA_MAPPING_NONE);
  if (selected > 0 && selected <= GOCUA_ROSTER_N_FIELDS)
    gocua_mapping_set_column (self->preview->mapping, (GocuaRosterField) (selected - 1), (int) column);
  show_choices (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_choice (GocuaImportPreview *self, guint column)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *letter = gocua_table_format_column (column);
  /* Translators: %s is the letter of a column of a spreadsheet */
  g_autofree char *label = g_strdup_printf (_ ("Meaning of column %s"), letter);
  GtkWidget *choice;

  gtk_string_list_append (titles, _ ("– not used –"));
  for (guint i = 0; i < GOCUA_ROSTER_N_FIELDS; i++)
    gtk_string_list_append (titles, gocua_roster_field_get_title ((GocuaRosterField) i));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  return choice;
}

static GtkWidget *
make_cell (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_MAX_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (text, -1), CELL_MAX_CHARS));
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "preview-cell");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (g_utf8_strlen (text, -1) > CELL_MAX_CHARS)
    gtk_widget_set_tooltip_text (label, text);
  return label;
}

static void
fill_rows (GocuaImportPreview *self)
{
  guint n_rows = MIN (self->preview->rows->len, ROWS_SHOWN);
  int first = gocua_mapping_get_first_row (self->preview->mapping);

  for (guint row = 0; row < n_rows; row++)
    {
      const char *css_class = (int) row < first ? "dim-label" : NULL;
      g_autofree char *number = g_strdup_printf ("%u", row + 1);

      gtk_grid_attach (self->grid, make_cell (number, "dim-label"), 0, (int) row + 2, 1, 1);
      for (guint column = 0; column < self->preview->n_columns; column++)
        gtk_grid_attach (self->grid,
                         make_cell (gocua_roster_preview_get_cell (self->preview, row, column), css_class),
                         (int) column + 1, (int) row + 2, 1, 1);
    }
}

static void
fill_grid (GocuaImportPreview *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->choices, 0);
  for (guint column = 0; column < self->preview->n_columns; column++)
    {
      GtkWidget *choice = make_choice (self, column);
      g_autofree char *letter = gocua_table_format_column (column);

      g_ptr_array_add (self->choices, choice);
      gtk_grid_attach (self->grid, choice, (int) column + 1, 0, 1, 1);
      gtk_grid_attach (self->grid, make_cell (letter, "dim-label"), (int) column + 1, 1, 1, 1);
    }
  fill_rows (self);
  show_choices (self);
}

static void
first_row_cb (GocuaImportPreview *self)
{
  if (self->is_updating || self->preview == NULL)
    return;
  gocua_mapping_set_first_row (self->preview->mapping,
                               gtk_spin_button_get_value_as_int (self->first_row_spin) - 1);
  fill_grid (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
gocua_import_preview_dispose (GObject *object)
{
  GocuaImportPreview *self = GOCUA_IMPORT_PREVIEW (object);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->preview, gocua_roster_preview_free);
  G_OBJECT_CLASS (gocua_import_preview_parent_class)->dispose (object);
}

static void
gocua_import_preview_class_init (GocuaImportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_import_preview_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPreview, grid);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPreview, first_row_spin);
  gtk_widget_class_bind_template_callback (widget_class, first_row_cb);
}

static void
gocua_import_preview_init (GocuaImportPreview *self)
{
  self->choices = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gocua_import_preview_set (GocuaImportPreview *self, GocuaRosterPreview *preview)
{
  g_return_if_fail (GOCUA_IS_IMPORT_PREVIEW (self));
  g_return_if_fail (preview != NULL);

  g_clear_pointer (&self->preview, gocua_roster_preview_free);
  self->preview = preview;
  self->is_updating = TRUE;
  gtk_spin_button_set_range (self->first_row_spin, 1, MAX (1, preview->rows->len));
  gtk_spin_button_set_value (self->first_row_spin, gocua_mapping_get_first_row (preview->mapping) + 1);
  self->is_updating = FALSE;
  fill_grid (self);
}

GocuaMapping *
gocua_import_preview_get_mapping (GocuaImportPreview *self)
{
  g_return_val_if_fail (GOCUA_IS_IMPORT_PREVIEW (self), NULL);

  return self->preview != NULL ? self->preview->mapping : NULL;
}
