/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-overview-page.c: where the ward stands: cards, indicators, trend, and the table of areas. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-overview-page.h"

#include <glib/gi18n.h>

#include "app/gocua-first-frame.h"
#include "app/pages/gocua-area-table.h"
#include "app/pages/gocua-overview-figure.h"
#include "app/widgets/gocua-fold-layout.h"
#include "app/widgets/gocua-indicator-row.h"
#include "app/widgets/gocua-number-button.h"
#include "app/widgets/gocua-trend-view.h"
#include "core/gocua-date.h"
#include "core/gocua-number.h"
#include "report/gocua-target-progress.h"
#include "store/gocua-entities.h"
#include "wire/gocua-presets.h"

/* Most reads are done before; a spinner that only flashes is a distraction. */
#define SPINNER_DELAY_MS 200

struct _GocuaOverviewPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GocuaNumberButton *eligible_card;
  GtkLabel *eligible_number;
  GtkLabel *eligible_caption;
  GocuaNumberButton *reached_card;
  GtkLabel *reached_number;
  GocuaNumberButton *visits_card;
  GtkLabel *visits_number;
  GocuaNumberButton *follow_ups_card;
  GtkLabel *follow_ups_number;
  GtkWidget *sheets_card;
  GtkLabel *sheets_number;
  GtkBox *indicators;
  GtkLabel *people_note;
  GocuaTrendView *trend;
  GtkLabel *forecast;
  GocuaAreaTable *table;
  GtkLabel *moment;

  AdwStatusPage *error_status; /* with the next, not before ensure_notices() */
  GtkBox *campaign_choices;

  gboolean has_overdue; /* sheets */
  GocuaSession *session;
  GCancellable *cancellable;
  guint spinner_timeout;
  gboolean is_reading;
  gboolean is_stale; /* something was committed since the last read began */
  char today[GOCUA_ISO_DATE_SIZE];
  guint n_rows; /* indicators that have a row */
};

G_DEFINE_FINAL_TYPE (GocuaOverviewPage, gocua_overview_page, ADW_TYPE_BIN)

static void retry_cb (GtkButton *button, GocuaOverviewPage *self);
static void import_cb (GtkButton *button, GocuaOverviewPage *self);
static void areas_cb (GtkButton *button, GocuaOverviewPage *self);

/* Hardly anybody sees them, so the page begins without. */
static void
ensure_notices (GocuaOverviewPage *self)
{
  static const char *const names[] = { "loading", "error", "empty", "campaign" };
  g_autoptr (GtkBuilderScope) scope = NULL;
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;

  if (self->error_status != NULL)
    return;
  scope = gtk_builder_cscope_new ();
  gtk_builder_cscope_add_callback (scope, retry_cb);
  gtk_builder_cscope_add_callback (scope, import_cb);
  gtk_builder_cscope_add_callback (scope, areas_cb);
  builder = gtk_builder_new ();
  gtk_builder_set_scope (builder, scope);
  gtk_builder_set_current_object (builder, G_OBJECT (self));
  if (!gtk_builder_add_from_resource (builder, "/vn/gocua/GoCua/ui/gocua-overview-notices.ui", &error))
    g_error ("%s", error->message);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_stack_add_named (self->stack, GTK_WIDGET (gtk_builder_get_object (builder, names[i])), names[i]);
  self->error_status = ADW_STATUS_PAGE (gtk_builder_get_object (builder, "error"));
  self->campaign_choices = GTK_BOX (gtk_builder_get_object (builder, "campaign_choices"));
}

static void
set_state (GocuaOverviewPage *self, const char *state)
{
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  if (!g_str_equal (state, "numbers"))
    ensure_notices (self);
  gtk_stack_set_visible_child_name (self->stack, state);
}

static gboolean
shows (GocuaOverviewPage *self, const char *state)
{
  return g_str_equal (gocua_overview_page_get_state (self), state);
}

static gboolean
spinner_timeout_cb (gpointer data)
{
  GocuaOverviewPage *self = data;

  self->spinner_timeout = 0;
  set_state (self, "loading");
  return G_SOURCE_REMOVE;
}

