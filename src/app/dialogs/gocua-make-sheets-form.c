/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-make-sheets-form.c: which sheets are wanted: for whom, where, when, and how long. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "app/dialogs/gocua-make-sheets-private.h"
#include "core/gocua-date.h"

static const GocuaRecord *
get_chosen (GtkDropDown *drop_down, GPtrArray *records)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected > 0 && selected <= records->len ? records->pdata[selected - 1] : NULL;
}

static char *
read_date (GocuaMakeSheetsWindow *self, GtkEditable *entry)
{
  g_autofree char *today = gocua_session_get_today (self->session);

  return gocua_date_parse (gtk_editable_get_text (entry), atoi (today));
}

/* Returns: (transfer none) (nullable): why nothing can be made yet */
static const char *
find_problem (GocuaMakeSheetsWindow *self, const char *day, const char *expires)
{
  g_autofree char *today = gocua_session_get_today (self->session);

  if (day == NULL)
    return _ ("The day of the walk is no date. Write it as day/month/year, such as 02/03/2025.");
  if (g_strcmp0 (day, today) < 0)
    return _ ("The day of the walk is over already.");
  if (expires == NULL)
    return _ ("“Kept until” is no date. Write it as day/month/year, such as 02/03/2025.");
  if (g_strcmp0 (expires, day) < 0)
    return _ ("The households have to be kept at least until the day of the walk.");
  return NULL;
}

/* Returns: (transfer full): "Not reached yet · Lê Lợi", printed at the head of the sheet */
static char *
describe_purpose (GocuaMakeSheetsWindow *self, const GocuaSheetChoice *choice)
{
  g_autofree char *street = gocua_street_entry_dup_street (self->street);

  if (choice->query == NULL)
    return g_strdup (_ ("Chosen households"));
  return street != NULL ? g_strdup_printf ("%s · %s", choice->label, street) : g_strdup (choice->label);
}

static GocuaQuery *
make_query (GocuaMakeSheetsWindow *self, const GocuaSheetChoice *choice)
{
  GocuaQuery *query = gocua_query_copy (choice->query);
  const GocuaRecord *area = get_chosen (self->area, self->areas);
  g_autofree char *street = gocua_street_entry_dup_street (self->street);

  if (area != NULL)
    gocua_query_add_area (query, &area->id);
  if (street != NULL)
    gocua_query_add_street (query, street);
  return query;
}

static GocuaSheetWish *
make_wish (GocuaMakeSheetsWindow *self, const char *day, const char *expires)
{
  GocuaSheetWish *wish = g_new0 (GocuaSheetWish, 1);
  const GocuaSheetChoice *choice = self->choices->pdata[gtk_drop_down_get_selected (self->whom)];
  const GocuaRecord *team = get_chosen (self->team, self->teams);

  if (choice->query != NULL)
    wish->query = make_query (self, choice);
  else
    wish->households = g_array_ref (self->households);
  wish->campaign = *gocua_session_get_campaign_id (self->session);
  if (team != NULL)
    wish->team = team->id;
  wish->day = g_strdup (day);
  wish->expires = g_strdup (expires);
  wish->purpose = describe_purpose (self, choice);
  wish->n_lines = (guint) gtk_spin_button_get_value_as_int (self->lines);
  wish->n_blank = (guint) gtk_spin_button_get_value_as_int (self->blanks);
  wish->n_sheets = (guint) gtk_spin_button_get_value_as_int (self->sheets);
  wish->with_reserved = gtk_check_button_get_active (self->with_reserved);
  wish->n_preview = GOCUA_MAKE_SHEETS_N_PREVIEW;
  return wish;
}

GocuaSheetWish *
gocua_make_sheets_window_read_form (GocuaMakeSheetsWindow *self, const char **problem)
{
  g_autofree char *day = read_date (self, self->day);
  g_autofree char *expires = read_date (self, self->expires);

  *problem = find_problem (self, day, expires);
  return *problem == NULL ? make_wish (self, day, expires) : NULL;
}

