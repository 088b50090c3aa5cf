/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-household-columns.c: the columns of the list of households, which follow the indicators of the
 * campaign. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <string.h>

#include "app/pages/gocua-column-layout.h"
#include "app/pages/gocua-household-columns-private.h"
#include "app/widgets/gocua-text-size.h"

#define COLUMN_KEY   "gocua-column"
#define SETTINGS_KEY "household-columns"

/* With more indicators than this the result of the latest visit and the follow-up, which has a page of its
 * own, wait in the menu, so that address and name keep their place on a screen that is 1366 pixels wide. */
#define FEW_INDICATORS 4

/* In percent of the normal size: then the date of the latest visit waits there too. */
#define LARGE_TEXT 115

/* For "12/15", the widest that a mark becomes. */
#define MARK_WIDTH 44

/* Left and right of a head, as style.css has it, and one pixel because widths of text are rounded. */
#define HEAD_PADDING 9

/* Beside the last head is the button that chooses columns. */
#define SPACE_WIDTH 30

/* The head that was asked last; see ask_sorter(). Main thread only. */
static const GocuaHouseholdColumn *asked_column;

static void
column_free (gpointer data)
{
  GocuaHouseholdColumn *column = data;

  g_clear_pointer (&column->campaign, gocua_campaign_unref);
  g_clear_object (&column->session);
  g_free (column);
}

static const struct
{
  const char *id;
  int width;
  gboolean shown, sortable;
  GocuaSort sort;
} kinds[GOCUA_LIST_N_KINDS] = {
  [GOCUA_LIST_ADDRESS] = { "address", 0, TRUE, TRUE, GOCUA_SORT_ADDRESS },
  [GOCUA_LIST_HEAD] = { "head", 0, TRUE, TRUE, GOCUA_SORT_NAME },
  [GOCUA_LIST_AREA] = { "area", 86, TRUE, TRUE, GOCUA_SORT_AREA },
  [GOCUA_LIST_GROUP] = { "group", 70, FALSE, FALSE, 0 },
  [GOCUA_LIST_PHONE] = { "phone", 110, FALSE, FALSE, 0 },
  [GOCUA_LIST_PEOPLE] = { "people", 70, FALSE, TRUE, GOCUA_SORT_PEOPLE },
  [GOCUA_LIST_ELIGIBLE] = { "eligible", 76, FALSE, FALSE, 0 },
  [GOCUA_LIST_INDICATOR] = { "indicator", MARK_WIDTH, TRUE, TRUE, GOCUA_SORT_INDICATOR },
  [GOCUA_LIST_OUTCOME] = { "outcome", 92, TRUE, TRUE, GOCUA_SORT_OUTCOME },
  [GOCUA_LIST_LAST_VISIT] = { "visit", 54, TRUE, TRUE, GOCUA_SORT_LAST_VISIT },
  [GOCUA_LIST_ATTEMPTS] = { "attempts", 76, FALSE, FALSE, 0 },
  [GOCUA_LIST_FOLLOW_UP] = { "follow_up", 62, TRUE, FALSE, 0 },
  [GOCUA_LIST_TEAM] = { "team", 130, FALSE, FALSE, 0 },
  [GOCUA_LIST_CODE] = { "code", 90, FALSE, TRUE, GOCUA_SORT_CODE },
  [GOCUA_LIST_NOTE] = { "note", 160, FALSE, FALSE, 0 },
};

/* GTK 4.8 does not say which head was clicked. The sorter of the view asks those of its columns in order,
 * though, and turns the answer round for a descending one: a column that always says "smaller" gives itself
 * away. */
static int
ask_sorter (gconstpointer a, gconstpointer b, gpointer user_data)
{
  asked_column = user_data;
  return -1;
}

/* GTK 4.8 takes the widths of hidden columns off what the others may share. */
static void
visible_changed_cb (GtkColumnViewColumn *view_column, GParamSpec *pspec, GocuaHouseholdColumn *column)
{
  if (gtk_column_view_column_get_visible (view_column))
    gtk_column_view_column_set_fixed_width (view_column, column->wanted);
  else
    {
      column->wanted = gtk_column_view_column_get_fixed_width (view_column);
      gtk_column_view_column_set_fixed_width (view_column, 0);
    }
}

