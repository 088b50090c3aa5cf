/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-options.c: what was told about a file that is to be taken in, with menus to change it. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-import-options.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/gocua-wrap-layout.h"
#include "roster/gocua-table-remarks.h"

struct _GocuaImportOptions
{
  GtkBox parent_instance;

  GtkWidget *sheet_box;
  GtkDropDown *sheet_drop_down;
  GtkDropDown *encoding_drop_down;
  GtkWidget *separator_box;
  GtkDropDown *separator_drop_down;
  GtkCheckButton *hidden_check;
  GtkCheckButton *people_check;
  GtkWidget *age_box;
  GtkSpinButton *age_spin;
  GtkLabel *conversions_label;

  GocuaTableSettings *settings;
  GArray *encodings; /* of GocuaTableEncoding: those in the menu */
  gboolean is_updating;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaImportOptions, gocua_import_options, GTK_TYPE_BOX)

/* In the order of the menu, whose first entry is "told from the file". */
static const char separators[] = { 0, ',', ';', '\t' };

static void
changed (GocuaImportOptions *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was said of a column holds as long as the columns are the same. */
static void
forget_columns (GocuaImportOptions *self)
{
  memset (self->settings->column_encodings, 0, sizeof self->settings->column_encodings);
}

static void
sheet_cb (GocuaImportOptions *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->sheet_drop_down);

  if (self->is_updating || chosen == NULL)
    return;
  g_free (self->settings->sheet);
  self->settings->sheet = g_strdup (gtk_string_object_get_string (chosen));
  forget_columns (self);
  changed (self);
}

static void
encoding_cb (GocuaImportOptions *self)
{
  guint chosen = gtk_drop_down_get_selected (self->encoding_drop_down);

  if (self->is_updating || chosen >= self->encodings->len)
    return;
  self->settings->encoding = g_array_index (self->encodings, GocuaTableEncoding, chosen);
  changed (self);
}

static void
separator_cb (GocuaImportOptions *self)
{
  guint chosen = gtk_drop_down_get_selected (self->separator_drop_down);

  if (self->is_updating || chosen >= G_N_ELEMENTS (separators))
    return;
  self->settings->separator = separators[chosen];
  forget_columns (self);
  changed (self);
}

static void
hidden_cb (GocuaImportOptions *self)
{
  if (self->is_updating)
    return;
  self->settings->with_hidden_rows = gtk_check_button_get_active (self->hidden_check);
  changed (self);
}

static void
people_cb (GocuaImportOptions *self)
{
  gtk_widget_set_visible (self->age_box, gtk_check_button_get_active (self->people_check));
}

static void
show_sheets (GocuaImportOptions *self, GocuaTable *table)
{
  GPtrArray *sheets = gocua_table_get_sheets (table);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < sheets->len; i++)
    {
      const GocuaTableSheet *sheet = g_ptr_array_index (sheets, i);

      gtk_string_list_append (names, sheet->name != NULL ? sheet->name : "");
    }
  gtk_drop_down_set_model (self->sheet_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->sheet_drop_down, gocua_table_get_sheet (table));
  gtk_widget_set_visible (self->sheet_box, sheets->len > 1);
}

/* What lies beneath the letters of a workbook says more than that they are Unicode. */
static const char *
get_told (GocuaTable *table)
{
  GPtrArray *conversions = gocua_table_get_conversions (table);

  if (conversions->len > 0)
    return gocua_old_encoding_get_name (((const GocuaTableConversion *) conversions->pdata[0])->encoding);
  return gocua_table_encoding_get_title (gocua_table_get_encoding (table));
}

/* The first entry says what "told from the file" came to. */
static void
show_encodings (GocuaImportOptions *self, GocuaTable *table)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GocuaTableKind kind = gocua_table_get_kind (table);
  guint selected = 0;

  g_array_set_size (self->encodings, 0);
  for (guint i = 0; i < GOCUA_TABLE_N_ENCODINGS; i++)
    {
      GocuaTableEncoding encoding = (GocuaTableEncoding) i;
      const char *title = encoding == GOCUA_TABLE_ENCODING_AUTO ? get_told (table)
                                                                : gocua_table_encoding_get_title (encoding);
      /* Translators: an encoding such as "TCVN3 (ABC)" */
      g_autofree char *told = g_strdup_printf (_ ("%s – as told from the file"), title);

      if (!gocua_table_encoding_is_for (encoding, kind))
        continue;
      if (encoding == self->settings->encoding)
        selected = self->encodings->len;
      g_array_append_val (self->encodings, encoding);
      /* Chosen by hand, what the file itself tells is not known. */
      if (encoding == GOCUA_TABLE_ENCODING_AUTO)
        gtk_string_list_append (
            titles, self->settings->encoding == encoding ? told : gocua_table_encoding_get_title (encoding));
      else
        gtk_string_list_append (titles, title);
    }
  gtk_drop_down_set_model (self->encoding_drop_down, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->encoding_drop_down, selected);
}

