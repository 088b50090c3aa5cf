/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-table.c: the rows of a file that somebody sent, whatever kind of table it is. */

#define G_LOG_DOMAIN "gocua-roster"

#include "config.h"

#include "roster/gocua-table.h"

#include <glib/gi18n.h>

#include "roster/gocua-mapping.h"
#include "roster/gocua-row-queue.h"
#include "roster/gocua-table-convert.h"
#include "roster/gocua-table-format.h"
#include "roster/gocua-table-kind.h"

#define ROWS_TO_LOOK_AT   30
#define ROWS_TO_WEIGH     500 /* for the encodings of the columns */
#define SHEETS_TO_LOOK_AT 30

struct _GocuaTable
{
  GObject parent;

  const GocuaTableFormat *format;
  gpointer state; /* of the format */
  GocuaTableSettings *settings;
  GocuaTableFacts facts;
  guint sheet;
  GocuaTableConverter *converter;
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
  g_clear_pointer (&self->converter, gocua_table_converter_free);
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

static const struct
{
  const char *nick;
  const char *title;
} encodings[GOCUA_TABLE_N_ENCODINGS] = {
  [GOCUA_TABLE_ENCODING_AUTO] = { "auto", NC_ ("encoding", "Told from the file") },
  [GOCUA_TABLE_ENCODING_UTF8] = { "utf-8", NC_ ("encoding", "Unicode (UTF-8)") },
  [GOCUA_TABLE_ENCODING_UTF16LE] = { "utf-16le", NC_ ("encoding", "Unicode (UTF-16)") },
  [GOCUA_TABLE_ENCODING_UTF16BE] = { "utf-16be", NC_ ("encoding", "Unicode (UTF-16, big end first)") },
  [GOCUA_TABLE_ENCODING_WINDOWS_1258] = { "windows-1258", NC_ ("encoding", "Windows-1258") },
  [GOCUA_TABLE_ENCODING_TCVN3] = { "tcvn3", NC_ ("encoding", "TCVN3 (ABC)") },
  [GOCUA_TABLE_ENCODING_VNI] = { "vni", NC_ ("encoding", "VNI") },
};

const char *
gocua_table_encoding_get_nick (GocuaTableEncoding encoding)
{
  g_return_val_if_fail (encoding < GOCUA_TABLE_N_ENCODINGS, NULL);

  return encodings[encoding].nick;
}

gboolean
gocua_table_encoding_from_nick (const char *nick, GocuaTableEncoding *encoding)
{
  g_return_val_if_fail (nick != NULL && encoding != NULL, FALSE);

  for (guint i = 0; i < GOCUA_TABLE_N_ENCODINGS; i++)
    if (g_ascii_strcasecmp (encodings[i].nick, nick) == 0)
      {
        *encoding = (GocuaTableEncoding) i;
        return TRUE;
      }
  return FALSE;
}

const char *
gocua_table_encoding_get_title (GocuaTableEncoding encoding)
{
  g_return_val_if_fail (encoding < GOCUA_TABLE_N_ENCODINGS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "encoding", encodings[encoding].title);
}

gboolean
gocua_table_encoding_is_for (GocuaTableEncoding encoding, GocuaTableKind kind)
{
  return kind == GOCUA_TABLE_TEXT ||
         (encoding != GOCUA_TABLE_ENCODING_UTF16LE && encoding != GOCUA_TABLE_ENCODING_UTF16BE &&
          encoding != GOCUA_TABLE_ENCODING_WINDOWS_1258);
}

static gboolean
look_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  GPtrArray *rows = data;

  g_ptr_array_add (rows, g_strdupv ((char **) row->cells));
  return rows->len < ROWS_TO_LOOK_AT;
}

/* How much of a roster the first rows of a sheet are. */
static gboolean
look_at_sheet (GocuaTable *self, guint sheet, guint *score, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GocuaMapping) mapping = NULL;
  guint n_fields = 0;

  if (!self->format->read (self->state, sheet, &self->facts, look_cb, rows, cancellable, error))
    return FALSE;
  mapping = gocua_mapping_guess (rows);
  for (guint field = 0; field < GOCUA_ROSTER_N_FIELDS; field++)
    n_fields += gocua_mapping_get_column (mapping, field) != GOCUA_MAPPING_NONE ? 1 : 0;
  /* A header with nothing below it is a form. */
  if (n_fields > 0 && rows->len <= (guint) gocua_mapping_get_first_row (mapping))
    n_fields = 0;
  *score = n_fields * (ROWS_TO_LOOK_AT + 1) + rows->len;
  return TRUE;
}

