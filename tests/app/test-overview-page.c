/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-overview-page.c: the page shows the numbers it is given, and each opens the households behind it. */

#include "shell-support.h"

#include <string.h>

#include "app/pages/gocua-area-item.h"
#include "app/pages/gocua-area-table.h"
#include "app/pages/gocua-overview-page.h"
#include "app/widgets/gocua-number-button.h"
#include "app/widgets/gocua-target-bar.h"
#include "app/widgets/gocua-tip.h"
#include "app/widgets/gocua-trend-view.h"
#include "wire/gocua-presets.h"

#define TODAY "2025-03-14"

typedef struct
{
  PageFixture in;
  GocuaOverviewPage *page;
  GocuaOverview *overview;
  char *gone_to;         /* the page of the last "navigate" */
  GocuaQuery *gone_with; /* its query */
} Fixture;

static void
navigate_cb (GocuaSession *session,
             const char *page,
             const GocuaQuery *query,
             const GocuaId *household,
             gpointer data)
{
  Fixture *fixture = data;

  g_free (fixture->gone_to);
  g_clear_pointer (&fixture->gone_with, gocua_query_free);
  fixture->gone_to = g_strdup (page);
  fixture->gone_with = query != NULL ? gocua_query_copy (query) : NULL;
}

static void
free_area (gpointer data)
{
  GocuaAreaNumbers *area = data;

  g_free (area->name);
  g_free (area);
}

static void
add_area (GocuaOverview *overview, guint8 id, const char *name, gint64 eligible, gint64 reached)
{
  GocuaAreaNumbers *area = g_new0 (GocuaAreaNumbers, 1);

  area->area.bytes[0] = id;
  area->name = g_strdup (name);
  area->numbers.households = eligible + 10;
  area->numbers.eligible = eligible;
  area->numbers.reached = reached;
  area->numbers.people = 3 * eligible;
  area->numbers.follow_ups_due = id;
  for (guint i = 0; i < gocua_campaign_get_n_indicators (overview->campaign); i++)
    area->numbers.tallies[i] =
        (GocuaTally){ .yes = reached / 2, .no = reached / 4, .yes_reached = reached / 2, .people = reached };
  g_ptr_array_add (overview->areas, area);
  gocua_numbers_add (&overview->ward, &area->numbers);
}

static GocuaOverview *
make_overview (void)
{
  GocuaOverview *overview = g_new0 (GocuaOverview, 1);

  overview->campaign = gocua_presets_get ("cds-2025");
  g_strlcpy (overview->today, TODAY, sizeof overview->today);
  overview->areas = g_ptr_array_new_with_free_func (free_area);
  overview->position = 12345;
  overview->visited_today = 21;
  overview->reached_by_day[29] = 8;
  add_area (overview, 10, "Khu phố 10", 1000, 400);
  add_area (overview, 2, "Khu phố 2", 2000, 1000);
  add_area (overview, 0, NULL, 8, 4);
  return overview;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  open_page_ward (&fixture->in, NULL);
  g_signal_connect (fixture->in.session, "navigate", G_CALLBACK (navigate_cb), fixture);
  fixture->overview = make_overview ();
  fixture->page = GOCUA_OVERVIEW_PAGE (gocua_overview_page_new (fixture->in.session));
  present_page (&fixture->in, GTK_WIDGET (fixture->page));
  /* The new ward is empty, which was read along with its opening. */
  g_assert_cmpstr (gocua_overview_page_get_state (fixture->page), ==, "empty");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  destroy_page (&fixture->in);
  g_signal_handlers_disconnect_by_data (fixture->in.session, fixture);
  close_page_ward (&fixture->in);
  gocua_overview_free (fixture->overview);
  g_clear_pointer (&fixture->gone_to, g_free);
  g_clear_pointer (&fixture->gone_with, gocua_query_free);
}

