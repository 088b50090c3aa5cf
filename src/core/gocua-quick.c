/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-quick.c: what one key says about a door, and one line of text about many doors of a sheet. */

#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include "core/gocua-quick.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-answers.h"
#include "core/gocua-sheet.h"
#include "core/gocua-text.h"

/* Of a number that nobody means. */
#define MAX_SHOWN 99999

guint
gocua_quick_fill (const GocuaQuick *self, int eligible_people, int values[GOCUA_CAMPAIGN_MAX_INDICATORS])
{
  guint asked = 0;

  g_return_val_if_fail (self != NULL && values != NULL, 0);

  for (guint slot = 0; slot < GOCUA_CAMPAIGN_MAX_INDICATORS; slot++)
    {
      values[slot] = gocua_quick_get_answer (self, slot);
      if (values[slot] == GOCUA_QUICK_ALL && eligible_people >= 0)
        values[slot] = MIN (eligible_people, GOCUA_ANSWER_MAX);
      if (values[slot] < GOCUA_ANSWER_UNKNOWN)
        {
          values[slot] = GOCUA_ANSWER_UNKNOWN;
          asked |= 1u << slot;
        }
    }
  if (gocua_quick_asks_reason (self))
    asked |= GOCUA_QUICK_MASK_REASON;
  if (gocua_quick_asks_follow_up (self))
    asked |= GOCUA_QUICK_MASK_FOLLOW_UP;
  return asked;
}

void
gocua_sheet_order_free (gpointer order)
{
  GocuaSheetOrder *self = order;

  g_array_unref (self->lines);
  g_free (self);
}

/* The command. */

typedef struct
{
  GocuaCampaign *campaign;
  guint n_lines;
  gboolean named[GOCUA_SHEET_MAX_LINES + 1];
} Parser;

static gboolean
fail (GError **error, char *message)
{
  g_autofree char *taken = message;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, taken);
  return FALSE;
}

static const char *
skip_separators (const char *p)
{
  while (*p == ' ' || *p == ',' || *p == '.' || *p == '\t')
    p++;
  return p;
}

static gboolean
add_line (Parser *parser, GocuaSheetOrder *order, guint64 line, GError **error)
{
  guint number = (guint) MIN (line, GOCUA_SHEET_MAX_LINES + 1);

  if (number < 1 || number > parser->n_lines)
    return fail (error,
                 g_strdup_printf (ngettext ("There is no line %u: the sheet has %u line.",
                                            "There is no line %u: the sheet has %u lines.", parser->n_lines),
                                  (guint) MIN (line, MAX_SHOWN), parser->n_lines));
  if (parser->named[number])
    return fail (error, g_strdup_printf (_ ("Line %u is named twice."), number));
  parser->named[number] = TRUE;
  g_array_append_val (order->lines, number);
  return TRUE;
}

/* "7" or "4-6" */
static gboolean
read_range (Parser *parser, GocuaSheetOrder *order, const char **p, GError **error)
{
  char *end;
  guint64 first = g_ascii_strtoull (*p, &end, 10);
  guint64 last = first;
  const char *dash = skip_separators (end);

  if (*dash == '-' && g_ascii_isdigit (*skip_separators (dash + 1)))
    last = g_ascii_strtoull (skip_separators (dash + 1), &end, 10);
  *p = skip_separators (end);
  if (last < first)
    return fail (error, g_strdup (_ ("In a range of lines the smaller number comes first, such as 4-6.")));
  for (guint64 line = first; line <= last; line++)
    if (!add_line (parser, order, line, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_lines (Parser *parser, GocuaSheetOrder *order, const char *p, GError **error)
{
  p = skip_separators (p);
  if (*p == '*' && *skip_separators (p + 1) == '\0')
    {
      order->rest = TRUE;
      return TRUE;
    }
  if (*p == '\0')
    return fail (error, g_strdup (_ ("Type the numbers of the lines behind it, such as 3 7 8 or 4-6.")));
  while (*p != '\0')
    if (!g_ascii_isdigit (*p))
      return fail (error, g_strdup_printf (_ ("“%s” is no line number."), p));
    else if (!read_range (parser, order, &p, error))
      return FALSE;
  return TRUE;
}

/* Folded, without what nobody types. */
static char *
fold_words (const char *words)
{
  g_autofree char *folded = gocua_text_fold (words);
  g_auto (GStrv) parts = g_strsplit_set (folded, ":,", -1);

  return g_strjoinv ("", parts);
}

/* Whose words begin with @words; %NULL when it is none, or more than one. */
static const GocuaQuick *
find_by_words (GocuaCampaign *campaign, const char *words)
{
  g_autofree char *wanted = fold_words (words);
  const GocuaQuick *found = NULL;

  for (guint i = 0; i < gocua_campaign_get_n_quick (campaign) && *wanted != '\0'; i++)
    {
      const GocuaQuick *quick = gocua_campaign_get_quick (campaign, i);
      g_autofree char *label = fold_words (gocua_quick_get_label (quick));

      if (!g_str_has_prefix (label, wanted))
        continue;
      if (found != NULL)
        return NULL;
      found = quick;
    }
  return found;
}

/* "5", "2i" or "-" at @p, up to the colon or the first separator. Returns: what is behind it, %NULL when
 * there is no such result */
static const char *
read_key (Parser *parser, GocuaSheetOrder *order, const char *p)
{
  if (*p == '-')
    p++;
  else if ((order->quick = gocua_campaign_find_quick (parser->campaign, *p)) == NULL)
    return NULL;
  else if (g_ascii_isalpha (*++p) &&
           (order->reason = gocua_campaign_find_reason_by_letter (parser->campaign, *p++)) == NULL)
    return NULL;
  return *p == '\0' || skip_separators (p) > p ? p : NULL;
}

static gboolean
read_order (Parser *parser, GocuaSheetOrder *order, const char *text, GError **error)
{
  const char *colon = strchr (text, ':');
  g_autofree char *key = g_strndup (text, colon != NULL ? (gsize) (colon - text) : strlen (text));
  const char *behind;

  g_strstrip (key);
  behind = read_key (parser, order, key);
  if (colon != NULL && behind != NULL && *behind == '\0')
    return read_lines (parser, order, colon + 1, error);
  if (colon == NULL && behind != NULL)
    return read_lines (parser, order, behind, error);
  order->reason = NULL;
  order->quick = find_by_words (parser->campaign, key);
  if (order->quick == NULL)
    return fail (error, g_strdup_printf (_ ("“%s” is none of the usual results."), key));
  return read_lines (parser, order, colon != NULL ? colon + 1 : "", error);
}

GPtrArray *
gocua_sheet_command_parse (GocuaCampaign *campaign, const char *text, guint n_lines, GError **error)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (gocua_sheet_order_free);
  Parser parser = { campaign, MIN (n_lines, GOCUA_SHEET_MAX_LINES), { FALSE } };
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (campaign != NULL && text != NULL, NULL);

  parts = g_strsplit_set (text, ";+/\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      GocuaSheetOrder *order;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      order = g_new0 (GocuaSheetOrder, 1);
      order->lines = g_array_new (FALSE, FALSE, sizeof (guint));
      g_ptr_array_add (orders, order);
      if (!read_order (&parser, order, parts[i], error))
        return NULL;
    }
  if (orders->len > 0)
    return g_steal_pointer (&orders);
  fail (error, g_strdup (_ ("Type a result and the numbers of the lines, such as 1: 3 7 8.")));
  return NULL;
}