static void
show_eligible (GocuaOverviewPage *self, const GocuaOverview *overview)
{
  GocuaFigure figure = { .type = GOCUA_FIGURE_ELIGIBLE };
  GocuaFigure roster = { .type = GOCUA_FIGURE_HOUSEHOLDS };
  g_autofree char *number = gocua_figure_format (&figure, &overview->ward);
  g_autofree char *all = gocua_figure_format (&roster, &overview->ward);
  /* Translators: below the number of eligible households: of how many on the roster */
  g_autofree char *caption = g_strdup_printf (_ ("Eligible households, of %s on the roster"), all);
  g_autofree char *words = g_strdup_printf ("%s: %s", caption, number);

  gtk_label_set_label (self->eligible_number, number);
  gtk_label_set_label (self->eligible_caption, caption);
  gocua_number_button_set (self->eligible_card, NULL, words,
                           gocua_figure_make_query (&figure, NULL, self->today));
}

static void
show_card (GocuaOverviewPage *self,
           const GocuaOverview *overview,
           GocuaFigureType type,
           GocuaNumberButton *card,
           GtkLabel *label)
{
  GocuaFigure figure = { .type = type };
  g_autofree char *number = gocua_figure_format (&figure, &overview->ward);
  g_autofree char *words = gocua_figure_describe (&figure, &overview->ward, NULL);

  gtk_label_set_label (label, number);
  gocua_number_button_set (card, NULL, words, gocua_figure_make_query (&figure, NULL, self->today));
}

static void
show_visits (GocuaOverviewPage *self, const GocuaOverview *overview)
{
  GocuaQuery *query = gocua_query_new ();
  g_autofree char *number = gocua_number_format (overview->visited_today);
  g_autofree char *words = g_strdup_printf (ngettext ("%s household visited today. Opens it.",
                                                      "%s households visited today. Opens them.",
                                                      (gulong) overview->visited_today),
                                            number);

  gocua_query_add_date (query, GOCUA_CONDITION_VISITED_ON, overview->today);
  gtk_label_set_label (self->visits_number, number);
  gocua_number_button_set (self->visits_card, NULL, words, query);
}

static void
sheets_clicked_cb (GocuaOverviewPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "ward.show-sheets", "b", self->has_overdue);
}

/* A ward that has no paper out has no card for it. */
static void
show_sheets (GocuaOverviewPage *self, const GocuaOverview *overview)
{
  g_autofree char *out = gocua_number_format (overview->sheets.n_out);
  g_autofree char *overdue = gocua_number_format (overview->sheets.n_overdue);
  g_autofree char *number = g_strdup_printf ("%s / %s", out, overdue);
  /* Translators: walk sheets: how many are with a team, and how many of these should be back */
  g_autofree char *words =
      g_strdup_printf (_ ("Sheets that are out: %s; overdue: %s. Opens the sheets."), out, overdue);

  self->has_overdue = overview->sheets.n_overdue > 0;
  gtk_widget_set_visible (self->sheets_card, overview->sheets.n_out > 0);
  gtk_label_set_label (self->sheets_number, number);
  gtk_widget_set_tooltip_text (self->sheets_card, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheets_card), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  if (self->has_overdue)
    gtk_widget_add_css_class (GTK_WIDGET (self->sheets_number), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sheets_number), "warning");
}

static void
show_indicators (GocuaOverviewPage *self, const GocuaOverview *overview)
{
  guint n = gocua_campaign_get_n_indicators (overview->campaign);
  GtkWidget *row;

  for (; self->n_rows < n; self->n_rows++)
    gtk_box_append (self->indicators, gocua_indicator_row_new (self->session, self->n_rows));
  for (; self->n_rows > n; self->n_rows--)
    gtk_box_remove (self->indicators, gtk_widget_get_last_child (GTK_WIDGET (self->indicators)));
  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->indicators)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gocua_indicator_row_set_overview (GOCUA_INDICATOR_ROW (row), overview);
}

static gboolean
counts_people (const GocuaCampaign *campaign)
{
  for (guint i = 0; i < gocua_campaign_get_n_indicators (campaign); i++)
    if (gocua_indicator_is_count (gocua_campaign_get_indicator (campaign, i)))
      return TRUE;
  return FALSE;
}

static void
show_people_note (GocuaOverviewPage *self, const GocuaOverview *overview)
{
  gboolean wanted = overview->ward.people_unknown > 0 && counts_people (overview->campaign);
  g_autofree char *note = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->people_note), wanted);
  if (!wanted)
    return;
  note = gocua_target_progress_describe_people_unknown (&overview->ward);
  gtk_label_set_label (self->people_note, note);
}

