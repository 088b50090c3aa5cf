/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-columns.c: the columns of the list of sheets. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-sheet-columns.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/gocua-custody-words.h"
#include "app/pages/gocua-sheet-item.h"
#include "app/widgets/gocua-tip.h"
#include "core/gocua-collate.h"
#include "core/gocua-date.h"

#define COLUMN_KEY "gocua-column"

typedef enum
{
  COLUMN_CODE,
  COLUMN_AREA,
  COLUMN_TEAM,
  COLUMN_DAY,
  COLUMN_STATE,
  COLUMN_PRINTED,
  COLUMN_KEYED,
  COLUMN_OPEN,
  N_COLUMNS
} ColumnKind;

static const struct
{
  const char *title;
  int width; /* in characters, the least; 0: as much as its texts need */
  gboolean expands;
  gboolean is_number;
} infos[N_COLUMNS] = {
  /* Translators: heads of the list of walk sheets */
  [COLUMN_CODE] = { NC_ ("sheet column", "Sheet"), 0, FALSE, FALSE },
  [COLUMN_AREA] = { NC_ ("sheet column", "Area"), 7, TRUE, FALSE },
  [COLUMN_TEAM] = { NC_ ("sheet column", "Team"), 6, TRUE, FALSE },
  [COLUMN_DAY] = { NC_ ("sheet column", "Day"), 0, FALSE, FALSE },
  [COLUMN_STATE] = { NC_ ("sheet column", "Where it is"), 12, TRUE, FALSE },
  [COLUMN_PRINTED] = { NC_ ("sheet column", "Lines"), 0, FALSE, TRUE },
  [COLUMN_KEYED] = { NC_ ("sheet column", "Entered"), 0, FALSE, TRUE },
  [COLUMN_OPEN] = { NC_ ("sheet column", "Open"), 0, FALSE, TRUE },
};

typedef struct
{
  ColumnKind kind;
  GocuaSession *session;
} Column;

static void
column_free (gpointer data)
{
  g_object_unref (((Column *) data)->session);
  g_free (data);
}

static char *
format_cell (const Column *column, const GocuaSheetRow *row)
{
  const GocuaRecord *sheet = row->sheet;
  const GocuaId *id;
  g_autofree char *today = NULL;

  switch (column->kind)
    {
    case COLUMN_CODE:
      return gocua_sheet_code_format (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_CODE));
    case COLUMN_AREA:
      id = gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_AREA);
      return g_strdup (id != NULL ? gocua_session_get_area_name (column->session, id) : "");
    case COLUMN_TEAM:
      id = gocua_record_get_id (sheet, GOCUA_SHEET_FIELD_TEAM);
      return g_strdup (id != NULL ? gocua_session_get_team_name (column->session, id) : "");
    case COLUMN_DAY:
      return gocua_date_format_short (gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_DAY));
    case COLUMN_STATE:
      today = gocua_session_get_today (column->session);
      return gocua_sheet_describe_state (sheet, today);
    case COLUMN_PRINTED:
      return g_strdup_printf ("%u", row->n_printed);
    case COLUMN_KEYED:
      return g_strdup_printf ("%u", row->n_keyed);
    case COLUMN_OPEN:
    default:
      return g_strdup_printf ("%u", row->n_open);
    }
}

static char *
format_tip (const Column *column, const GocuaSheetRow *row, const char *text)
{
  if (column->kind == COLUMN_DAY)
    return gocua_date_format (gocua_record_get_text (row->sheet, GOCUA_SHEET_FIELD_DAY));
  if (infos[column->kind].is_number)
    return gocua_sheet_describe_lines (row);
  return g_strdup (text);
}

/* A colour only beside words that say the same. */
static const char *
choose_class (const Column *column, const GocuaSheetRow *row)
{
  g_autofree char *today = gocua_session_get_today (column->session);

  if (row->state == GOCUA_SHEET_CANCELLED)
    return "dim-label";
  if (column->kind == COLUMN_STATE && row->state == GOCUA_SHEET_MISSING)
    return "error";
  if (column->kind == COLUMN_STATE && gocua_sheet_is_overdue (row->sheet, today))
    return "warning";
  if (column->kind == COLUMN_OPEN && row->n_open > 0 && row->state >= GOCUA_SHEET_RETURNED)
    return "warning";
  return NULL;
}

