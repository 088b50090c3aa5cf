/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-indicator-row.c: one indicator of the campaign: its numbers, its bar, and what is still to do. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-indicator-row.h"

#include <glib/gi18n.h>

#include "app/pages/gocua-overview-figure.h"
#include "app/widgets/gocua-number-button.h"
#include "app/widgets/gocua-target-bar.h"
#include "app/widgets/gocua-tip.h"
#include "report/gocua-target-progress.h"

struct _GocuaIndicatorRow
{
  GtkWidget parent_instance;

  GocuaSession *session;
  guint slot;

  GtkLabel *label;
  GtkWidget *people;
  GtkWidget *households;
  GtkWidget *of_reached;
  GocuaTargetBar *bar;
  GtkWidget *no;
  GtkWidget *unknown;
  GtkLabel *pace;
  GtkLabel *target;
};

G_DEFINE_FINAL_TYPE (GocuaIndicatorRow, gocua_indicator_row, GTK_TYPE_WIDGET)

typedef struct
{
  const GocuaOverview *overview;
  const GocuaIndicator *indicator;
} Shown;

/* @format: takes the number, and says what is counted. */
static void
show_figure (const Shown *shown, GtkWidget *button, GocuaFigureType type, const char *format)
{
  GocuaFigure figure = { .type = type, .indicator = shown->indicator };
  const GocuaNumbers *numbers = &shown->overview->ward;
  g_autofree char *number = gocua_figure_format (&figure, numbers);
  g_autoptr (GString) text = g_string_new (format);
  g_autofree char *words = gocua_figure_describe (&figure, numbers, NULL);

  g_string_replace (text, "%s", number, 1);
  gocua_number_button_set (GOCUA_NUMBER_BUTTON (button), text->str, words,
                           gocua_figure_make_query (&figure, NULL, shown->overview->today));
}

static void
show_figures (GocuaIndicatorRow *self, const Shown *shown)
{
  gtk_widget_set_visible (self->people, gocua_indicator_is_count (shown->indicator));
  /* Translators: %s is people / people of eligible age · percentage */
  show_figure (shown, self->people, GOCUA_FIGURE_PEOPLE, _ ("People: %s"));
  /* Translators: %s is yes / eligible households · percentage */
  show_figure (shown, self->households, GOCUA_FIGURE_YES, _ ("Households: %s"));
  /* Translators: %s is yes / reached households · percentage */
  show_figure (shown, self->of_reached, GOCUA_FIGURE_YES_REACHED, _ ("Of reached: %s"));
  /* Translators: the number of households that answered no */
  show_figure (shown, self->no, GOCUA_FIGURE_NO, _ ("No: %s"));
  /* Translators: the number of households whose answer is not known */
  show_figure (shown, self->unknown, GOCUA_FIGURE_UNKNOWN, _ ("Not known: %s"));
}

static void
show_progress (GocuaIndicatorRow *self, const Shown *shown)
{
  const GocuaNumbers *numbers = &shown->overview->ward;
  GocuaFigure figure = { .indicator = shown->indicator };
  GocuaTargetProgress progress;
  g_autofree char *pace = NULL;
  g_autofree char *target = gocua_target_progress_describe_target (shown->indicator);
  g_autofree char *words = NULL;
  g_autofree char *all = NULL;

  gocua_target_progress_init (&progress, shown->indicator, numbers, shown->overview->today);
  pace = gocua_target_progress_describe_pace (&progress, shown->indicator, shown->overview->today);
  figure.type = progress.of_people ? GOCUA_FIGURE_PEOPLE : GOCUA_FIGURE_YES;
  words = gocua_figure_describe (&figure, numbers, NULL);
  all = *target != '\0' ? g_strdup_printf ("%s. %s", words, target) : g_strdup (words);
  gocua_target_bar_set (self->bar, progress.whole > 0 ? (double) progress.part / (double) progress.whole : 0,
                        gocua_indicator_get_target (shown->indicator) / 100, progress.met, all);
  gtk_label_set_label (self->pace, pace);
  gtk_label_set_label (self->target, target);
  gocua_tip_set (GTK_WIDGET (self->pace), pace);
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class, gboolean grows)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_ellipsize (label, grows ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_xalign (label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (label), grows);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_widget_add_css_class (GTK_WIDGET (label), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

/* @is_small: one of the lines below the first, which are set in smaller letters. */
static GtkWidget *
add_number (GocuaIndicatorRow *self, GtkWidget *box, gboolean is_small)
{
  GtkWidget *button = gocua_number_button_new (self->session);

  if (is_small)
    gtk_widget_add_css_class (button, "caption");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
add_line (GocuaIndicatorRow *self, int spacing)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, spacing);

  gtk_widget_set_parent (line, GTK_WIDGET (self));
  return line;
}

static void
gocua_indicator_row_dispose (GObject *object)
{
  GocuaIndicatorRow *self = GOCUA_INDICATOR_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gocua_indicator_row_parent_class)->dispose (object);
}

static void
gocua_indicator_row_class_init (GocuaIndicatorRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gocua_indicator_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "indicatorrow");
}

static void
gocua_indicator_row_init (GocuaIndicatorRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
gocua_indicator_row_new (GocuaSession *session, guint slot)
{
  GocuaIndicatorRow *self = g_object_new (GOCUA_TYPE_INDICATOR_ROW, NULL);
  GtkWidget *line;

  self->session = g_object_ref (session);
  self->slot = slot;
  line = add_line (self, 8);
  self->label = add_label (line, "heading", TRUE);
  self->households = add_number (self, line, FALSE);
  self->of_reached = add_number (self, line, FALSE);
  line = add_line (self, 8);
  self->bar = GOCUA_TARGET_BAR (gocua_target_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->bar));
  self->target = add_label (line, "caption", FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->target), "dim-label");
  self->people = add_number (self, line, TRUE);
  line = add_line (self, 8);
  self->pace = add_label (line, "caption", TRUE);
  self->no = add_number (self, line, TRUE);
  self->unknown = add_number (self, line, TRUE);
  return GTK_WIDGET (self);
}

void
gocua_indicator_row_set_overview (GocuaIndicatorRow *self, const GocuaOverview *overview)
{
  Shown shown = { .overview = overview };

  g_return_if_fail (GOCUA_IS_INDICATOR_ROW (self));
  g_return_if_fail (overview != NULL && overview->campaign != NULL);

  shown.indicator = gocua_campaign_get_indicator (overview->campaign, self->slot);
  gtk_label_set_label (self->label, gocua_indicator_get_label (shown.indicator));
  gocua_tip_set (GTK_WIDGET (self->label), gocua_indicator_get_question (shown.indicator));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gocua_indicator_get_question (shown.indicator), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gocua_indicator_get_label (shown.indicator), -1);
  show_figures (self, &shown);
  show_progress (self, &shown);
}