static void
area_changed_cb (GocuaMakeSheetsWindow *self)
{
  const GocuaRecord *area = NULL;

  if (self->setting)
    return;
  area = get_chosen (self->area, self->areas);
  gocua_street_entry_set_area (self->street, area != NULL ? &area->id : NULL);
  gocua_make_sheets_window_ask (self);
}

/* The households that were chosen are chosen; where they live does not narrow them any more. */
static void
whom_changed_cb (GocuaMakeSheetsWindow *self)
{
  const GocuaSheetChoice *choice;

  if (self->setting)
    return;
  choice = self->choices->pdata[gtk_drop_down_get_selected (self->whom)];
  gtk_widget_set_sensitive (GTK_WIDGET (self->area), choice->query != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->street), choice->query != NULL);
  gocua_make_sheets_window_ask (self);
}

static void
fill_choices (GocuaMakeSheetsWindow *self, const char *day)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->whom);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = gocua_sheet_choices_new (gocua_session_get_campaign (self->session), day,
                                           self->households != NULL ? self->households->len : 0);
  for (guint i = 0; i < self->choices->len; i++)
    gtk_string_list_append (labels, ((GocuaSheetChoice *) self->choices->pdata[i])->label);
  self->setting = TRUE;
  gtk_drop_down_set_model (self->whom, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->whom, selected < self->choices->len ? selected : 0);
  self->setting = FALSE;
}

/* What is due by another day, and kept until a week after it. */
static void
day_changed_cb (GocuaMakeSheetsWindow *self)
{
  g_autofree char *day = NULL;
  g_autofree char *week = NULL;
  g_autofree char *shown = NULL;

  if (self->setting || self->session == NULL)
    return;
  day = read_date (self, self->day);
  if (day != NULL)
    {
      week = gocua_date_add_days (day, 7);
      shown = gocua_date_format (week);
      fill_choices (self, day);
      self->setting = TRUE;
      gtk_editable_set_text (self->expires, shown);
      self->setting = FALSE;
    }
  gocua_make_sheets_window_ask (self);
}

static void
fill_names (GtkDropDown *drop_down, const char *first, GPtrArray *records, guint field)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, first);
  for (guint i = 0; i < records->len; i++)
    gtk_string_list_append (names, gocua_record_get_text (records->pdata[i], field));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
}

static void
setup_name_cb (GtkListItemFactory *factory, GtkListItem *cell)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (cell, label);
}

static void
bind_name_cb (GtkListItemFactory *factory, GtkListItem *cell)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (cell));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (cell)), name);
}

/* A long name does not make the form wider than the preview; the list that opens has it whole. */
static void
shorten (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) whole = g_object_ref (gtk_drop_down_get_factory (drop_down));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  gtk_drop_down_set_list_factory (drop_down, whole);
  gtk_drop_down_set_factory (drop_down, factory);
}

void
gocua_make_sheets_window_fill_form (GocuaMakeSheetsWindow *self)
{
  g_autofree char *today = gocua_session_get_today (self->session);
  g_autofree char *day = gocua_sheet_next_working_day (today);
  g_autofree char *week = gocua_date_add_days (day, 7);
  g_autofree char *shown = gocua_date_format (day);
  g_autofree char *until = gocua_date_format (week);

  self->setting = TRUE;
  self->areas = g_ptr_array_ref (gocua_session_get_areas (self->session));
  self->teams = g_ptr_array_ref (gocua_session_get_teams (self->session));
  shorten (self->whom);
  shorten (self->area);
  shorten (self->team);
  fill_names (self->area, _ ("All areas"), self->areas, GOCUA_AREA_NAME);
  fill_names (self->team, _ ("The team of each area"), self->teams, GOCUA_TEAM_NAME);
  gtk_editable_set_text (self->day, shown);
  gtk_editable_set_text (self->expires, until);
  gocua_street_entry_set_session (self->street, self->session);
  self->setting = FALSE;
  fill_choices (self, day);
  whom_changed_cb (self);
}

void
gocua_make_sheets_window_bind_form (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, area_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, whom_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
}
