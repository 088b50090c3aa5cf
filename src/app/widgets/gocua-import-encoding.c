/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-encoding.c: what one column of a list was read in, and what it would be in another encoding.
 */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-import-encoding.h"
#include "app/widgets/gocua-spoken-name.h"

#include <glib/gi18n.h>

struct _GocuaImportEncoding
{
  GtkBox parent_instance;

  GtkMenuButton *button;
  GtkLabel *sample_label;
  GtkBox *choices;

  GocuaRosterPreview *preview;
  guint column;
  gboolean is_filled;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaImportEncoding, gocua_import_encoding, GTK_TYPE_BOX)

static const GocuaTableEncoding offered[] = { GOCUA_TABLE_ENCODING_AUTO, GOCUA_TABLE_ENCODING_UTF8,
                                              GOCUA_TABLE_ENCODING_TCVN3, GOCUA_TABLE_ENCODING_VNI };

static const char *
get_short_name (GocuaTableEncoding encoding)
{
  switch (encoding)
    {
    case GOCUA_TABLE_ENCODING_TCVN3:
      return gocua_old_encoding_get_name (GOCUA_OLD_TCVN3);
    case GOCUA_TABLE_ENCODING_VNI:
      return gocua_old_encoding_get_name (GOCUA_OLD_VNI);
    case GOCUA_TABLE_ENCODING_AUTO:
      return _ ("As told from the file");
    default:
      return _ ("Unicode");
    }
}

static GocuaTableEncoding
get_chosen (GocuaImportEncoding *self)
{
  const GocuaTableSettings *settings = gocua_table_get_settings (self->preview->table);

  return (GocuaTableEncoding) settings->column_encodings[self->column];
}

static void
clicked_cb (GtkButton *choice, GocuaImportEncoding *self)
{
  gpointer encoding = g_object_get_data (G_OBJECT (choice), "encoding");

  gtk_menu_button_popdown (self->button);
  if (GPOINTER_TO_INT (encoding) != (int) get_chosen (self))
    g_signal_emit (self, signals[CHOSEN], 0, GPOINTER_TO_INT (encoding));
}

/* Returns: (transfer full): an encoding, and what the sample is in it */
static char *
describe (GocuaImportEncoding *self, GocuaTableEncoding encoding, const char *sample)
{
  g_autofree char *converted = NULL;

  /* What the file itself tells is not known any more once somebody chose. */
  if (sample == NULL || (encoding == GOCUA_TABLE_ENCODING_AUTO && get_chosen (self) != encoding))
    return g_strdup (get_short_name (encoding));
  converted = gocua_roster_preview_convert_sample (
      sample, encoding == GOCUA_TABLE_ENCODING_AUTO
                  ? gocua_roster_preview_get_encoding (self->preview, self->column)
                  : encoding);
  if (converted == NULL)
    /* Translators: an encoding such as VNI, in which a text cannot be */
    return g_strdup_printf (_ ("%s: leaves this text as it is"), get_short_name (encoding));
  /* Translators: an encoding such as VNI, and a text as it would be read */
  return g_strdup_printf (_ ("%s: %s"), get_short_name (encoding), converted);
}

/* Buttons, since the arrow keys would choose among radio buttons while one is still looking. */
static GtkWidget *
make_choice (GocuaImportEncoding *self, GocuaTableEncoding encoding, const char *sample)
{
  g_autofree char *text = describe (self, encoding, sample);
  GtkWidget *choice = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  gboolean is_chosen = encoding == get_chosen (self);

  gtk_widget_set_opacity (mark, is_chosen ? 1 : 0);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_button_set_child (GTK_BUTTON (choice), box);
  gtk_button_set_has_frame (GTK_BUTTON (choice), FALSE);
  gtk_widget_add_css_class (choice, "small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (is_chosen)
    gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    C_ ("encoding", "in use"), -1);
  g_object_set_data (G_OBJECT (choice), "encoding", GINT_TO_POINTER (encoding));
  g_signal_connect_object (choice, "clicked", G_CALLBACK (clicked_cb), self, 0);
  return choice;
}

/* When it is first opened: a list may have two hundred columns. */
static void
fill_cb (GtkMenuButton *button, gpointer data)
{
  GocuaImportEncoding *self = GOCUA_IMPORT_ENCODING (data);
  const char *sample = gocua_roster_preview_find_sample (self->preview, self->column);
  /* Translators: a text of a list whose encoding is not known */
  g_autofree char *text = g_strdup_printf (_ ("In the file: %s"), sample);

  if (self->is_filled)
    return;
  gtk_label_set_text (self->sample_label,
                      sample != NULL ? text : _ ("The first rows of this column have no letter with marks."));
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    gtk_box_append (self->choices, make_choice (self, offered[i], sample));
  self->is_filled = TRUE;
}

static void
gocua_import_encoding_class_init (GocuaImportEncodingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-import-encoding.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaImportEncoding, button);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportEncoding, sample_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaImportEncoding, choices);
}

static void
gocua_import_encoding_init (GocuaImportEncoding *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, fill_cb, self, NULL);
}

void
gocua_import_encoding_set (GocuaImportEncoding *self, GocuaRosterPreview *preview, guint column)
{
  g_autofree char *letter = gocua_table_format_column (column);
  const char *name;
  g_autofree char *label = NULL;

  g_return_if_fail (GOCUA_IS_IMPORT_ENCODING (self));
  g_return_if_fail (preview != NULL && column < GOCUA_TABLE_MAX_COLUMNS);

  self->preview = preview;
  self->column = column;
  name = get_short_name (gocua_roster_preview_get_encoding (preview, column));
  /* Translators: the letter of a column of a spreadsheet; an encoding such as VNI */
  label = g_strdup_printf (_ ("Encoding of column %s: %s"), letter, name);
  gtk_menu_button_set_label (self->button, name);
  gocua_set_spoken_name (GTK_WIDGET (self->button), label);
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self->button),
      _ ("What the letters of this column are in. Change it where they look wrong."));
}
