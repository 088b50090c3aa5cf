/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-area-parts.c: the options that say which households of an area go to which new one. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include "cli/gocua-cli-area-parts.h"

#include <glib/gi18n.h>
#include <string.h>

/* What was said of one part. */
typedef struct
{
  char *name; /* (nullable): of the one before the first --part */
  char *groups, *streets;
  guint from, to;
  GocuaDoorSide side;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->name);
  g_free (wish->groups);
  g_free (wish->streets);
  g_free (wish);
}

void
gocua_cli_area_parts_clear (GocuaCliAreaParts *self)
{
  g_clear_pointer (&self->wishes, g_ptr_array_unref);
  g_clear_pointer (&self->name, g_free);
}

static Wish *
add_wish (GocuaCliAreaParts *self, const char *name)
{
  Wish *wish = g_new0 (Wish, 1);

  if (self->wishes == NULL)
    self->wishes = g_ptr_array_new_with_free_func (wish_free);
  wish->name = g_strdup (name);
  g_ptr_array_add (self->wishes, wish);
  return wish;
}

/* The part that an option is about. */
static Wish *
get_wish (GocuaCliAreaParts *self)
{
  return self->wishes != NULL ? self->wishes->pdata[self->wishes->len - 1] : add_wish (self, NULL);
}

static gboolean
part_cb (const char *option, const char *value, gpointer data, GError **error)
{
  add_wish (data, value);
  return TRUE;
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static gboolean
text_cb (const char *option, const char *value, gpointer data, GError **error)
{
  Wish *wish = get_wish (data);

  set_text (g_str_equal (option, "--group") ? &wish->groups : &wish->streets, value);
  return TRUE;
}

static gboolean
number_cb (const char *option, const char *value, gpointer data, GError **error)
{
  Wish *wish = get_wish (data);
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (value, 10, 0, GOCUA_AREA_RULE_MAX_NUMBER, &number, NULL))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--from and --to are house numbers, the smaller one first."));
      return FALSE;
    }
  *(g_str_equal (option, "--from") ? &wish->from : &wish->to) = (guint) number;
  return TRUE;
}

static gboolean
side_cb (const char *option, const char *value, gpointer data, GError **error)
{
  Wish *wish = get_wish (data);

  if (g_str_equal (value, "odd"))
    wish->side = GOCUA_DOOR_SIDE_ODD;
  else if (g_str_equal (value, "even"))
    wish->side = GOCUA_DOOR_SIDE_EVEN;
  else
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("--side is odd or even."));
      return FALSE;
    }
  return TRUE;
}

gboolean
gocua_cli_area_parts_parse (GocuaCliAreaParts *self,
                            GocuaCli *cli,
                            const GOptionEntry *more,
                            guint max,
                            GError **error)
{
  const GOptionEntry entries[] = {
    { "part", 0, 0, G_OPTION_ARG_CALLBACK, (gpointer) part_cb,
      N_ ("split: one more new area; the options after it are about its households"), N_ ("NAME") },
    { "group", 0, 0, G_OPTION_ARG_CALLBACK, (gpointer) text_cb, N_ ("split: only these tổ, such as “1, 3-5”"),
      N_ ("NAMES") },
    { "street", 0, 0, G_OPTION_ARG_CALLBACK, (gpointer) text_cb,
      N_ ("split: only these streets, parted by commas"), N_ ("NAMES") },
    { "from", 0, 0, G_OPTION_ARG_CALLBACK, (gpointer) number_cb, N_ ("split: the first house number"),
      N_ ("NUMBER") },
    { "to", 0, 0, G_OPTION_ARG_CALLBACK, (gpointer) number_cb, N_ ("split: the last house number"),
      N_ ("NUMBER") },
    { "side", 0, 0, G_OPTION_ARG_CALLBACK, (gpointer) side_cb, N_ ("split: odd or even house numbers"),
      "odd|even" },
    { "rename", 0, 0, G_OPTION_ARG_STRING, &self->name,
      N_ ("split: what the area itself is called from then on"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) all = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  g_array_append_vals (all, entries, G_N_ELEMENTS (entries) - 1);
  for (; more != NULL && more->long_name != NULL; more++)
    g_array_append_vals (all, more, 1);
  return gocua_cli_parse (cli, (const GOptionEntry *) (gpointer) all->data, self, 0, max, error);
}

static gboolean
add_part (GPtrArray *parts, const Wish *wish, const char *first, GError **error)
{
  const char *name = wish->name != NULL ? wish->name : first;
  g_autoptr (GocuaAreaRule) rule =
      gocua_area_rule_new (wish->groups, wish->streets, wish->from, wish->to, wish->side);

  if (!gocua_area_rule_is_range (wish->from, wish->to))
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                           _ ("--from and --to are house numbers, the smaller one first."));
      return FALSE;
    }
  if (gocua_area_rule_is_empty (rule))
    {
      g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                   /* Translators: %s is the name of a new area */
                   _ ("Say which households go to “%s”: --group, --street, --from, --to or --side."), name);
      return FALSE;
    }
  g_ptr_array_add (parts, gocua_area_part_new (name, g_steal_pointer (&rule)));
  return TRUE;
}

GPtrArray *
gocua_cli_area_parts_make (const GocuaCliAreaParts *self, const char *first, GError **error)
{
  static const Wish nothing = { 0 };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_area_part_free);
  guint n = self->wishes != NULL ? self->wishes->len : 0;
  gboolean says_of_first = n > 0 && ((Wish *) self->wishes->pdata[0])->name == NULL;

  if (first == NULL && (n == 0 || says_of_first))
    {
      g_set_error_literal (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                           _ ("Name each new area, with --part before the options that say who goes there."));
      return NULL;
    }
  if (first != NULL && !says_of_first && !add_part (parts, &nothing, first, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    if (!add_part (parts, self->wishes->pdata[i], first, error))
      return NULL;
  return g_steal_pointer (&parts);
}