/* The first of the sheets that look most like a list of households; hidden ones only where no other is. */
static gboolean
find_best_sheet (GocuaTable *self, GCancellable *cancellable, GError **error)
{
  guint best_score = 0;
  guint n_looked = 0;

  for (guint i = 0; i < self->facts.sheets->len && n_looked < SHEETS_TO_LOOK_AT; i++)
    {
      const GocuaTableSheet *sheet = g_ptr_array_index (self->facts.sheets, i);
      guint score = 0;

      if (sheet->hidden)
        continue;
      if (!look_at_sheet (self, i, &score, cancellable, error))
        return FALSE;
      if (score > best_score || n_looked == 0)
        {
          best_score = score;
          self->sheet = i;
        }
      n_looked++;
    }
  return TRUE;
}

static gboolean
choose_sheet (GocuaTable *self, GCancellable *cancellable, GError **error)
{
  if (self->settings->sheet == NULL)
    return self->facts.sheets->len == 1 || find_best_sheet (self, cancellable, error);
  for (guint i = 0; i < self->facts.sheets->len; i++)
    {
      const GocuaTableSheet *sheet = g_ptr_array_index (self->facts.sheets, i);

      self->sheet = i;
      if (g_strcmp0 (sheet->name, self->settings->sheet) == 0)
        return TRUE;
    }
  g_set_error (error, GOCUA_TABLE_ERROR, GOCUA_TABLE_ERROR_NO_SHEET,
               _ ("The file has no sheet called “%s”. Choose one of its own."), self->settings->sheet);
  return FALSE;
}

typedef struct
{
  GocuaTableConverter *converter;
  guint n_rows;
} Weighing;

static gboolean
weigh_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  Weighing *self = data;

  gocua_table_converter_look (self->converter, row);
  return ++self->n_rows < ROWS_TO_WEIGH;
}

/* What is wrong with a row is told when the row is read. */
static gboolean
look_at_encodings (GocuaTable *self, GCancellable *cancellable, GError **error)
{
  Weighing weighing = { .converter = self->converter };
  g_autoptr (GError) problem = NULL;

  if (!self->format->read (self->state, self->sheet, &self->facts, weigh_cb, &weighing, cancellable,
                           &problem) &&
      problem->domain != GOCUA_TABLE_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  gocua_table_converter_decide (self->converter);
  return TRUE;
}

typedef struct
{
  GocuaTableConverter *converter;
  GocuaTableRowFunc func;
  gpointer data;
} Reading;

static gboolean
convert_cb (const GocuaTableRow *row, gpointer data, GError **error)
{
  Reading *self = data;
  GocuaTableRow converted = *row;

  converted.raw = row->cells;
  gocua_table_converter_convert (self->converter, &converted);
  return self->func (&converted, self->data, error);
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
  self->format = gocua_table_kind_find (stream, cancellable, error);
  if (self->format == NULL)
    return NULL;
  self->state = self->format->open (stream, self->settings, &self->facts, cancellable, error);
  if (self->state == NULL)
    return NULL;
  self->converter = gocua_table_converter_new (self->facts.encoding, self->settings);
  if (!choose_sheet (self, cancellable, error) || !look_at_encodings (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
gocua_table_read (GocuaTable *self,
                  GocuaTableRowFunc func,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  Reading reading = { self->converter, func, data };

  g_return_val_if_fail (GOCUA_IS_TABLE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  gocua_table_converter_begin (self->converter);
  self->facts.n_hidden_rows = self->facts.n_lost_formulas = 0;
  self->facts.done = 0;
  return gocua_row_queue_read (self->format, self->state, self->sheet, &self->facts, convert_cb, &reading,
                               cancellable, error);
}

GocuaTableKind
gocua_table_get_kind (GocuaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), GOCUA_TABLE_TEXT);

  return self->format->kind;
}

const GocuaTableSettings *
gocua_table_get_settings (GocuaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), NULL);

  return self->settings;
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

GocuaTableEncoding
gocua_table_get_encoding (GocuaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), GOCUA_TABLE_ENCODING_UTF8);

  return self->facts.encoding;
}

GPtrArray *
gocua_table_get_conversions (GocuaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), NULL);

  return gocua_table_converter_get_conversions (self->converter);
}

guint
gocua_table_get_n_hidden_rows (GocuaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), 0);

  return self->facts.n_hidden_rows;
}

gboolean
gocua_table_has_hidden_rows_in (GocuaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), FALSE);

  return self->settings->with_hidden_rows;
}

guint
gocua_table_get_n_lost_formulas (GocuaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), 0);

  return self->facts.n_lost_formulas;
}

gint64
gocua_table_get_saved_ms (GocuaTable *self)
{
  g_return_val_if_fail (GOCUA_IS_TABLE (self), 0);

  return self->facts.saved_ms;
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
