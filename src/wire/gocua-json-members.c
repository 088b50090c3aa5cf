/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-json-members.c: members of JSON objects of the protocol, read and written. */

#define G_LOG_DOMAIN "gocua-wire"

#include "config.h"

#include "wire/gocua-json-members.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAX_SAFE_INTEGER 9007199254740991.0

cJSON *
gocua_json_parse_body (const char *text, gsize length, GError **error)
{
  g_autoptr (cJSON) root =
      gocua_json_parse_limited (text, length, GOCUA_WIRE_MAX_BODY, GOCUA_JSON_MAX_DEPTH, GOCUA_WIRE_ERROR,
                                GOCUA_WIRE_ERROR_SYNTAX, GOCUA_WIRE_ERROR_SIZE, error);

  if (root != NULL && !cJSON_IsObject (root))
    {
      g_set_error_literal (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SHAPE,
                           _ ("The message is not a JSON object."));
      return NULL;
    }
  return g_steal_pointer (&root);
}

static gboolean
set_not_an_object (GError **error)
{
  g_set_error_literal (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SYNTAX,
                       _ ("The message is not a JSON object."));
  return FALSE;
}

gboolean
gocua_json_scan_body (GocuaJsonScan *scan,
                      const char *text,
                      gsize length,
                      GocuaJsonMember *members,
                      guint n_members,
                      GError **error)
{
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  if (length > GOCUA_WIRE_MAX_BODY)
    {
      g_set_error (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SIZE,
                   _ ("The text is too long: at most %u KiB are read."), GOCUA_WIRE_MAX_BODY / 1024);
      return FALSE;
    }
  memset (scan, 0, sizeof *scan);
  scan->at = text != NULL ? text : "";
  scan->end = scan->at + length;
  if (!g_utf8_validate_len (scan->at, length, NULL))
    return set_not_an_object (error);
  if (!gocua_json_scan_members (scan, members, n_members))
    {
      if (!scan->too_deep)
        return set_not_an_object (error);
      g_set_error (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SIZE,
                   _ ("More than %u levels of brackets in the message."), GOCUA_JSON_MAX_DEPTH);
      return FALSE;
    }
  if (gocua_json_scan_peek (scan) != '\0' || scan->at != scan->end)
    return set_not_an_object (error);
  scan->depth = 1;
  return TRUE;
}

gboolean
gocua_json_set_member_error (const char *name, GError **error)
{
  g_set_error (error, GOCUA_WIRE_ERROR, GOCUA_WIRE_ERROR_SHAPE,
               /* Translators: %s is a word of the protocol, such as "positions" */
               _ ("“%s” is missing in the message, or can’t be read."), name);
  return FALSE;
}

const char *
gocua_json_get_text (const cJSON *object, const char *name)
{
  return cJSON_GetStringValue (cJSON_GetObjectItemCaseSensitive (object, name));
}

gboolean
gocua_json_get_id (const cJSON *object, const char *name, GocuaId *id)
{
  const char *text = gocua_json_get_text (object, name);

  return text != NULL && gocua_id_parse (id, text) && !gocua_id_is_null (id);
}

gboolean
gocua_json_read_count (const cJSON *item, gint64 *number)
{
  double value;

  if (!cJSON_IsNumber (item))
    return FALSE;
  value = item->valuedouble;
  if (!(value >= 0 && value <= MAX_SAFE_INTEGER) || floor (value) != value)
    return FALSE;
  *number = (gint64) value;
  return TRUE;
}

gboolean
gocua_json_get_count (const cJSON *object, const char *name, gint64 *number)
{
  return gocua_json_read_count (cJSON_GetObjectItemCaseSensitive (object, name), number);
}

/* Databases keep a stamp in a signed number of 64 bits, which is enough until the year 6429. */
gboolean
gocua_json_read_stamp (const char *text, GocuaStamp *stamp)
{
  guint64 number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    return FALSE;
  *stamp = number;
  return TRUE;
}

static gboolean
get_digest (const cJSON *object, GocuaWireDigest *digest)
{
  const cJSON *item = cJSON_GetObjectItemCaseSensitive (object, "digest");

  digest->bucket = -1;
  if (item == NULL || cJSON_IsNull (item))
    return TRUE;
  return gocua_json_get_count (item, "bucket", &digest->bucket) &&
         gocua_digest_from_hex (gocua_json_get_text (item, "sha256"), digest->sha256);
}

gboolean
gocua_json_get_head (const cJSON *object,
                     GocuaId *epoch,
                     gint64 *head,
                     GocuaWireDigest *digest,
                     GError **error)
{
  if (!gocua_json_get_id (object, "epoch", epoch))
    return gocua_json_set_member_error ("epoch", error);
  if (!gocua_json_get_count (object, "head", head))
    return gocua_json_set_member_error ("head", error);
  if (digest != NULL && !get_digest (object, digest))
    return gocua_json_set_member_error ("digest", error);
  return TRUE;
}

static void
append_escaped (GString *out, guchar c)
{
  static const char letters[] = "btn?fr";

  if (c == '"' || c == '\\')
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, (char) c);
    }
  else if (c >= '\b' && c <= '\r' && c != '\v')
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, letters[c - '\b']);
    }
  else
    g_string_append_printf (out, "\\u%04x", c);
}

void
gocua_json_append_text (GString *out, const char *text)
{
  const char *plain = text; /* the beginning of what needs no escape */
  const char *p;

  g_string_append_c (out, '"');
  for (p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == '"' || *p == '\\')
      {
        g_string_append_len (out, plain, p - plain);
        append_escaped (out, (guchar) *p);
        plain = p + 1;
      }
  g_string_append_len (out, plain, p - plain);
  g_string_append_c (out, '"');
}

/* printf() takes several times as long. */
void
gocua_json_append_number (GString *out, guint64 number)
{
  char digits[20];
  char *p = digits + sizeof digits;

  do
    *--p = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append_len (out, p, digits + sizeof digits - p);
}

void
gocua_json_append_id (GString *out, const GocuaId *id)
{
  char text[GOCUA_ID_STRING_SIZE + 1];

  text[0] = '"';
  gocua_id_format (id, text + 1);
  text[GOCUA_ID_STRING_SIZE] = '"';
  g_string_append_len (out, text, sizeof text);
}

void
gocua_json_append_head (GString *out, const GocuaId *epoch, gint64 head, const GocuaWireDigest *digest)
{
  char id[GOCUA_ID_STRING_SIZE];

  g_string_append_printf (out, "{\"epoch\":\"%s\",\"head\":%" G_GINT64_FORMAT, gocua_id_format (epoch, id),
                          head);
  if (digest != NULL && digest->bucket >= 0)
    {
      g_autofree char *hex = gocua_digest_to_hex (digest->sha256);

      g_string_append_printf (out, ",\"digest\":{\"bucket\":%" G_GINT64_FORMAT ",\"sha256\":\"%s\"}",
                              digest->bucket, hex);
    }
}
