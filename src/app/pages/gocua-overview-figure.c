/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-overview-figure.c: each number of the overview: what it is, how it is written, and the households
 * behind it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-overview-figure.h"

#include <glib/gi18n.h>

#include "core/gocua-number.h"

static guint
slot_of (const GocuaFigure *self)
{
  return self->indicator != NULL ? gocua_indicator_get_slot (self->indicator) : 0;
}

/* Returns: what the figure is a share of, or -1 for one that is no share. */
static gint64
whole_of (const GocuaFigure *self, const GocuaNumbers *numbers)
{
  switch (self->type)
    {
    case GOCUA_FIGURE_REACHED:
    case GOCUA_FIGURE_REACHED_PERCENT:
    case GOCUA_FIGURE_YES:
      return numbers->eligible;
    case GOCUA_FIGURE_YES_REACHED:
      return numbers->reached;
    case GOCUA_FIGURE_PEOPLE:
      return numbers->people;
    case GOCUA_FIGURE_HOUSEHOLDS:
    case GOCUA_FIGURE_ELIGIBLE:
    case GOCUA_FIGURE_NO:
    case GOCUA_FIGURE_UNKNOWN:
    case GOCUA_FIGURE_FOLLOW_UPS:
    default:
      return -1;
    }
}

gint64
gocua_figure_get_count (const GocuaFigure *self, const GocuaNumbers *numbers)
{
  const GocuaTally *tally;

  g_return_val_if_fail (self != NULL && numbers != NULL, 0);

  tally = &numbers->tallies[slot_of (self)];
  switch (self->type)
    {
    case GOCUA_FIGURE_HOUSEHOLDS:
      return numbers->households;
    case GOCUA_FIGURE_ELIGIBLE:
      return numbers->eligible;
    case GOCUA_FIGURE_REACHED:
    case GOCUA_FIGURE_REACHED_PERCENT:
      return numbers->reached;
    case GOCUA_FIGURE_YES:
      return tally->yes;
    case GOCUA_FIGURE_YES_REACHED:
      return tally->yes_reached;
    case GOCUA_FIGURE_PEOPLE:
      return tally->people;
    case GOCUA_FIGURE_NO:
      return tally->no;
    case GOCUA_FIGURE_UNKNOWN:
      return gocua_numbers_unknown (numbers, slot_of (self));
    case GOCUA_FIGURE_FOLLOW_UPS:
    default:
      return numbers->follow_ups_due;
    }
}

double
gocua_figure_get_rank (const GocuaFigure *self, const GocuaNumbers *numbers)
{
  gint64 whole = whole_of (self, numbers);
  gint64 count = gocua_figure_get_count (self, numbers);

  if (self->type == GOCUA_FIGURE_REACHED || whole < 0)
    return (double) count;
  return whole > 0 ? (double) count / (double) whole : -1;
}

char *
gocua_figure_format (const GocuaFigure *self, const GocuaNumbers *numbers)
{
  gint64 count = gocua_figure_get_count (self, numbers);
  gint64 whole = whole_of (self, numbers);
  g_autofree char *part_text = gocua_number_format (count);
  g_autofree char *whole_text = gocua_number_format (MAX (whole, 0));
  g_autofree char *percent = gocua_number_format_percent (count, whole);

  if (whole < 0)
    return g_steal_pointer (&part_text);
  return g_strdup_printf ("%s / %s · %s", part_text, whole_text, percent);
}

char *
gocua_figure_format_short (const GocuaFigure *self, const GocuaNumbers *numbers)
{
  gint64 count = gocua_figure_get_count (self, numbers);
  g_autofree char *text = gocua_number_format (count);
  g_autofree char *percent = NULL;

  if (self->type == GOCUA_FIGURE_REACHED || whole_of (self, numbers) < 0)
    return g_steal_pointer (&text);
  percent = gocua_number_format_percent (count, whole_of (self, numbers));
  if (self->type == GOCUA_FIGURE_REACHED_PERCENT)
    return g_steal_pointer (&percent);
  return g_strdup_printf ("%s (%s)", text, percent);
}

