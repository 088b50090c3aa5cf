/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-orders.c: one result for many lines of a sheet: what it would do, and doing it. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-sheet-orders.h"

#include <glib/gi18n.h>

#include "core/gocua-sheet.h"

/* What becomes of one order, as line numbers. */
typedef struct
{
  GString *done;
  GString *changed;  /* of these: had another result */
  GString *numbers;  /* how many people must be typed */
  GString *no_house; /* nobody is printed or chosen */
  GString *kept;     /* has a result, so it can't be left without one */
} Fates;

static void
fates_init (Fates *self)
{
  self->done = g_string_new (NULL);
  self->changed = g_string_new (NULL);
  self->numbers = g_string_new (NULL);
  self->no_house = g_string_new (NULL);
  self->kept = g_string_new (NULL);
}

static void
fates_clear (Fates *self)
{
  g_string_free (self->done, TRUE);
  g_string_free (self->changed, TRUE);
  g_string_free (self->numbers, TRUE);
  g_string_free (self->no_house, TRUE);
  g_string_free (self->kept, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fates, fates_clear)

static void
note (GString *fate, GocuaEntryModel *line)
{
  g_string_append_printf (fate, "%s%u", fate->len > 0 ? ", " : "", gocua_entry_model_get_line (line));
}

static gboolean
has_result (GocuaEntryModel *line)
{
  return gocua_entry_model_get_state (line) != GOCUA_ENTRY_EMPTY &&
         gocua_entry_model_get_state (line) != GOCUA_ENTRY_TAKEN_BACK;
}

static void
plan_line (GArray *planned, Fates *fates, const GocuaSheetOrder *order, GocuaEntryModel *line)
{
  GocuaSheetPlanned one = { line, order->quick, order->reason };
  int values[GOCUA_CAMPAIGN_MAX_INDICATORS];

  if (gocua_entry_model_get_household (line) == NULL)
    {
      note (fates->no_house, line);
      return;
    }
  if (order->quick == NULL && has_result (line))
    {
      note (fates->kept, line);
      return;
    }
  if (order->quick != NULL &&
      (gocua_quick_fill (order->quick, gocua_entry_model_get_eligible (line), values) &
       GOCUA_QUICK_MASK_SLOTS) != 0)
    {
      note (fates->numbers, line);
      return;
    }
  note (fates->done, line);
  if (has_result (line))
    note (fates->changed, line);
  g_array_append_val (planned, one);
}

static void
add_sentence (GString *words, const char *format, const char *numbers)
{
  if (*numbers == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
    /* The format is one of those below, with one %s. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (words, format, numbers);
#pragma GCC diagnostic pop
}

static void
describe (GString *words, const GocuaSheetOrder *order, const Fates *fates)
{
  if (fates->done->len > 0)
    {
      if (words->len > 0)
        g_string_append (words, " · ");
      /* Translators: a result, perhaps a reason, and the numbers of lines: "Absent: 3, 7, 8" */
      g_string_append_printf (words, _ ("%s: %s"),
                              order->quick != NULL ? gocua_quick_get_label (order->quick)
                                                   : _ ("No result, on purpose"),
                              fates->done->str);
      if (order->reason != NULL)
        g_string_append_printf (words, " (%s)", gocua_reason_get_label (order->reason));
    }
  add_sentence (words, _ ("already entered, will be changed: %s"), fates->changed->str);
  add_sentence (words, _ ("asks for a number, enter it line by line: %s"), fates->numbers->str);
  add_sentence (words, _ ("no household chosen: %s"), fates->no_house->str);
  add_sentence (words, _ ("has a result, stays: %s"), fates->kept->str);
}

static void
plan_order (GArray *planned, GString *words, const GocuaSheetOrder *order, GPtrArray *lines)
{
  g_auto (Fates) fates = { 0 };

  fates_init (&fates);
  for (guint i = 0; order->rest && i < lines->len; i++)
    if (gocua_entry_model_is_open (lines->pdata[i]))
      plan_line (planned, &fates, order, lines->pdata[i]);
  for (guint i = 0; !order->rest && i < order->lines->len; i++)
    plan_line (planned, &fates, order, lines->pdata[g_array_index (order->lines, guint, i) - 1]);
  describe (words, order, &fates);
}

GArray *
gocua_sheet_orders_plan (GocuaCampaign *campaign, const char *text, GPtrArray *lines, char **words)
{
  GArray *planned = g_array_new (FALSE, FALSE, sizeof (GocuaSheetPlanned));
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) orders = NULL;

  g_return_val_if_fail (campaign != NULL && text != NULL && lines != NULL && words != NULL, planned);

  orders = gocua_sheet_command_parse (campaign, text, lines->len, &error);
  for (guint i = 0; orders != NULL && i < orders->len; i++)
    plan_order (planned, all, orders->pdata[i], lines);
  if (orders == NULL)
    g_string_assign (all, error->message);
  else if (all->len == 0)
    g_string_assign (all, _ ("No line is open any more."));
  *words = g_string_free (g_steal_pointer (&all), FALSE);
  return planned;
}

static const GocuaQuick *
find_absent (GocuaCampaign *campaign)
{
  for (guint i = 0; i < gocua_campaign_get_n_quick (campaign); i++)
    if (gocua_quick_get_outcome (gocua_campaign_get_quick (campaign, i)) == GOCUA_OUTCOME_ABSENT)
      return gocua_campaign_get_quick (campaign, i);
  return NULL;
}

GArray *
gocua_sheet_orders_plan_rest (GocuaCampaign *campaign, GPtrArray *lines)
{
  GArray *planned = g_array_new (FALSE, FALSE, sizeof (GocuaSheetPlanned));
  GocuaSheetPlanned one = { NULL, NULL, NULL };

  g_return_val_if_fail (campaign != NULL && lines != NULL, planned);

  one.quick = find_absent (campaign);
  for (guint i = 0; one.quick != NULL && i < lines->len; i++)
    {
      one.line = lines->pdata[i];
      if (gocua_entry_model_is_open (one.line))
        g_array_append_val (planned, one);
    }
  return planned;
}

char *
gocua_sheet_orders_apply (GArray *planned, const char *skipped)
{
  char *now = g_strdup (skipped);

  g_return_val_if_fail (planned != NULL, now);

  for (guint i = 0; i < planned->len; i++)
    {
      const GocuaSheetPlanned *one = &g_array_index (planned, GocuaSheetPlanned, i);
      char *next = gocua_sheet_skipped_set (now, gocua_entry_model_get_line (one->line), one->quick == NULL);

      g_free (now);
      now = next;
      gocua_entry_model_set_skipped (one->line, one->quick == NULL);
      if (one->quick == NULL)
        continue;
      gocua_entry_model_apply_quick (one->line, one->quick);
      if (one->reason != NULL)
        gocua_entry_model_set_reason (one->line, gocua_reason_get_id (one->reason));
    }
  return now;
}
