/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-value.c: what a field of a thing can hold. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-value.h"

#include <string.h>

void
gocua_value_clear (GocuaValue *self)
{
  if (self->type == GOCUA_VALUE_TEXT || self->type == GOCUA_VALUE_JSON)
    g_free (self->text);
  self->type = GOCUA_VALUE_NULL;
  self->text = NULL;
}

void
gocua_value_set_int (GocuaValue *self, gint64 integer)
{
  gocua_value_clear (self);
  self->type = GOCUA_VALUE_INT;
  self->integer = integer;
}

void
gocua_value_set_text (GocuaValue *self, const char *text)
{
  char *copy = g_strdup (text);

  gocua_value_clear (self);
  if (copy == NULL)
    return;
  self->type = GOCUA_VALUE_TEXT;
  self->text = copy;
}

static void
take (GocuaValue *self, GocuaValueType type, char *text)
{
  gocua_value_clear (self);
  self->type = type;
  self->text = text;
}

void
gocua_value_take_text (GocuaValue *self, char *text)
{
  g_return_if_fail (text != NULL);

  take (self, GOCUA_VALUE_TEXT, text);
}

void
gocua_value_take_json (GocuaValue *self, char *json)
{
  g_return_if_fail (json != NULL);

  take (self, GOCUA_VALUE_JSON, json);
}

void
gocua_value_set_id (GocuaValue *self, const GocuaId *id)
{
  GocuaId copy = { { 0 } };

  if (id != NULL)
    copy = *id;
  gocua_value_clear (self);
  if (gocua_id_is_null (&copy))
    return;
  self->type = GOCUA_VALUE_ID;
  self->id = copy;
}

void
gocua_value_copy (GocuaValue *self, const GocuaValue *from)
{
  if (self == from)
    return;
  switch (from->type)
    {
    case GOCUA_VALUE_INT:
      gocua_value_set_int (self, from->integer);
      break;
    case GOCUA_VALUE_TEXT:
      gocua_value_set_text (self, from->text);
      break;
    case GOCUA_VALUE_JSON:
      gocua_value_take_json (self, g_strdup (from->text));
      break;
    case GOCUA_VALUE_ID:
      gocua_value_set_id (self, &from->id);
      break;
    case GOCUA_VALUE_NULL:
    default:
      gocua_value_clear (self);
      break;
    }
}

gboolean
gocua_value_equal (const GocuaValue *a, const GocuaValue *b)
{
  return gocua_value_compare (a, b) == 0;
}

int
gocua_value_compare (const GocuaValue *a, const GocuaValue *b)
{
  if (a->type != b->type)
    return a->type < b->type ? -1 : 1;
  switch (a->type)
    {
    case GOCUA_VALUE_INT:
      return (a->integer > b->integer) - (a->integer < b->integer);
    case GOCUA_VALUE_TEXT:
    case GOCUA_VALUE_JSON:
      return strcmp (a->text, b->text);
    case GOCUA_VALUE_ID:
      return gocua_id_compare (&a->id, &b->id);
    case GOCUA_VALUE_NULL:
    default:
      return 0;
    }
}

char *
gocua_value_format (const GocuaValue *self)
{
  char id[GOCUA_ID_STRING_SIZE];

  switch (self->type)
    {
    case GOCUA_VALUE_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, self->integer);
    case GOCUA_VALUE_TEXT:
    case GOCUA_VALUE_JSON:
      return g_strdup (self->text);
    case GOCUA_VALUE_ID:
      return g_strdup (gocua_id_format (&self->id, id));
    case GOCUA_VALUE_NULL:
    default:
      return g_strdup ("");
    }
}
