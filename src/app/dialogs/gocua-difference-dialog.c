/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-difference-dialog.c: a line that two people read differently: both readings side by side. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-difference-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/gocua-answers.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"

typedef struct
{
  GocuaDifferenceFunc func;
  gpointer data;
  GDestroyNotify free_data;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  question->free_data (question->data);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  GocuaDifferenceAnswer answer = GOCUA_DIFFERENCE_AGAIN;

  if (g_str_equal (response, "first"))
    answer = GOCUA_DIFFERENCE_FIRST;
  else if (g_str_equal (response, "second"))
    answer = GOCUA_DIFFERENCE_SECOND;
  question->func (answer, question->data);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_row (GtkGrid *grid, const char *what, const char *first, const char *second)
{
  int row = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (grid), "gocua-rows")) + 1;
  const char *css_class = g_strcmp0 (first, second) != 0 ? "heading" : "dim-label";

  g_object_set_data (G_OBJECT (grid), "gocua-rows", GINT_TO_POINTER (row));
  gtk_grid_attach (grid, make_label (what, "dim-label"), 0, row, 1, 1);
  gtk_grid_attach (grid, make_label (*first != '\0' ? first : "–", css_class), 1, row, 1, 1);
  gtk_grid_attach (grid, make_label (*second != '\0' ? second : "–", css_class), 2, row, 1, 1);
}

static char *
format_answer (const GocuaIndicator *indicator, const GocuaRecord *visit)
{
  int value = gocua_answers_get (gocua_record_get_text (visit, GOCUA_VISIT_ANSWERS),
                                 gocua_indicator_get_id (indicator));

  if (value < 0)
    return g_strdup ("");
  if (gocua_indicator_is_count (indicator))
    return gocua_number_format (value);
  return g_strdup (value > 0 ? C_ ("answer", "Yes") : C_ ("answer", "No"));
}

static const char *
outcome_of (const GocuaCampaign *campaign, const GocuaRecord *visit)
{
  return gocua_campaign_get_outcome_label (
      campaign, gocua_outcome_from_id (gocua_record_get_text (visit, GOCUA_VISIT_OUTCOME)));
}

static const char *
reason_of (const GocuaCampaign *campaign, const GocuaRecord *visit)
{
  const char *id = gocua_record_get_text (visit, GOCUA_VISIT_REASON);
  const GocuaReason *reason = gocua_campaign_find_reason (campaign, id);

  return reason != NULL ? gocua_reason_get_label (reason) : id != NULL ? id : "";
}

static GtkWidget *
make_table (const GocuaDifference *difference)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  g_autofree char *first_date =
      gocua_date_format (gocua_record_get_text (difference->first, GOCUA_VISIT_FOLLOW_UP));
  g_autofree char *second_date =
      gocua_date_format (gocua_record_get_text (difference->second, GOCUA_VISIT_FOLLOW_UP));

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  gtk_widget_set_halign (GTK_WIDGET (grid), GTK_ALIGN_CENTER);
  gtk_grid_attach (grid, make_label (_ ("First entry"), "heading"), 1, 0, 1, 1);
  gtk_grid_attach (grid, make_label (_ ("Second entry"), "heading"), 2, 0, 1, 1);
  add_row (grid, gocua_kind_get_field_label (GOCUA_KIND_VISIT, GOCUA_VISIT_OUTCOME),
           outcome_of (difference->campaign, difference->first),
           outcome_of (difference->campaign, difference->second));
  for (guint i = 0; i < gocua_campaign_get_n_indicators (difference->campaign); i++)
    {
      const GocuaIndicator *indicator = gocua_campaign_get_indicator (difference->campaign, i);
      g_autofree char *first = format_answer (indicator, difference->first);
      g_autofree char *second = format_answer (indicator, difference->second);

      if (*first != '\0' || *second != '\0')
        add_row (grid, gocua_indicator_get_label (indicator), first, second);
    }
  add_row (grid, gocua_kind_get_field_label (GOCUA_KIND_VISIT, GOCUA_VISIT_REASON),
           reason_of (difference->campaign, difference->first),
           reason_of (difference->campaign, difference->second));
  add_row (grid, gocua_kind_get_field_label (GOCUA_KIND_VISIT, GOCUA_VISIT_FOLLOW_UP), first_date,
           second_date);
  return GTK_WIDGET (grid);
}

void
gocua_difference_dialog_ask (GtkWindow *parent,
                             const GocuaDifference *difference,
                             GocuaDifferenceFunc func,
                             gpointer data,
                             GDestroyNotify free_data)
{
  GtkWidget *widget;
  AdwMessageDialog *dialog;
  Question *question = g_new0 (Question, 1);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (difference != NULL && func != NULL && free_data != NULL);

  /* Translators: the number of a line of a sheet */
  title = g_strdup_printf (_ ("Line %u was typed differently"), difference->line);
  body = g_strdup_printf (/* Translators: a household */
                          _ ("%s\nLook at the paper: which one is right?"), difference->household);
  widget = adw_message_dialog_new (parent, title, body);
  dialog = ADW_MESSAGE_DIALOG (widget);
  adw_message_dialog_set_extra_child (dialog, make_table (difference));
  adw_message_dialog_add_responses (dialog, "again", _ ("_Type it again"), "first", _ ("The _first one"),
                                    "second", _ ("The _second one"), NULL);
  adw_message_dialog_set_close_response (dialog, "again");
  adw_message_dialog_set_default_response (dialog, "again");
  question->func = func;
  question->data = data;
  question->free_data = free_data;
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
