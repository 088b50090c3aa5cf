/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-change-json.c: what a change sets, as JSON, in the journal and on the wire. */

#define G_LOG_DOMAIN "gocua-wire"

#include "config.h"

#include "wire/gocua-change-json.h"

#include <cjson/cJSON.h>
#include <glib/gi18n.h>
#include <math.h>

G_DEFINE_QUARK (gocua - wire - error - quark, gocua_wire_error)

#define MAX_SAFE_INTEGER 9007199254740991.0

typedef cJSON GocuaJson;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaJson, cJSON_Delete)

static cJSON *
value_to_json (const GocuaValue *value)
{
  char id[GOCUA_ID_STRING_SIZE];

  switch (value->type)
    {
    case GOCUA_VALUE_INT:
      return cJSON_CreateNumber ((double) value->integer);
    case GOCUA_VALUE_TEXT:
      return cJSON_CreateString (value->text);
    case GOCUA_VALUE_ID:
      return cJSON_CreateString (gocua_id_format (&value->id, id));
    case GOCUA_VALUE_NULL:
    default:
      return cJSON_CreateNull ();
    }
}

char *
gocua_change_body_to_json (const GocuaChange *change)
{
  g_autoptr (GocuaJson) root = cJSON_CreateObject ();
  cJSON *set = cJSON_AddObjectToObject (root, "set");
  cJSON *base = NULL;
  char *text, *copy;

  for (guint i = 0; i < gocua_change_get_n_sets (change); i++)
    {
      const GocuaSet *one = gocua_change_get_set (change, i);
      char stamp[24];

      cJSON_AddItemToObject (set, one->field, value_to_json (&one->value));
      if (one->base == 0)
        continue;
      if (base == NULL)
        base = cJSON_AddObjectToObject (root, "base");
      g_snprintf (stamp, sizeof stamp, "%" G_GUINT64_FORMAT, one->base);
      cJSON_AddStringToObject (base, one->field, stamp);
    }
  text = cJSON_PrintUnformatted (root);
  copy = g_strdup (text);
  cJSON_free (text);
  return copy;
}

static GocuaValueType
type_of (int kind, const char *field)
{
  int index = kind >= 0 ? gocua_kind_find_field ((GocuaKind) kind, field) : -1;

  return index >= 0 ? gocua_kind_get_info ((GocuaKind) kind)->fields[index].type : GOCUA_VALUE_NULL;
}

static gboolean
value_from_json (const cJSON *item, GocuaValueType wanted, GocuaValue *value)
{
  if (cJSON_IsNull (item))
    return TRUE;
  if (cJSON_IsNumber (item))
    {
      if (fabs (item->valuedouble) > MAX_SAFE_INTEGER || floor (item->valuedouble) != item->valuedouble)
        return FALSE;
      gocua_value_set_int (value, (gint64) item->valuedouble);
      return TRUE;
    }
  if (!cJSON_IsString (item))
    return FALSE;
  if (wanted == GOCUA_VALUE_ID)
    {
      GocuaId id;

      if (!gocua_id_parse (&id, item->valuestring))
        return FALSE;
      gocua_value_set_id (value, &id);
      return TRUE;
    }
  gocua_value_set_text (value, item->valuestring);
  return TRUE;
}

static GocuaStamp
base_of (const cJSON *bases, const char *field)
{
  const cJSON *item = cJSON_GetObjectItemCaseSensitive (bases, field);
  guint64 stamp = 0;

  if (cJSON_IsString (item))
    g_ascii_string_to_unsigned (item->valuestring, 10, 0, G_MAXUINT64, &stamp, NULL);
  return stamp;
}

gboolean
gocua_change_body_from_item (GocuaChange *change, const cJSON *object, GError **error)
{
  int kind = gocua_kind_from_name (change->kind);
  const cJSON *set = cJSON_GetObjectItemCaseSensitive (object, "set");
  const cJSON *bases = cJSON_GetObjectItemCaseSensitive (object, "base");
  const cJSON *item;

  if (!cJSON_IsObject (set))
    {
      g_set_error_literal (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SHAPE,
                           _ ("The record has no “set” with the fields that it sets."));
      return FALSE;
    }
  cJSON_ArrayForEach (item, set)
  {
    g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

    if (!value_from_json (item, type_of (kind, item->string), &value))
      {
        g_set_error (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SHAPE,
                     _ ("The field “%s” of the record has a value that can’t be read."), item->string);
        return FALSE;
      }
    if (gocua_change_find_set (change, item->string) == NULL)
      gocua_change_add (change, item->string, &value, base_of (bases, item->string));
  }
  return TRUE;
}

gboolean
gocua_change_body_from_json (GocuaChange *change, const char *json, gssize length, GError **error)
{
  g_autoptr (GocuaJson) root =
      length < 0 ? cJSON_Parse (json) : cJSON_ParseWithLength (json, (size_t) length);

  if (root == NULL)
    {
      g_set_error_literal (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SYNTAX,
                           _ ("The record is not valid JSON."));
      return FALSE;
    }
  return gocua_change_body_from_item (change, root, error);
}