/* Returns: (transfer full): @title in two lines of which the longer one is as short as can be, for a head
 * that is wider than what stands below it */
static char *
break_title (const char *title)
{
  char *broken = g_strdup (title);
  glong whole = g_utf8_strlen (title, -1);
  glong shortest = whole;
  char *place = NULL;

  for (char *blank = strchr (broken, ' '); blank != NULL; blank = strchr (blank + 1, ' '))
    {
      glong before = g_utf8_strlen (broken, blank - broken);
      glong longer = MAX (before, whole - before - 1);

      if (longer < shortest)
        {
          shortest = longer;
          place = blank;
        }
    }
  if (place != NULL)
    *place = '\n';
  return broken;
}

/* Returns: (transfer full) (nullable) */
static char *
make_title (const GocuaHouseholdColumn *column)
{
  const char *title;

  if (column->is_space)
    return NULL;
  title = gocua_list_column_get_title (&column->what, column->campaign, TRUE);
  return column->what.kind == GOCUA_LIST_INDICATOR ? break_title (title) : g_strdup (title);
}

/* A head is never cut off. */
static int
measure_title (GtkWidget *view, const GocuaHouseholdColumn *column)
{
  g_autofree char *title = make_title (column);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, title);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + HEAD_PADDING;
}

static GtkColumnViewColumn *
make_view_column (GocuaHouseholdColumn *column)
{
  g_autofree char *title = make_title (column);
  GtkColumnViewColumn *view_column =
      gtk_column_view_column_new (title, gocua_household_columns_new_cells (column));

  g_object_set_data_full (G_OBJECT (view_column), COLUMN_KEY, column, column_free);
  if (column->sortable)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (ask_sorter, column, NULL));

      gtk_column_view_column_set_sorter (view_column, sorter);
    }
  g_signal_connect (view_column, "notify::visible", G_CALLBACK (visible_changed_cb), column);
  gtk_column_view_column_set_resizable (view_column, !column->is_space);
  return view_column;
}

static GocuaHouseholdColumn *
new_column (GtkWidget *view, GocuaSession *session, GocuaListKind kind, guint slot)
{
  GocuaHouseholdColumn *column = g_new0 (GocuaHouseholdColumn, 1);
  GocuaCampaign *campaign = gocua_session_get_campaign (session);

  column->what = (GocuaListColumn){ kind, slot };
  column->sortable = kinds[kind].sortable;
  column->sort = kinds[kind].sort;
  column->session = g_object_ref (session);
  column->campaign = campaign != NULL ? gocua_campaign_ref (campaign) : NULL;
  if (kinds[kind].width > 0)
    column->width = MAX (gocua_text_size_scale (view, kinds[kind].width), measure_title (view, column));
  return column;
}

/* What stands for the column in a layout: indicators by their ids, so that it survives another campaign. */
static char *
get_id (const GocuaHouseholdColumn *column)
{
  const char *id = kinds[column->what.kind].id;

  if (column->what.kind != GOCUA_LIST_INDICATOR)
    return g_strdup (id);
  return g_strconcat (
      id, ".", gocua_indicator_get_id (gocua_campaign_get_indicator (column->campaign, column->what.slot)),
      NULL);
}

static gboolean
is_shown_at_start (GtkWidget *view, const GocuaHouseholdColumn *column)
{
  gboolean is_large = gocua_text_size_scale (view, 100) >= LARGE_TEXT;
  gboolean may_wait = column->what.kind == GOCUA_LIST_OUTCOME || column->what.kind == GOCUA_LIST_FOLLOW_UP ||
                      (is_large && column->what.kind == GOCUA_LIST_LAST_VISIT);

  if (may_wait && column->campaign != NULL &&
      gocua_campaign_get_n_indicators (column->campaign) > FEW_INDICATORS)
    return FALSE;
  return kinds[column->what.kind].shown;
}

static void
clear_columns (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n;

  while ((n = g_list_model_get_n_items (columns)) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, n - 1);

      gtk_column_view_remove_column (view, column);
    }
}

