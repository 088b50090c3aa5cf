/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-line-row.c: a line of a sheet, and what came back of it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-sheet-line-row.h"

#include <glib/gi18n.h>

#include "app/gocua-custody-words.h"
#include "app/widgets/gocua-text-label.h"

struct _GocuaSheetLineRow
{
  GtkListBoxRow parent_instance;

  GocuaId household; /* null: none */
};

G_DEFINE_FINAL_TYPE (GocuaSheetLineRow, gocua_sheet_line_row, GTK_TYPE_LIST_BOX_ROW)

static void
gocua_sheet_line_row_class_init (GocuaSheetLineRowClass *klass)
{
}

static void
gocua_sheet_line_row_init (GocuaSheetLineRow *self)
{
}

static gboolean
is_open (const GocuaSheetLine *line)
{
  return line->visit == NULL && !line->skipped && !gocua_id_is_null (&line->household);
}

static GtkWidget *
append_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gocua_text_label_new (text, css_class);

  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* Returns: (transfer full): "12/34/5A Nguyễn Trãi · Nguyễn Thị Ánh" */
static char *
describe_household (const GocuaSheetLine *line)
{
  const char *address = line->row != NULL ? line->row->address : NULL;
  const char *head = line->row != NULL ? line->row->head : NULL;

  if (address != NULL && head != NULL)
    return g_strdup_printf ("%s · %s", address, head);
  return g_strdup (address != NULL ? address : head != NULL ? head : "–");
}

GtkWidget *
gocua_sheet_line_row_new (const GocuaSheetLine *line, const GocuaCampaign *campaign)
{
  GocuaSheetLineRow *self = g_object_new (GOCUA_TYPE_SHEET_LINE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = gtk_label_new (is_open (line) ? "○" : line->visit != NULL ? "●" : "–");
  g_autofree char *number = g_strdup_printf ("%u", line->number);
  g_autofree char *household = describe_household (line);
  g_autofree char *result = gocua_sheet_describe_line (line, campaign);
  g_autofree char *spoken = g_strdup_printf ("%s. %s: %s", number, household, result);
  GtkWidget *number_label = gtk_label_new (number);

  if (line->row != NULL)
    self->household = line->row->id;
  gtk_label_set_width_chars (GTK_LABEL (number_label), 2);
  gtk_label_set_xalign (GTK_LABEL (number_label), 1);
  gtk_widget_add_css_class (number_label, "numeric");
  gtk_widget_set_valign (number_label, GTK_ALIGN_START);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_hexpand (texts, TRUE);
  append_label (texts, household, NULL);
  append_label (texts, result, is_open (line) ? "warning" : "dim-label");
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), line->row != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}

const GocuaId *
gocua_sheet_line_row_get_household (GocuaSheetLineRow *self)
{
  g_return_val_if_fail (GOCUA_IS_SHEET_LINE_ROW (self), NULL);

  return gocua_id_is_null (&self->household) ? NULL : &self->household;
}
