/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-column.c: the head of a column of a list: its letter, its encoding, and what it means. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-import-column.h"

#include <glib/gi18n.h>

#include "app/widgets/gocua-import-encoding.h"
#include "app/widgets/gocua-meaning-drag.h"
#include "app/widgets/gocua-spoken-name.h"
#include "roster/gocua-table.h"

struct _GocuaImportColumn
{
  GtkBox parent_instance;

  GtkLabel *letter;
  GocuaImportEncoding *encoding;
  GtkDropDown *choice; /* entry 0 is "not used", entry n the field n - 1 */

  guint column;
  int meaning;
  gboolean is_updating;
};

enum
{
  MEANING_CHOSEN,
  ENCODING_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaImportColumn, gocua_import_column, GTK_TYPE_BOX)

static void
chosen_cb (GocuaImportColumn *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (!self->is_updating && selected <= GOCUA_ROSTER_N_FIELDS)
    g_signal_emit (self, signals[MEANING_CHOSEN], 0, (int) selected - 1);
}

static void
encoding_chosen_cb (GocuaImportColumn *self, int encoding)
{
  g_signal_emit (self, signals[ENCODING_CHOSEN], 0, encoding);
}

static gboolean
get_dragged (GtkWidget *widget, GocuaRosterField *field)
{
  GocuaImportColumn *self = GOCUA_IMPORT_COLUMN (widget);

  if (self->meaning == GOCUA_IMPORT_COLUMN_UNUSED)
    return FALSE;
  *field = (GocuaRosterField) self->meaning;
  return TRUE;
}

static void
take_dropped (GtkWidget *widget, GocuaRosterField field)
{
  GocuaImportColumn *self = GOCUA_IMPORT_COLUMN (widget);

  if (self->meaning != (int) field)
    g_signal_emit (self, signals[MEANING_CHOSEN], 0, (int) field);
}

static void
fill_choice (GocuaImportColumn *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _ ("– not used –"));
  for (guint i = 0; i < GOCUA_ROSTER_N_FIELDS; i++)
    gtk_string_list_append (titles, gocua_roster_field_get_title ((GocuaRosterField) i));
  self->is_updating = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (titles));
  self->is_updating = FALSE;
}

static void
gocua_import_column_class_init (GocuaImportColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[MEANING_CHOSEN] = g_signal_new ("meaning-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[ENCODING_CHOSEN] = g_signal_new ("encoding-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  g_type_ensure (GOCUA_TYPE_IMPORT_ENCODING);
  gtk_widget_class_set_css_name (widget_class, "importcolumn");
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-import-column.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaImportColumn, letter);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportColumn, encoding);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportColumn, choice);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, encoding_chosen_cb);
}

static void
gocua_import_column_init (GocuaImportColumn *self)
{
  self->meaning = GOCUA_IMPORT_COLUMN_UNUSED;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choice (self);
  gocua_meaning_drag_from (GTK_WIDGET (self), get_dragged);
  gocua_meaning_drop_on (GTK_WIDGET (self), take_dropped);
}

GtkWidget *
gocua_import_column_new (GocuaRosterPreview *preview, guint column)
{
  GocuaImportColumn *self = g_object_new (GOCUA_TYPE_IMPORT_COLUMN, NULL);
  g_autofree char *letter = gocua_table_format_column (column);
  /* Translators: %s is the letter of a column of a spreadsheet */
  g_autofree char *label = g_strdup_printf (_ ("Meaning of column %s"), letter);

  self->column = column;
  gocua_import_encoding_set (self->encoding, preview, column);
  gtk_label_set_text (self->letter, letter);
  gocua_set_spoken_name (GTK_WIDGET (self->choice), label);
  return GTK_WIDGET (self);
}

guint
gocua_import_column_get_column (GocuaImportColumn *self)
{
  g_return_val_if_fail (GOCUA_IS_IMPORT_COLUMN (self), 0);

  return self->column;
}

void
gocua_import_column_set_meaning (GocuaImportColumn *self, int meaning)
{
  g_return_if_fail (GOCUA_IS_IMPORT_COLUMN (self));
  g_return_if_fail (meaning >= GOCUA_IMPORT_COLUMN_UNUSED && meaning < GOCUA_ROSTER_N_FIELDS);

  self->meaning = meaning;
  self->is_updating = TRUE;
  gtk_drop_down_set_selected (self->choice, (guint) (meaning + 1));
  self->is_updating = FALSE;
  if (meaning != GOCUA_IMPORT_COLUMN_UNUSED)
    gtk_widget_remove_css_class (GTK_WIDGET (self->choice), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->choice), "dim-label");
}