static char *
describe_share (const GocuaFigure *self, const GocuaNumbers *numbers)
{
  gint64 count = gocua_figure_get_count (self, numbers);
  gint64 whole = whole_of (self, numbers);
  g_autofree char *part = gocua_number_format (count);
  g_autofree char *all = gocua_number_format (whole);
  g_autofree char *percent = gocua_number_format_percent (count, whole);

  switch ((int) self->type)
    {
    case GOCUA_FIGURE_YES:
      /* Translators: yes / eligible households (percentage) */
      return g_strdup_printf (_ ("yes in %s of %s eligible households (%s)"), part, all, percent);
    case GOCUA_FIGURE_YES_REACHED:
      /* Translators: yes / reached households (percentage) */
      return g_strdup_printf (_ ("yes in %s of %s reached households (%s)"), part, all, percent);
    case GOCUA_FIGURE_PEOPLE:
      /* Translators: people / people of eligible age (percentage) */
      return g_strdup_printf (_ ("%s of %s people of eligible age (%s)"), part, all, percent);
    default:
      /* Translators: reached / eligible households (percentage) */
      return g_strdup_printf (_ ("reached: %s of %s eligible households (%s)"), part, all, percent);
    }
}

static char *
describe_count (const GocuaFigure *self, const GocuaNumbers *numbers)
{
  gint64 count = gocua_figure_get_count (self, numbers);
  gulong n = (gulong) MAX (count, 0);
  g_autofree char *text = gocua_number_format (count);

  switch ((int) self->type)
    {
    case GOCUA_FIGURE_HOUSEHOLDS:
      return g_strdup_printf (ngettext ("%s household on the roster", "%s households on the roster", n),
                              text);
    case GOCUA_FIGURE_ELIGIBLE:
      return g_strdup_printf (ngettext ("%s eligible household", "%s eligible households", n), text);
    case GOCUA_FIGURE_NO:
      return g_strdup_printf (ngettext ("no in %s household", "no in %s households", n), text);
    case GOCUA_FIGURE_UNKNOWN:
      return g_strdup_printf (ngettext ("not known in %s household", "not known in %s households", n), text);
    default:
      return g_strdup_printf (
          ngettext ("a second visit is due in %s household", "a second visit is due in %s households", n),
          text);
    }
}

char *
gocua_figure_describe (const GocuaFigure *self, const GocuaNumbers *numbers, const char *place)
{
  g_autofree char *words = NULL;
  g_autoptr (GString) text = g_string_new (place);

  g_return_val_if_fail (self != NULL && numbers != NULL, NULL);

  words = whole_of (self, numbers) >= 0 ? describe_share (self, numbers) : describe_count (self, numbers);
  if (self->indicator != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                            gocua_indicator_get_label (self->indicator));
  g_string_append_printf (text, "%s%s", text->len > 0 ? ": " : "", words);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

GocuaQuery *
gocua_figure_make_query (const GocuaFigure *self, const GocuaId *area, const char *today)
{
  GocuaQuery *query = gocua_query_new ();
  guint slot = slot_of (self);

  if (area != NULL)
    gocua_query_add_area (query, area);
  if (self->type != GOCUA_FIGURE_HOUSEHOLDS)
    gocua_query_add_simple (query, GOCUA_CONDITION_ELIGIBLE, 0);
  if (self->type == GOCUA_FIGURE_REACHED || self->type == GOCUA_FIGURE_REACHED_PERCENT ||
      self->type == GOCUA_FIGURE_YES_REACHED)
    gocua_query_add_simple (query, GOCUA_CONDITION_REACHED, 0);
  if (self->type == GOCUA_FIGURE_YES || self->type == GOCUA_FIGURE_YES_REACHED ||
      self->type == GOCUA_FIGURE_PEOPLE)
    gocua_query_add_simple (query, GOCUA_CONDITION_YES, slot);
  else if (self->type == GOCUA_FIGURE_NO)
    gocua_query_add_simple (query, GOCUA_CONDITION_NO, slot);
  else if (self->type == GOCUA_FIGURE_UNKNOWN)
    gocua_query_add_simple (query, GOCUA_CONDITION_UNKNOWN, slot);
  else if (self->type == GOCUA_FIGURE_FOLLOW_UPS)
    gocua_query_add_date (query, GOCUA_CONDITION_FOLLOW_UP_DUE, today);
  return query;
}