static void
show (Fixture *fixture)
{
  gocua_overview_page_set_overview (fixture->page, fixture->overview, G_GINT64_CONSTANT (1741937520000));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Returns: (nullable): the first widget of @type below @widget whose text or tooltip has @part in it. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *part)
{
  const char *tooltip = GOCUA_IS_NUMBER_BUTTON (widget)
                            ? gocua_number_button_get_words (GOCUA_NUMBER_BUTTON (widget))
                            : gocua_tip_get (widget);
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : NULL;

  if (GTK_IS_BUTTON (widget))
    text = gtk_button_get_label (GTK_BUTTON (widget));
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (part == NULL || (text != NULL && strstr (text, part) != NULL) ||
       (tooltip != NULL && strstr (tooltip, part) != NULL)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_in_page (Fixture *fixture, GType type, const char *part)
{
  GtkWidget *found = find (GTK_WIDGET (fixture->page), type, part);

  if (found == NULL)
    g_error ("there is no %s with “%s”", g_type_name (type), part);
  return found;
}

static void
click_number (Fixture *fixture, const char *part)
{
  g_signal_emit_by_name (find_in_page (fixture, GOCUA_TYPE_NUMBER_BUTTON, part), "clicked");
}

static gboolean
asks_for (Fixture *fixture, GocuaConditionType type, guint slot)
{
  for (guint i = 0; i < fixture->gone_with->conditions->len; i++)
    {
      const GocuaCondition *condition = &g_array_index (fixture->gone_with->conditions, GocuaCondition, i);

      if (condition->type == type && condition->slot == slot)
        return TRUE;
    }
  return FALSE;
}

static void
assert_lines (Fixture *fixture, const char *const *names)
{
  GocuaAreaTable *table = GOCUA_AREA_TABLE (find_in_page (fixture, GOCUA_TYPE_AREA_TABLE, NULL));
  GListModel *lines = gocua_area_table_get_model (table);

  g_assert_cmpuint (g_list_model_get_n_items (lines), ==, g_strv_length ((char **) names));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GocuaAreaItem) item = g_list_model_get_item (lines, i);

      g_assert_cmpstr (gocua_area_item_get_name (item), ==, names[i]);
    }
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  GocuaCampaign *campaign = fixture->overview->campaign;

  g_signal_emit_by_name (find_in_page (fixture, GTK_TYPE_BUTTON, "Import a roster"), "clicked");
  g_assert_cmpstr (fixture->gone_to, ==, "import");
  g_signal_emit_by_name (find_in_page (fixture, GTK_TYPE_BUTTON, "Add areas"), "clicked");
  g_assert_cmpstr (fixture->gone_to, ==, "areas");
  fixture->overview->campaign = NULL;
  show (fixture);
  fixture->overview->campaign = campaign;
  g_assert_cmpstr (gocua_overview_page_get_state (fixture->page), ==, "campaign");
  find_in_page (fixture, GTK_TYPE_BUTTON, gocua_campaign_get_short_title (campaign));
  show (fixture);
  g_assert_cmpstr (gocua_overview_page_get_state (fixture->page), ==, "numbers");
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  const char *const by_name[] = { "Whole ward", "Khu phố 2", "Khu phố 10", "Not in any area", NULL };

  show (fixture);
  assert_lines (fixture, by_name);
  find_in_page (fixture, GTK_TYPE_LABEL, "3,008");
  find_in_page (fixture, GTK_TYPE_LABEL, "1,404 / 3,008 · 46.7%");
  find_in_page (fixture, GTK_TYPE_LABEL, "journal position 12,345");
  find_in_page (fixture, GTK_TYPE_LABEL, "Numbers of 14:32, 14/03/2025");
  find_in_page (fixture, GTK_TYPE_LABEL, "11 working days");
  find_in_page (fixture, GTK_TYPE_BUTTON, "Households: 702 / 3,008 · 23.3%");
  find_in_page (fixture, GTK_TYPE_BUTTON, "Of reached: 702 / 1,404 · 50.0%");
  find_in_page (fixture, GTK_TYPE_BUTTON, "People: 1,404 / 9,024 · 15.6%");
  find_in_page (fixture, GOCUA_TYPE_TARGET_BAR, "Target 100.0% by 31/03/2025");
}