static gboolean
is_same_indicator (const GocuaIndicator *a, const GocuaIndicator *b)
{
  return g_str_equal (gocua_indicator_get_id (a), gocua_indicator_get_id (b)) &&
         g_str_equal (gocua_indicator_get_label (a), gocua_indicator_get_label (b)) &&
         g_str_equal (gocua_indicator_get_short_label (a), gocua_indicator_get_short_label (b)) &&
         gocua_indicator_is_count (a) == gocua_indicator_is_count (b);
}

/* Returns: (transfer full) (element-type GocuaHouseholdColumn): all that there are, in the order of the start
 */
static GPtrArray *
make_columns (GtkWidget *view, GocuaSession *session)
{
  GocuaCampaign *campaign = gocua_session_get_campaign (session);
  guint n_indicators = campaign != NULL ? gocua_campaign_get_n_indicators (campaign) : 0;
  GPtrArray *columns = g_ptr_array_new ();

  for (int kind = 0; kind < GOCUA_LIST_N_KINDS; kind++)
    {
      guint n = kind == GOCUA_LIST_INDICATOR ? n_indicators : 1;

      for (guint slot = 0; slot < n; slot++)
        g_ptr_array_add (columns, new_column (view, session, (GocuaListKind) kind, slot));
    }
  return columns;
}

static char *
dup_kept_text (GocuaSession *session)
{
  g_autoptr (GSettings) settings = g_settings_new (GOCUA_APP_ID);
  g_autoptr (GVariant) all = g_settings_get_value (settings, SETTINGS_KEY);
  GocuaCampaign *campaign = gocua_session_get_campaign (session);
  char *text = NULL;

  if (!g_variant_lookup (all, campaign != NULL ? gocua_campaign_get_key (campaign) : "", "s", &text))
    return g_strdup ("");
  return text;
}

/* @text: (nullable): as at the start */
static void
keep_text (GocuaSession *session, const char *text)
{
  g_autoptr (GSettings) settings = g_settings_new (GOCUA_APP_ID);
  g_autoptr (GVariant) all = g_settings_get_value (settings, SETTINGS_KEY);
  GocuaCampaign *campaign = gocua_session_get_campaign (session);
  const char *key = campaign != NULL ? gocua_campaign_get_key (campaign) : "";
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other, *kept;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &kept))
    if (!g_str_equal (other, key))
      g_variant_builder_add (&builder, "{ss}", other, kept);
  if (text != NULL)
    g_variant_builder_add (&builder, "{ss}", key, text);
  g_settings_set_value (settings, SETTINGS_KEY, g_variant_builder_end (&builder));
}

static void
append_as (GtkColumnView *view, GocuaHouseholdColumn *column, const GocuaColumnState *state)
{
  g_autoptr (GtkColumnViewColumn) view_column = make_view_column (column);
  int width = state->width > 0 ? state->width : column->width;

  if (width > 0)
    gtk_column_view_column_set_fixed_width (view_column, width);
  else
    gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_column_set_visible (view_column, state->visible);
  gtk_column_view_append_column (view, view_column);
}

static void
append_space (GtkColumnView *view, GocuaSession *session)
{
  GocuaHouseholdColumn *column = new_column (GTK_WIDGET (view), session, GOCUA_LIST_NOTE, 0);
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  column->is_space = TRUE;
  column->sortable = FALSE;
  view_column = make_view_column (column);
  gtk_column_view_column_set_fixed_width (view_column, SPACE_WIDTH);
  gtk_column_view_append_column (view, view_column);
}

/* Takes a column out of those that are left. */
static GocuaHouseholdColumn *
take_column (GPtrArray *columns, const char *id)
{
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *own = get_id (columns->pdata[i]);

      if (g_str_equal (own, id))
        return g_ptr_array_steal_index (columns, i);
    }
  return NULL;
}

void
gocua_household_columns_build (GtkColumnView *view, GocuaSession *session)
{
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GPtrArray) start = gocua_column_layout_new ();
  g_autoptr (GPtrArray) layout = NULL;
  g_autofree char *kept = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (GOCUA_IS_SESSION (session));

  clear_columns (view);
  columns = make_columns (GTK_WIDGET (view), session);
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *id = get_id (columns->pdata[i]);

      gocua_column_layout_add (start, id, is_shown_at_start (GTK_WIDGET (view), columns->pdata[i]), 0);
    }
  kept = dup_kept_text (session);
  layout = gocua_column_layout_apply (start, kept);
  for (guint i = 0; i < layout->len; i++)
    {
      const GocuaColumnState *state = g_ptr_array_index (layout, i);

      append_as (view, take_column (columns, state->id), state);
    }
  append_space (view, session);
}

