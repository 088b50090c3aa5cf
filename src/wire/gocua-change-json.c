/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-change-json.c: what a change sets, as JSON, in the journal and on the wire. */

#define G_LOG_DOMAIN "gocua-wire"

#include "config.h"

#include "wire/gocua-change-json.h"

#include "wire/gocua-change-scan.h"
#include "wire/gocua-json-members.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (gocua - wire - error - quark, gocua_wire_error)

/* So many fields are looked through faster than a table is made. */
#define FEW_FIELDS 24

static void
append_integer (GString *out, gint64 integer)
{
  if (integer < 0)
    g_string_append_c (out, '-');
  gocua_json_append_number (out, integer < 0 ? -(guint64) integer : (guint64) integer);
}

static void
append_value (GString *out, const GocuaValue *value)
{
  char id[GOCUA_ID_STRING_SIZE];

  switch (value->type)
    {
    case GOCUA_VALUE_INT:
      append_integer (out, value->integer);
      break;
    case GOCUA_VALUE_TEXT:
      gocua_json_append_text (out, value->text);
      break;
    case GOCUA_VALUE_ID:
      gocua_json_append_text (out, gocua_id_format (&value->id, id));
      break;
    case GOCUA_VALUE_JSON:
      g_string_append (out, value->text);
      break;
    case GOCUA_VALUE_NULL:
    default:
      g_string_append (out, "null");
      break;
    }
}

static void
append_bases (GString *out, const GocuaChange *change)
{
  gboolean any = FALSE;

  for (guint i = 0; i < gocua_change_get_n_sets (change); i++)
    {
      const GocuaSet *set = gocua_change_get_set (change, i);

      if (set->base == 0)
        continue;
      g_string_append (out, any ? "," : ",\"base\":{");
      any = TRUE;
      gocua_json_append_text (out, set->field);
      g_string_append (out, ":\"");
      gocua_json_append_number (out, set->base);
      g_string_append_c (out, '"');
    }
  if (any)
    g_string_append_c (out, '}');
}

void
gocua_change_append_body (const GocuaChange *change, GString *out)
{
  g_return_if_fail (change != NULL && out != NULL);

  g_string_append (out, "{\"set\":{");
  for (guint i = 0; i < gocua_change_get_n_sets (change); i++)
    {
      const GocuaSet *set = gocua_change_get_set (change, i);

      if (i > 0)
        g_string_append_c (out, ',');
      gocua_json_append_text (out, set->field);
      g_string_append_c (out, ':');
      append_value (out, &set->value);
    }
  g_string_append_c (out, '}');
  append_bases (out, change);
  g_string_append_c (out, '}');
}

char *
gocua_change_body_to_json (const GocuaChange *change)
{
  GString *out = g_string_sized_new (256);

  gocua_change_append_body (change, out);
  return g_string_free (out, FALSE);
}

/* What is being read into one change. */
typedef struct
{
  GocuaJsonScan scan;
  GocuaChange *change;
  int kind;
  GString *name;
  GString *text;
  GHashTable *many; /* (nullable): field -> index + 1, once there are many */
} Reader;

static int
find_set (Reader *self, const char *field)
{
  GArray *sets = self->change->sets;

  if (self->many != NULL)
    return GPOINTER_TO_INT (g_hash_table_lookup (self->many, field)) - 1;
  for (guint i = 0; i < sets->len; i++)
    if (strcmp (g_array_index (sets, GocuaSet, i).field, field) == 0)
      return (int) i;
  return -1;
}

/* A hostile change of half a million fields must not take a square of that. */
static void
note_many (Reader *self)
{
  GArray *sets = self->change->sets;
  guint from = self->many != NULL ? sets->len - 1 : 0;

  if (sets->len <= FEW_FIELDS)
    return;
  if (self->many == NULL)
    self->many = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = from; i < sets->len; i++)
    g_hash_table_insert (self->many, (gpointer) g_array_index (sets, GocuaSet, i).field,
                         GINT_TO_POINTER ((int) i + 1));
}

/* Only numbers that come out again as they went in are integers here. */
static void
set_number (GocuaValue *value, const char *start, gsize length)
{
  char text[24];
  gint64 integer = 0;

  if (length < sizeof text && memchr (start, '.', length) == NULL && memchr (start, 'e', length) == NULL &&
      memchr (start, 'E', length) == NULL)
    {
      memcpy (text, start, length);
      text[length] = '\0';
      if (strcmp (text, "-0") != 0 &&
          g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &integer, NULL))
        {
          gocua_value_set_int (value, integer);
          return;
        }
    }
  gocua_value_take_json (value, g_strndup (start, length));
}

/* The same for an id: one in capitals is a text, which this field cannot be. */
static gboolean
set_id (GocuaValue *value, const GString *text)
{
  GocuaId id;
  char again[GOCUA_ID_STRING_SIZE];

  if (text->len != GOCUA_ID_STRING_SIZE - 1 || !gocua_id_parse (&id, text->str) || gocua_id_is_null (&id) ||
      strcmp (gocua_id_format (&id, again), text->str) != 0)
    return FALSE;
  gocua_value_set_id (value, &id);
  return TRUE;
}

