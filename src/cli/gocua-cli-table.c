/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-table.c: rows under a header, their columns aligned on a terminal. */
#define G_LOG_DOMAIN "gocua-cli"

#include "cli/gocua-cli-table.h"

#include "cli/gocua-cli.h"

#define GAP "  "

struct _GocuaCliTable
{
  GPtrArray *titles;
  GArray *aligns; /* of GocuaCliAlign */
  GPtrArray *cells;
};

GocuaCliTable *
gocua_cli_table_new (void)
{
  GocuaCliTable *self = g_new0 (GocuaCliTable, 1);

  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->aligns = g_array_new (FALSE, FALSE, sizeof (GocuaCliAlign));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
gocua_cli_table_free (GocuaCliTable *self)
{
  g_ptr_array_unref (self->titles);
  g_array_unref (self->aligns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
gocua_cli_table_add_column (GocuaCliTable *self, const char *title, GocuaCliAlign align)
{
  g_return_if_fail (self != NULL && self->cells->len == 0);

  g_ptr_array_add (self->titles, g_strdup (title));
  g_array_append_val (self->aligns, align);
}

void
gocua_cli_table_add (GocuaCliTable *self, char *text)
{
  g_return_if_fail (self != NULL && self->titles->len > 0);

  g_ptr_array_add (self->cells, text != NULL ? text : g_strdup (""));
}

/* Places on a terminal, which are neither bytes nor characters. */
static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static guint *
measure (GocuaCliTable *self)
{
  guint n = self->titles->len;
  guint *widths = g_new0 (guint, n);

  for (guint i = 0; i < n; i++)
    widths[i] = get_width (self->titles->pdata[i]);
  for (guint i = 0; i < self->cells->len; i++)
    widths[i % n] = MAX (widths[i % n], get_width (self->cells->pdata[i]));
  return widths;
}

static void
append_blanks (GString *line, guint n)
{
  while (n-- > 0)
    g_string_append_c (line, ' ');
}

static void
print_row (GocuaCliTable *self, gpointer *cells, const guint *widths)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint n = self->titles->len;

  for (guint i = 0; i < n; i++)
    {
      const char *text = cells[i];
      guint blanks = widths[i] - get_width (text);
      gboolean end = g_array_index (self->aligns, GocuaCliAlign, i) == GOCUA_CLI_ALIGN_END;

      if (i > 0)
        g_string_append (line, GAP);
      append_blanks (line, end ? blanks : 0);
      g_string_append (line, text);
      append_blanks (line, end || i + 1 == n ? 0 : blanks);
    }
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  g_string_append_c (line, '\n');
  gocua_cli_write (line->str);
}

void
gocua_cli_table_print (GocuaCliTable *self)
{
  g_autofree guint *widths = measure (self);
  guint n = self->titles->len;

  print_row (self, self->titles->pdata, widths);
  for (guint i = 0; i + n <= self->cells->len; i += n)
    print_row (self, self->cells->pdata + i, widths);
}