static void
show_trend (GocuaOverviewPage *self, const GocuaOverview *overview)
{
  GocuaTrend trend;
  g_autofree char *forecast = gocua_target_progress_describe_forecast (
      overview->reached_by_day + GOCUA_TREND_DAYS - GOCUA_FORECAST_DAYS, &overview->ward, overview->today);

  gocua_trend_init (&trend, overview);
  gocua_trend_view_set_trend (self->trend, &trend);
  gtk_label_set_label (self->forecast, forecast);
}

static void
show_moment (GocuaOverviewPage *self, const GocuaOverview *overview, gint64 read_ms)
{
  g_autofree char *time = gocua_date_format_time (read_ms);
  g_autofree char *iso = gocua_date_from_ms (read_ms);
  g_autofree char *date = gocua_date_format (iso);
  g_autofree char *position = gocua_number_format (overview->position);
  /* Translators: time of day, date, and a count: how far the journal of all entries had come */
  g_autofree char *text =
      g_strdup_printf (_ ("Numbers of %s, %s · journal position %s"), time, date, position);

  gtk_label_set_label (self->moment, text);
}

static void
show_error (GocuaOverviewPage *self, const GError *error)
{
  if (shows (self, "numbers"))
    {
      gocua_session_report (
          self->session, _ ("The numbers could not be read again. The page shows those from before."), error);
      return;
    }
  set_state (self, "error");
  adw_status_page_set_description (self->error_status, error->message);
}

static void
campaign_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaOverviewPage) self = data;
  g_autoptr (GError) error = NULL;

  gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gocua_session_report (self->session, _ ("The campaign was not chosen."), error);
}

static gpointer
set_campaign (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gocua_campaign_set_current (db, data, error);
  return NULL;
}

static void
choose_campaign_cb (GtkButton *button, GocuaOverviewPage *self)
{
  const char *key = g_object_get_data (G_OBJECT (button), "gocua-campaign-key");

  gocua_store_write_async (gocua_session_get_store (self->session), set_campaign, g_strdup (key), g_free,
                           NULL, self->cancellable, campaign_chosen_cb, g_object_ref (self));
}

static void
offer_campaigns (GocuaOverviewPage *self)
{
  g_autoptr (GPtrArray) presets = NULL;

  if (gtk_widget_get_first_child (GTK_WIDGET (self->campaign_choices)) != NULL)
    return;
  presets = gocua_presets_list ();
  for (guint i = 0; i < presets->len; i++)
    {
      const GocuaCampaign *campaign = presets->pdata[i];
      GtkWidget *button = gtk_button_new_with_label (gocua_campaign_get_short_title (campaign));

      gtk_widget_add_css_class (button, "pill");
      gtk_widget_set_tooltip_text (button, gocua_campaign_get_title (campaign));
      g_object_set_data_full (G_OBJECT (button), "gocua-campaign-key",
                              g_strdup (gocua_campaign_get_key (campaign)), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (choose_campaign_cb), self, 0);
      gtk_box_append (self->campaign_choices, button);
    }
}

static void read_numbers (GocuaOverviewPage *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaOverview) overview = gocua_store_call_finish (GOCUA_STORE (source), result, &error);

  self->is_reading = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (overview != NULL)
    {
      gocua_overview_page_set_overview (self, overview, g_get_real_time () / 1000);
      gocua_first_frame_report (GTK_WIDGET (self));
    }
  else if (error != NULL)
    show_error (self, error);
  if (self->is_stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_numbers (self);
}

static gpointer
read_overview (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_overview_read (db, error);
}

/* One read at a time: during an import the page keeps up with what is committed instead of starting over. */
static void
read_numbers (GocuaOverviewPage *self)
{
  self->is_stale = self->is_reading;
  if (self->is_reading)
    return;
  self->is_reading = TRUE;
  if (shows (self, "error"))
    set_state (self, "blank");
  if (shows (self, "blank") && self->spinner_timeout == 0)
    self->spinner_timeout = g_timeout_add (SPINNER_DELAY_MS, spinner_timeout_cb, self);
  gocua_store_read_async (gocua_session_get_store (self->session), read_overview, NULL, NULL,
                          (GDestroyNotify) gocua_overview_free, self->cancellable, read_cb,
                          g_object_ref (self));
}

static void
session_changed_cb (GocuaOverviewPage *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_numbers (self);
}

static void
retry_cb (GtkButton *button, GocuaOverviewPage *self)
{
  read_numbers (self);
}

static void
import_cb (GtkButton *button, GocuaOverviewPage *self)
{
  gocua_session_go (self->session, "import", NULL, NULL);
}