static void
update_cell (GtkListItem *cell)
{
  static const char *const classes[] = { "dim-label", "error", "warning" };
  const Column *column = g_object_get_data (G_OBJECT (cell), COLUMN_KEY);
  GtkWidget *label = gtk_list_item_get_child (cell);
  const GocuaSheetRow *row = gocua_sheet_item_get_row (gtk_list_item_get_item (cell));
  g_autofree char *text = format_cell (column, row);
  g_autofree char *tip = format_tip (column, row, text);
  const char *wanted = choose_class (column, row);

  gtk_label_set_label (GTK_LABEL (label), text);
  gocua_tip_set (label, *tip != '\0' ? tip : NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (classes[i], wanted) == 0)
      gtk_widget_add_css_class (label, classes[i]);
    else
      gtk_widget_remove_css_class (label, classes[i]);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *cell, Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set_data (G_OBJECT (cell), COLUMN_KEY, column);
  gtk_label_set_xalign (GTK_LABEL (label), infos[column->kind].is_number ? 1 : 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  if (infos[column->kind].width > 0)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), infos[column->kind].width);
    }
  gtk_list_item_set_child (cell, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *cell, Column *column)
{
  g_signal_connect_object (gtk_list_item_get_item (cell), "changed", G_CALLBACK (update_cell), cell,
                           G_CONNECT_SWAPPED);
  update_cell (cell);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *cell, Column *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), update_cell, cell);
}

static int
compare_numbers (guint a, guint b)
{
  return (a > b) - (a < b);
}

static int
compare_texts (const Column *column, const GocuaSheetRow *a, const GocuaSheetRow *b)
{
  g_autofree char *text_a = format_cell (column, a);
  g_autofree char *text_b = format_cell (column, b);
  g_autofree char *key_a = gocua_collate_key (text_a);
  g_autofree char *key_b = gocua_collate_key (text_b);

  return strcmp (key_a, key_b);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Column *column = data;
  const GocuaSheetRow *x = gocua_sheet_item_get_row ((GocuaSheetItem *) a);
  const GocuaSheetRow *y = gocua_sheet_item_get_row ((GocuaSheetItem *) b);

  switch (column->kind)
    {
    case COLUMN_DAY:
      return g_strcmp0 (gocua_record_get_text (x->sheet, GOCUA_SHEET_FIELD_DAY),
                        gocua_record_get_text (y->sheet, GOCUA_SHEET_FIELD_DAY));
    case COLUMN_STATE:
      return compare_numbers (x->state, y->state);
    case COLUMN_PRINTED:
      return compare_numbers (x->n_printed, y->n_printed);
    case COLUMN_KEYED:
      return compare_numbers (x->n_keyed, y->n_keyed);
    case COLUMN_OPEN:
      return compare_numbers (x->n_open, y->n_open);
    case COLUMN_CODE:
    case COLUMN_AREA:
    case COLUMN_TEAM:
    default:
      return compare_texts (column, x, y);
    }
}

static void
append_column (GtkColumnView *view, GocuaSession *session, ColumnKind kind)
{
  Column *column = g_new0 (Column, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const char *title = g_dpgettext2 (NULL, "sheet column", infos[kind].title);
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, column, NULL));

  column->kind = kind;
  column->session = g_object_ref (session);
  g_object_set_data_full (G_OBJECT (view_column), COLUMN_KEY, column, column_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_expand (view_column, infos[kind].expands);
  gtk_column_view_append_column (view, view_column);
  g_object_unref (view_column);
}

void
gocua_sheet_columns_build (GtkColumnView *view, GocuaSession *session)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (GOCUA_IS_SESSION (session));

  for (ColumnKind kind = 0; kind < N_COLUMNS; kind++)
    append_column (view, session, kind);
}