static void
show_separators (GocuaImportOptions *self, GocuaTable *table)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      char shown = i == 0 ? gocua_table_get_separator (table) : separators[i];
      g_autofree char *told =
          g_strdup_printf (_ ("%s – as told from the file"), gocua_table_separator_get_title (shown));

      if (i > 0 && self->settings->separator == separators[i])
        selected = i;
      if (i > 0)
        gtk_string_list_append (titles, gocua_table_separator_get_title (shown));
      else
        gtk_string_list_append (titles, self->settings->separator == 0
                                            ? told
                                            : gocua_table_encoding_get_title (GOCUA_TABLE_ENCODING_AUTO));
    }
  gtk_drop_down_set_model (self->separator_drop_down, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->separator_drop_down, selected);
  gtk_widget_set_visible (self->separator_box, gocua_table_get_kind (table) == GOCUA_TABLE_TEXT);
}

static void
show_conversions (GocuaImportOptions *self, GocuaTable *table)
{
  g_auto (GStrv) remarks = gocua_table_list_conversions (table);
  g_autofree char *text = g_strjoinv ("\n", remarks);

  gtk_label_set_text (self->conversions_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->conversions_label), *text != '\0');
}

static void
gocua_import_options_dispose (GObject *object)
{
  GocuaImportOptions *self = GOCUA_IMPORT_OPTIONS (object);

  g_clear_pointer (&self->settings, gocua_table_settings_free);
  g_clear_pointer (&self->encodings, g_array_unref);
  G_OBJECT_CLASS (gocua_import_options_parent_class)->dispose (object);
}

static void
gocua_import_options_class_init (GocuaImportOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_import_options_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  g_type_ensure (GOCUA_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-import-options.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaImportOptions, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportOptions, sheet_drop_down);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportOptions, encoding_drop_down);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportOptions, separator_box);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportOptions, separator_drop_down);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportOptions, hidden_check);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportOptions, people_check);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportOptions, age_box);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportOptions, age_spin);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportOptions, conversions_label);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, encoding_cb);
  gtk_widget_class_bind_template_callback (widget_class, separator_cb);
  gtk_widget_class_bind_template_callback (widget_class, hidden_cb);
  gtk_widget_class_bind_template_callback (widget_class, people_cb);
}

static void
gocua_import_options_init (GocuaImportOptions *self)
{
  self->settings = gocua_table_settings_new ();
  self->encodings = g_array_new (FALSE, FALSE, sizeof (GocuaTableEncoding));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gocua_import_options_reset (GocuaImportOptions *self)
{
  g_return_if_fail (GOCUA_IS_IMPORT_OPTIONS (self));

  gocua_table_settings_free (self->settings);
  self->settings = gocua_table_settings_new ();
}

void
gocua_import_options_show (GocuaImportOptions *self, GocuaRosterPreview *preview)
{
  GocuaTable *table;

  g_return_if_fail (GOCUA_IS_IMPORT_OPTIONS (self));
  g_return_if_fail (preview != NULL);

  table = preview->table;
  self->is_updating = TRUE;
  show_sheets (self, table);
  show_encodings (self, table);
  show_separators (self, table);
  show_conversions (self, table);
  gtk_check_button_set_active (self->hidden_check, self->settings->with_hidden_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden_check), gocua_table_get_kind (table) != GOCUA_TABLE_TEXT);
  gtk_check_button_set_active (self->people_check, gocua_mapping_get_rows_are_people (preview->mapping));
  people_cb (self);
  self->is_updating = FALSE;
}

const GocuaTableSettings *
gocua_import_options_get_settings (GocuaImportOptions *self)
{
  g_return_val_if_fail (GOCUA_IS_IMPORT_OPTIONS (self), NULL);

  return self->settings;
}

void
gocua_import_options_set_column_encoding (GocuaImportOptions *self, guint column, GocuaTableEncoding encoding)
{
  g_return_if_fail (GOCUA_IS_IMPORT_OPTIONS (self));
  g_return_if_fail (column < GOCUA_TABLE_MAX_COLUMNS && encoding < GOCUA_TABLE_N_ENCODINGS);

  self->settings->column_encodings[column] = (guint8) encoding;
  changed (self);
}

gboolean
gocua_import_options_get_people (GocuaImportOptions *self)
{
  g_return_val_if_fail (GOCUA_IS_IMPORT_OPTIONS (self), FALSE);

  return gtk_check_button_get_active (self->people_check);
}

guint
gocua_import_options_get_age (GocuaImportOptions *self)
{
  g_return_val_if_fail (GOCUA_IS_IMPORT_OPTIONS (self), 0);

  return (guint) gtk_spin_button_get_value_as_int (self->age_spin);
}