static void
areas_cb (GtkButton *button, GocuaOverviewPage *self)
{
  gocua_session_go (self->session, "areas", NULL, NULL);
}

static void
day_activated_cb (GocuaTrendView *view, const char *date, GocuaOverviewPage *self)
{
  g_autoptr (GocuaQuery) query = gocua_query_new ();

  gocua_query_add_simple (query, GOCUA_CONDITION_ELIGIBLE, 0);
  gocua_query_add_date (query, GOCUA_CONDITION_REACHED_ON, date);
  gocua_session_go (self->session, "households", query, NULL);
}

static void
gocua_overview_page_map (GtkWidget *widget)
{
  GocuaOverviewPage *self = GOCUA_OVERVIEW_PAGE (widget);
  g_autofree char *today = gocua_session_get_today (self->session);

  GTK_WIDGET_CLASS (gocua_overview_page_parent_class)->map (widget);
  /* What is due and how many days are left changes at midnight without any entry. */
  if (self->is_stale || !g_str_equal (today, self->today))
    read_numbers (self);
  else
    gocua_first_frame_report (widget);
}

static void
gocua_overview_page_dispose (GObject *object)
{
  GocuaOverviewPage *self = GOCUA_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gocua_overview_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, eligible_card);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, eligible_number);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, eligible_caption);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, reached_card);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, reached_number);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, visits_card);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, visits_number);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, follow_ups_card);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, follow_ups_number);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, sheets_card);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, sheets_number);
  gtk_widget_class_bind_template_callback (widget_class, sheets_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, indicators);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, people_note);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, trend);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, forecast);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, table);
  gtk_widget_class_bind_template_child (widget_class, GocuaOverviewPage, moment);
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
}

static void
gocua_overview_page_class_init (GocuaOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_overview_page_dispose;
  widget_class->map = gocua_overview_page_map;
  g_type_ensure (GOCUA_TYPE_FOLD_LAYOUT);
  g_type_ensure (GOCUA_TYPE_NUMBER_BUTTON);
  g_type_ensure (GOCUA_TYPE_TREND_VIEW);
  g_type_ensure (GOCUA_TYPE_AREA_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-overview-page.ui");
  bind_children (widget_class);
}

static void
gocua_overview_page_init (GocuaOverviewPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_overview_page_new (GocuaSession *session)
{
  GocuaOverviewPage *self;
  g_autoptr (GocuaOverview) overview = NULL;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_OVERVIEW_PAGE, NULL);
  self->session = g_object_ref (session);
  gocua_number_button_set_session (self->eligible_card, session);
  gocua_number_button_set_session (self->reached_card, session);
  gocua_number_button_set_session (self->visits_card, session);
  gocua_number_button_set_session (self->follow_ups_card, session);
  gocua_area_table_set_session (self->table, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  /* Laid out with its numbers at once, it is drawn once. */
  overview = gocua_session_take_overview (session);
  if (overview != NULL)
    gocua_overview_page_set_overview (self, overview, g_get_real_time () / 1000);
  self->is_stale = overview == NULL;
  return GTK_WIDGET (self);
}

void
gocua_overview_page_set_overview (GocuaOverviewPage *self, const GocuaOverview *overview, gint64 read_ms)
{
  g_return_if_fail (GOCUA_IS_OVERVIEW_PAGE (self));
  g_return_if_fail (overview != NULL);

  g_strlcpy (self->today, overview->today, sizeof self->today);
  if (overview->ward.households == 0)
    {
      set_state (self, "empty");
      return;
    }
  if (overview->campaign == NULL)
    {
      set_state (self, "campaign");
      offer_campaigns (self);
      return;
    }
  show_eligible (self, overview);
  show_card (self, overview, GOCUA_FIGURE_REACHED, self->reached_card, self->reached_number);
  show_visits (self, overview);
  show_card (self, overview, GOCUA_FIGURE_FOLLOW_UPS, self->follow_ups_card, self->follow_ups_number);
  show_sheets (self, overview);
  show_indicators (self, overview);
  show_people_note (self, overview);
  show_trend (self, overview);
  gocua_area_table_set_overview (self->table, overview);
  show_moment (self, overview, read_ms);
  set_state (self, "numbers");
}

const char *
gocua_overview_page_get_state (GocuaOverviewPage *self)
{
  g_return_val_if_fail (GOCUA_IS_OVERVIEW_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}