static void
test_clicks (Fixture *fixture, gconstpointer data)
{
  show (fixture);
  click_number (fixture, "reached: 1,404 of 3,008");
  g_assert_cmpstr (fixture->gone_to, ==, "households");
  g_assert_cmpuint (fixture->gone_with->conditions->len, ==, 2);
  g_assert_true (asks_for (fixture, GOCUA_CONDITION_ELIGIBLE, 0));
  g_assert_true (asks_for (fixture, GOCUA_CONDITION_REACHED, 0));
  click_number (fixture, "People who signed in: not known in");
  g_assert_cmpuint (fixture->gone_with->conditions->len, ==, 2);
  g_assert_true (asks_for (fixture, GOCUA_CONDITION_ELIGIBLE, 0));
  g_assert_true (asks_for (fixture, GOCUA_CONDITION_UNKNOWN, 2));
  click_number (fixture, "Uses a service: no in");
  g_assert_true (asks_for (fixture, GOCUA_CONDITION_NO, 3));
  click_number (fixture, "a second visit is due in 12 households");
  g_assert_true (asks_for (fixture, GOCUA_CONDITION_FOLLOW_UP_DUE, 0));
  click_number (fixture, "21 households visited today");
  g_assert_true (asks_for (fixture, GOCUA_CONDITION_VISITED_ON, 0));
  click_number (fixture, "Khu phố 10 · Knows the app: yes in 200 of 1,000");
  g_assert_cmpuint (fixture->gone_with->conditions->len, ==, 3);
  g_assert_true (asks_for (fixture, GOCUA_CONDITION_AREA, 0));
  g_assert_true (asks_for (fixture, GOCUA_CONDITION_YES, 0));
  g_assert_cmpint (g_array_index (fixture->gone_with->conditions, GocuaCondition, 0).id.bytes[0], ==, 10);
  click_number (fixture, "Not in any area: 18 households");
  g_assert_cmpuint (fixture->gone_with->conditions->len, ==, 1);
  g_assert_true (gocua_id_is_null (&g_array_index (fixture->gone_with->conditions, GocuaCondition, 0).id));
}

static void
test_day (Fixture *fixture, gconstpointer data)
{
  show (fixture);
  g_signal_emit_by_name (find_in_page (fixture, GOCUA_TYPE_TREND_VIEW, NULL), "day-activated", "2025-03-10");
  g_assert_cmpstr (fixture->gone_to, ==, "households");
  g_assert_true (asks_for (fixture, GOCUA_CONDITION_REACHED_ON, 0));
}

/* A number that has the focus keeps it, in the same line and column, when the numbers and their order change.
 */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  const char *const by_name[] = { "Whole ward", "Khu phố 1",       "Khu phố 2",
                                  "Khu phố 10", "Not in any area", NULL };
  GtkWidget *cell, *focus;

  show (fixture);
  cell = find_in_page (fixture, GOCUA_TYPE_NUMBER_BUTTON, "Khu phố 10: reached: 400 of 1,000");
  g_assert_true (gtk_widget_grab_focus (cell));
  add_area (fixture->overview, 1, "Khu phố 1", 500, 100);
  ((GocuaAreaNumbers *) fixture->overview->areas->pdata[0])->numbers.reached = 401;
  show (fixture);
  assert_lines (fixture, by_name);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->in.window));
  g_assert_true (GOCUA_IS_NUMBER_BUTTON (focus));
  g_assert_nonnull (strstr (gocua_number_button_get_words (GOCUA_NUMBER_BUTTON (focus)),
                            "Khu phố 10: reached: 401 of 1,000"));
  g_ptr_array_remove_index (fixture->overview->areas, 1);
  show (fixture);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->in.window));
  g_assert_nonnull (strstr (gocua_number_button_get_words (GOCUA_NUMBER_BUTTON (focus)),
                            "Khu phố 10: reached: 401 of 1,000"));
}

/* Another campaign has other columns and other lines. */
static void
test_campaign_changes (Fixture *fixture, gconstpointer data)
{
  show (fixture);
  gocua_campaign_unref (fixture->overview->campaign);
  fixture->overview->campaign = gocua_presets_get ("kh31-2026");
  show (fixture);
  find_in_page (fixture, GTK_TYPE_LABEL, "Have basic digital skills");
  find_in_page (fixture, GTK_TYPE_LABEL, "VNeID");
  g_assert_null (find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "Uses a service"));
}

int
main (int argc, char *argv[])
{
  gocua_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/overview-page/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/overview-page/numbers", Fixture, NULL, set_up, test_numbers, tear_down);
  g_test_add ("/overview-page/clicks", Fixture, NULL, set_up, test_clicks, tear_down);
  g_test_add ("/overview-page/day", Fixture, NULL, set_up, test_day, tear_down);
  g_test_add ("/overview-page/focus", Fixture, NULL, set_up, test_focus, tear_down);
  g_test_add ("/overview-page/campaign-changes", Fixture, NULL, set_up, test_campaign_changes, tear_down);
  return g_test_run ();
}