static gboolean
read_string (Reader *self, GocuaValueType wanted, GocuaValue *value)
{
  if (!gocua_json_scan_string (&self->scan, self->text))
    return FALSE;
  if (wanted != GOCUA_VALUE_ID || !set_id (value, self->text))
    gocua_value_take_text (value, g_strndup (self->text->str, self->text->len));
  return TRUE;
}

static gboolean
read_value (Reader *self, GocuaValueType wanted, GocuaValue *value)
{
  char next = gocua_json_scan_peek (&self->scan);
  const char *start;
  gsize length;

  if (next == '"')
    return read_string (self, wanted, value);
  if (next == '-' || g_ascii_isdigit (next))
    {
      if (!gocua_json_scan_number (&self->scan, &start, &length))
        return FALSE;
      set_number (value, start, length);
      return TRUE;
    }
  g_string_truncate (self->text, 0);
  if (!gocua_json_scan_value (&self->scan, self->text))
    return FALSE;
  if (next != 'n')
    gocua_value_take_json (value, g_strndup (self->text->str, self->text->len));
  return TRUE;
}

static GocuaValueType
type_of (int kind, const char *field)
{
  int index = kind >= 0 ? gocua_kind_find_field ((GocuaKind) kind, field) : -1;

  return index >= 0 ? gocua_kind_get_info ((GocuaKind) kind)->fields[index].type : GOCUA_VALUE_NULL;
}

typedef gboolean (*MemberFunc) (Reader *self);

/* An object; @func reads the value of the member whose name is in @self->name. */
static gboolean
read_members (Reader *self, MemberFunc func)
{
  gboolean first = TRUE;

  if (!gocua_json_scan_take (&self->scan, '{'))
    return FALSE;
  while (!gocua_json_scan_take (&self->scan, '}'))
    {
      if (!first && !gocua_json_scan_take (&self->scan, ','))
        return FALSE;
      first = FALSE;
      if (!gocua_json_scan_string (&self->scan, self->name) || !gocua_json_scan_take (&self->scan, ':') ||
          !func (self))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_set (Reader *self)
{
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  if (!read_value (self, type_of (self->kind, self->name->str), &value))
    return FALSE;
  if (find_set (self, self->name->str) >= 0)
    return TRUE;
  gocua_change_take (self->change, self->name->str, &value, 0);
  note_many (self);
  return TRUE;
}

static gboolean
read_base (Reader *self)
{
  int index = find_set (self, self->name->str);
  guint64 stamp = 0;

  if (gocua_json_scan_peek (&self->scan) != '"')
    return gocua_json_scan_value (&self->scan, NULL);
  if (!gocua_json_scan_string (&self->scan, self->text))
    return FALSE;
  if (index >= 0 && g_ascii_string_to_unsigned (self->text->str, 10, 0, G_MAXUINT64, &stamp, NULL))
    g_array_index (self->change->sets, GocuaSet, index).base = stamp;
  return TRUE;
}

gboolean
gocua_change_scan_body (GocuaChange *change, const GocuaJsonScan *around, const char *set, const char *base)
{
  Reader reader = { .scan = *around, .change = change, .kind = gocua_kind_from_name (change->kind) };
  gboolean good;

  if (set == NULL || *set != '{')
    return FALSE;
  reader.name = g_string_sized_new (32);
  reader.text = g_string_sized_new (128);
  reader.scan.at = set;
  good = read_members (&reader, read_set);
  if (good && base != NULL && *base == '{')
    {
      reader.scan.at = base;
      good = read_members (&reader, read_base);
    }
  g_string_free (reader.name, TRUE);
  g_string_free (reader.text, TRUE);
  g_clear_pointer (&reader.many, g_hash_table_unref);
  return good;
}

gboolean
gocua_change_body_from_json (GocuaChange *change, const char *json, gssize length, GError **error)
{
  GocuaJsonMember members[] = { { "set", NULL }, { "base", NULL } };
  GocuaJsonScan scan = { 0 };

  g_return_val_if_fail (change != NULL && json != NULL, FALSE);

  scan.at = json;
  scan.end = json + (length < 0 ? (gsize) strlen (json) : (gsize) length);
  /* As deep as in a message, where the change is in a list: what one side keeps, the other must be able to.
   */
  scan.depth = 2;
  if (!g_utf8_validate_len (json, (gsize) (scan.end - json), NULL) ||
      !gocua_json_scan_members (&scan, members, G_N_ELEMENTS (members)) ||
      gocua_json_scan_peek (&scan) != '\0' || scan.at != scan.end)
    {
      g_set_error_literal (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SYNTAX,
                           _ ("The record is not valid JSON."));
      return FALSE;
    }
  scan.depth = 3;
  if (gocua_change_scan_body (change, &scan, members[0].at, members[1].at))
    return TRUE;
  g_set_error_literal (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SHAPE,
                       _ ("The record has no “set” with the fields that it sets."));
  return FALSE;
}
