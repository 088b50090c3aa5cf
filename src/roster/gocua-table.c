/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-table.c: the rows of a file that somebody sent, whatever kind of table it is. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-table.h"

#include "roster/gocua-table-format.h"

struct _GocuaTable
{
  GObject parent;

  const GocuaTableFormat *format;
  gpointer state; /* of the format */
  GocuaTableSettings *settings;
  GocuaTableFacts facts;
  guint sheet;
};

G_DEFINE_FINAL_TYPE (GocuaTable, gocua_table, G_TYPE_OBJECT)
G_DEFINE_QUARK (gocua - table - error - quark, gocua_table_error)

static void
sheet_free (gpointer data)
{
  GocuaTableSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet);
}

void
gocua_table_facts_add_sheet (GocuaTableFacts *self, const char *name, gboolean hidden)
{
  GocuaTableSheet *sheet = g_new0 (GocuaTableSheet, 1);

  sheet->name = g_strdup (name);
  sheet->hidden = hidden;
  g_ptr_array_add (self->sheets, sheet);
}

static void
gocua_table_finalize (GObject *object)
{
  GocuaTable *self = GOCUA_TABLE (object);

  if (self->state != NULL)
    self->format->close (self->state);
  g_clear_pointer (&self->settings, gocua_table_settings_free);
  g_clear_pointer (&self->facts.sheets, g_ptr_array_unref);

  G_OBJECT_CLASS (gocua_table_parent_class)->finalize (object);
}

static void
gocua_table_class_init (GocuaTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gocua_table_finalize;
}

static void
gocua_table_init (GocuaTable *self)
{
  self->facts.sheets = g_ptr_array_new_with_free_func (sheet_free);
}

GocuaTableSettings *
gocua_table_settings_new (void)
{
  return g_new0 (GocuaTableSettings, 1);
}

GocuaTableSettings *
gocua_table_settings_copy (const GocuaTableSettings *self)
{
  GocuaTableSettings *copy = gocua_table_settings_new ();

  if (self == NULL)
    return copy;
  *copy = *self;
  copy->sheet = g_strdup (self->sheet);
  return copy;
}

void
gocua_table_settings_free (GocuaTableSettings *self)
{
  g_free (self->sheet);
  g_free (self);
}

GocuaTable *
gocua_table_open (GInputStream *stream,
                  const GocuaTableSettings *settings,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GocuaTable) self = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream) && G_IS_SEEKABLE (stream), NULL);

  self = g_object_new (GOCUA_TYPE_TABLE, NULL);
  self->settings = gocua_table_settings_copy (settings);
  self->format = &gocua_table_format_text;
  self->state = self->format->open (stream, self->settings, &self->facts, cancellable, error);
  return self->state != NULL ? g_steal_pointer (&self) : NULL;
}

gboolean
gocua_table_read (GocuaTable *self,
                  GocuaTableRowFunc func,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return self->format->read (self->state, self->sheet, &self->facts, func, data, cancellable, error);
}

GocuaTableKind
gocua_table_get_kind (GocuaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), GOCUA_TABLE_TEXT);

  return self->format->kind;
}

GPtrArray *
gocua_table_get_sheets (GocuaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), NULL);

  return self->facts.sheets;
}

guint
gocua_table_get_sheet (GocuaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), 0);

  return self->sheet;
}

char
gocua_table_get_separator (GocuaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), 0);

  return self->facts.separator;
}

const char *
gocua_table_get_encoding (GocuaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), NULL);

  return self->facts.encoding;
}

void
gocua_table_get_progress (GocuaTable *self, guint64 *done, guint64 *total)
{
  g_return_if_fail (GOCUA_IS_TABLE (self));
  g_return_if_fail (done != NULL && total != NULL);

  *done = self->facts.done;
  *total = self->facts.total;
}

char *
gocua_table_format_column (guint column)
{
  char letters[8];
  gsize pos = sizeof letters - 1;

  letters[pos] = '\0';
  for (guint n = column + 1; n > 0 && pos > 0; n = (n - 1) / 26)
    letters[--pos] = (char) ('A' + (n - 1) % 26);
  return g_strdup (letters + pos);
}