static GocuaHouseholdColumn *
column_at (GListModel *columns, guint position, GtkColumnViewColumn **view_column)
{
  g_autoptr (GtkColumnViewColumn) found = g_list_model_get_item (columns, position);

  *view_column = found;
  return g_object_get_data (G_OBJECT (found), COLUMN_KEY);
}

void
gocua_household_columns_keep (GtkColumnView *view, GocuaSession *session)
{
  GListModel *columns;
  g_autoptr (GPtrArray) layout = gocua_column_layout_new ();
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      GtkColumnViewColumn *view_column;
      const GocuaHouseholdColumn *column = column_at (columns, i, &view_column);
      g_autofree char *id = column->is_space ? NULL : get_id (column);
      gboolean visible = gtk_column_view_column_get_visible (view_column);
      int width = visible ? gtk_column_view_column_get_fixed_width (view_column) : column->wanted;

      if (id != NULL)
        gocua_column_layout_add (layout, id, visible, width > 0 && width != column->width ? width : 0);
    }
  text = gocua_column_layout_to_text (layout);
  keep_text (session, text);
}

void
gocua_household_columns_forget (GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_SESSION (session));

  keep_text (session, NULL);
}

const GocuaListColumn *
gocua_household_columns_get (GtkColumnViewColumn *view_column)
{
  const GocuaHouseholdColumn *column = g_object_get_data (G_OBJECT (view_column), COLUMN_KEY);

  return column != NULL && !column->is_space ? &column->what : NULL;
}

GArray *
gocua_household_columns_list_shown (GtkColumnView *view)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (GocuaListColumn));
  GListModel *columns;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), shown);

  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      GtkColumnViewColumn *view_column;
      const GocuaHouseholdColumn *column = column_at (columns, i, &view_column);

      if (!column->is_space && gtk_column_view_column_get_visible (view_column))
        g_array_append_val (shown, column->what);
    }
  return shown;
}

gboolean
gocua_household_columns_are_for (const GocuaCampaign *campaign, const GocuaCampaign *other)
{
  if (campaign == other || campaign == NULL || other == NULL)
    return campaign == other;
  if (gocua_campaign_get_n_indicators (campaign) != gocua_campaign_get_n_indicators (other))
    return FALSE;
  for (guint slot = 0; slot < gocua_campaign_get_n_indicators (campaign); slot++)
    if (!is_same_indicator (gocua_campaign_get_indicator (campaign, slot),
                            gocua_campaign_get_indicator (other, slot)))
      return FALSE;
  for (int outcome = GOCUA_OUTCOME_MET; outcome <= GOCUA_OUTCOME_LAST; outcome++)
    if (!g_str_equal (gocua_campaign_get_outcome_label (campaign, (GocuaOutcome) outcome),
                      gocua_campaign_get_outcome_label (other, (GocuaOutcome) outcome)))
      return FALSE;
  return TRUE;
}

gboolean
gocua_household_columns_read_sort (GtkColumnView *view, GocuaSort *sort, guint *slot, gboolean *descending)
{
  GtkSorter *sorter;
  GtkOrdering ordering;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  sorter = gtk_column_view_get_sorter (view);
  asked_column = NULL;
  /* Any two different objects will do: the columns don't look at them. */
  ordering = gtk_sorter_compare (sorter, view, sorter);
  if (asked_column == NULL)
    return FALSE;
  *sort = asked_column->sort;
  *slot = asked_column->what.slot;
  *descending = ordering == GTK_ORDERING_LARGER;
  return TRUE;
}

void
gocua_household_columns_show_sort (GtkColumnView *view, GocuaSort sort, guint slot, gboolean descending)
{
  GListModel *columns;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);
      const GocuaHouseholdColumn *column = g_object_get_data (G_OBJECT (view_column), COLUMN_KEY);

      if (!column->sortable || column->sort != sort ||
          (sort == GOCUA_SORT_INDICATOR && column->what.slot != slot))
        continue;
      gtk_column_view_sort_by_column (view, view_column,
                                      descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
      return;
    }
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
}
