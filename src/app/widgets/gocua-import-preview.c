/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-preview.c: the first rows of a list, with what each column means above it. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-import-preview.h"

#include <glib/gi18n.h>

#include "app/widgets/gocua-import-column.h"
#include "app/widgets/gocua-meaning-drag.h"
#include "roster/gocua-table.h"

#define ROWS_SHOWN     20
#define CELL_MAX_CHARS 28

struct _GocuaImportPreview
{
  GtkBox parent_instance;

  GtkFlowBox *strip; /* of the meanings that no column has */
  GtkGrid *grid;     /* row 0: heads, then the rows of the file; column 0: row numbers */
  GtkSpinButton *first_row_spin;

  GocuaRosterPreview *preview;
  GPtrArray *heads; /* of GocuaImportColumn, by column; owned by the grid */
  gboolean is_updating;
  gboolean is_corrected;
};

enum
{
  CHANGED,
  ENCODING_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaImportPreview, gocua_import_preview, GTK_TYPE_BOX)

/* One for each meaning, for good: a tile that went while it is dragged would take its drag along. */
static void
fill_strip (GocuaImportPreview *self)
{
  for (guint i = 0; i < GOCUA_ROSTER_N_FIELDS; i++)
    {
      gtk_flow_box_append (self->strip, gocua_meaning_tile_new ((GocuaRosterField) i));
      /* By keyboard a meaning is chosen in the menu of its column. */
      gtk_widget_set_focusable (gtk_widget_get_last_child (GTK_WIDGET (self->strip)), FALSE);
    }
}

/* What no column has lies above the columns as tiles to drag. */
static void
show_tiles (GocuaImportPreview *self)
{
  for (guint i = 0; i < GOCUA_ROSTER_N_FIELDS; i++)
    {
      int column = gocua_mapping_get_column (self->preview->mapping, (GocuaRosterField) i);
      GtkFlowBoxChild *place = gtk_flow_box_get_child_at_index (self->strip, (int) i);

      gtk_widget_set_visible (GTK_WIDGET (place), column == GOCUA_MAPPING_NONE);
    }
}

static void
show_meanings (GocuaImportPreview *self)
{
  for (guint i = 0; i < self->heads->len; i++)
    {
      GocuaRosterField field;
      gboolean is_used = gocua_mapping_find_field (self->preview->mapping, (int) i, &field);

      gocua_import_column_set_meaning (g_ptr_array_index (self->heads, i),
                                       is_used ? (int) field : GOCUA_IMPORT_COLUMN_UNUSED);
    }
  show_tiles (self);
}

static void
correct (GocuaImportPreview *self)
{
  self->is_corrected = TRUE;
  show_meanings (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
encoding_chosen_cb (GocuaImportColumn *head, int encoding, GocuaImportPreview *self)
{
  g_signal_emit (self, signals[ENCODING_CHOSEN], 0, gocua_import_column_get_column (head), encoding);
}

static void
meaning_chosen_cb (GocuaImportColumn *head, int meaning, GocuaImportPreview *self)
{
  int column = (int) gocua_import_column_get_column (head);
  GocuaRosterField field;

  if (gocua_mapping_find_field (self->preview->mapping, column, &field))
    gocua_mapping_set_column (self->preview->mapping, field, GOCUA_MAPPING_NONE);
  if (meaning != GOCUA_IMPORT_COLUMN_UNUSED)
    gocua_mapping_set_column (self->preview->mapping, (GocuaRosterField) meaning, column);
  correct (self);
}

/* Dropped back among the tiles, a meaning has no column any more. */
static void
take_back (GtkWidget *widget, GocuaRosterField field)
{
  GocuaImportPreview *self =
      GOCUA_IMPORT_PREVIEW (gtk_widget_get_ancestor (widget, GOCUA_TYPE_IMPORT_PREVIEW));

  if (self->preview == NULL || gocua_mapping_get_column (self->preview->mapping, field) == GOCUA_MAPPING_NONE)
    return;
  gocua_mapping_set_column (self->preview->mapping, field, GOCUA_MAPPING_NONE);
  correct (self);
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

      gtk_grid_attach (self->grid, make_cell (number, "dim-label"), 0, (int) row + 1, 1, 1);
      for (guint column = 0; column < self->preview->n_columns; column++)
        gtk_grid_attach (self->grid,
                         make_cell (gocua_roster_preview_get_cell (self->preview, row, column), css_class),
                         (int) column + 1, (int) row + 1, 1, 1);
    }
}

static void
fill_grid (GocuaImportPreview *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->heads, 0);
  for (guint column = 0; column < self->preview->n_columns; column++)
    {
      GtkWidget *head = gocua_import_column_new (self->preview, column);

      g_signal_connect_object (head, "meaning-chosen", G_CALLBACK (meaning_chosen_cb), self, 0);
      g_signal_connect_object (head, "encoding-chosen", G_CALLBACK (encoding_chosen_cb), self, 0);
      g_ptr_array_add (self->heads, head);
      gtk_grid_attach (self->grid, head, (int) column + 1, 0, 1, 1);
    }
  fill_rows (self);
  show_meanings (self);
}

static void
first_row_cb (GocuaImportPreview *self)
{
  if (self->is_updating || self->preview == NULL)
    return;
  gocua_mapping_set_first_row (self->preview->mapping,
                               gtk_spin_button_get_value_as_int (self->first_row_spin) - 1);
  self->is_corrected = TRUE;
  fill_grid (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
gocua_import_preview_dispose (GObject *object)
{
  GocuaImportPreview *self = GOCUA_IMPORT_PREVIEW (object);

  g_clear_pointer (&self->heads, g_ptr_array_unref);
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
  signals[ENCODING_CHOSEN] = g_signal_new ("encoding-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPreview, strip);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPreview, grid);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportPreview, first_row_spin);
  gtk_widget_class_bind_template_callback (widget_class, first_row_cb);
}

static void
gocua_import_preview_init (GocuaImportPreview *self)
{
  self->heads = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_strip (self);
  gocua_meaning_drop_on (GTK_WIDGET (self->strip), take_back);
}

void
gocua_import_preview_set (GocuaImportPreview *self, GocuaRosterPreview *preview, gboolean is_corrected)
{
  g_return_if_fail (GOCUA_IS_IMPORT_PREVIEW (self));
  g_return_if_fail (preview != NULL);

  g_clear_pointer (&self->preview, gocua_roster_preview_free);
  self->preview = preview;
  self->is_corrected = is_corrected;
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

gboolean
gocua_import_preview_is_corrected (GocuaImportPreview *self)
{
  g_return_val_if_fail (GOCUA_IS_IMPORT_PREVIEW (self), FALSE);

  return self->is_corrected;
}
