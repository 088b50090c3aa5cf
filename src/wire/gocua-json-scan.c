/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-json-scan.c: JSON read from left to right without a tree. */

#define G_LOG_DOMAIN "gocua-wire"

#include "wire/gocua-json-scan.h"

#include "wire/gocua-json-members.h"

#include <string.h>

char
gocua_json_scan_peek (GocuaJsonScan *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r'))
    self->at++;
  return self->at < self->end ? *self->at : '\0';
}

gboolean
gocua_json_scan_take (GocuaJsonScan *self, char byte)
{
  if (gocua_json_scan_peek (self) != byte || self->at == self->end)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
read_hex (GocuaJsonScan *self, gunichar *code)
{
  *code = 0;
  if (self->end - self->at < 4)
    return FALSE;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*self->at++);

      if (digit < 0)
        return FALSE;
      *code = *code << 4 | (gunichar) digit;
    }
  return TRUE;
}

/* After "\u". What does not fit into 16 bits is two escapes, which make one character. */
static gboolean
read_unicode (GocuaJsonScan *self, GString *out)
{
  gunichar code, low;

  if (!read_hex (self, &code) || code == 0 || (code >= 0xdc00 && code <= 0xdfff))
    return FALSE;
  if (code >= 0xd800 && code <= 0xdbff)
    {
      if (self->end - self->at < 6 || self->at[0] != '\\' || self->at[1] != 'u')
        return FALSE;
      self->at += 2;
      if (!read_hex (self, &low) || low < 0xdc00 || low > 0xdfff)
        return FALSE;
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
  g_string_append_unichar (out, code);
  return TRUE;
}

static gboolean
read_escape (GocuaJsonScan *self, GString *out)
{
  static const char names[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (self->at == self->end)
    return FALSE;
  if (*self->at == 'u')
    {
      self->at++;
      return read_unicode (self, out);
    }
  found = *self->at != '\0' ? strchr (names, *self->at) : NULL;
  if (found == NULL)
    return FALSE;
  self->at++;
  g_string_append_c (out, meanings[found - names]);
  return TRUE;
}

gboolean
gocua_json_scan_string (GocuaJsonScan *self, GString *out)
{
  g_string_truncate (out, 0);
  if (!gocua_json_scan_take (self, '"'))
    return FALSE;
  for (;;)
    {
      const char *run = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\' && (guchar) *self->at >= 0x20)
        self->at++;
      g_string_append_len (out, run, self->at - run);
      if (self->at == self->end || (guchar) *self->at < 0x20)
        return FALSE;
      if (*self->at++ == '"')
        return TRUE;
      if (!read_escape (self, out))
        return FALSE;
    }
}

static gboolean
skip_digits (GocuaJsonScan *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > start;
}

static gboolean
skip_one_of (GocuaJsonScan *self, const char *bytes)
{
  if (self->at == self->end || *self->at == '\0' || strchr (bytes, *self->at) == NULL)
    return FALSE;
  self->at++;
  return TRUE;
}

gboolean
gocua_json_scan_number (GocuaJsonScan *self, const char **start, gsize *length)
{
  const char *digits;

  gocua_json_scan_peek (self);
  *start = self->at;
  skip_one_of (self, "-");
  digits = self->at;
  if (!skip_digits (self) || (*digits == '0' && self->at - digits > 1))
    return FALSE;
  if (skip_one_of (self, ".") && !skip_digits (self))
    return FALSE;
  if (skip_one_of (self, "eE"))
    {
      skip_one_of (self, "+-");
      if (!skip_digits (self))
        return FALSE;
    }
  *length = (gsize) (self->at - *start);
  return TRUE;
}

static void
put (GString *out, const char *text, gsize length)
{
  if (out != NULL)
    g_string_append_len (out, text, (gssize) length);
}

static gboolean
copy_word (GocuaJsonScan *self, const char *word, GString *out)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  put (out, word, length);
  return TRUE;
}

/* Passes a string without an escape, which nearly all are. Returns: %FALSE, where it was, for any other */
static gboolean
skip_plain_string (GocuaJsonScan *self)
{
  const char *p = self->at;

  if (p == self->end || *p++ != '"')
    return FALSE;
  while (p < self->end && *p != '"' && *p != '\\' && (guchar) *p >= 0x20)
    p++;
  if (p == self->end || *p != '"')
    return FALSE;
  self->at = p + 1;
  return TRUE;
}

static gboolean
copy_string (GocuaJsonScan *self, GString *out, GString *scratch)
{
  if (out == NULL && skip_plain_string (self))
    return TRUE;
  if (!gocua_json_scan_string (self, scratch))
    return FALSE;
  if (out != NULL)
    gocua_json_append_text (out, scratch->str);
  return TRUE;
}

static gboolean copy_value (GocuaJsonScan *self, GString *out, GString *scratch);

/* An array or an object, after its opening bracket. */
static gboolean
copy_members (GocuaJsonScan *self, char closing, GString *out, GString *scratch)
{
  gboolean first = TRUE;

  while (!gocua_json_scan_take (self, closing))
    {
      if (!first && !gocua_json_scan_take (self, ','))
        return FALSE;
      put (out, ",", first ? 0 : 1);
      first = FALSE;
      if (closing == '}')
        {
          if (!copy_string (self, out, scratch) || !gocua_json_scan_take (self, ':'))
            return FALSE;
          put (out, ":", 1);
        }
      if (!copy_value (self, out, scratch))
        return FALSE;
    }
  put (out, &closing, 1);
  return TRUE;
}

static gboolean
enter (GocuaJsonScan *self)
{
  if (self->depth < GOCUA_JSON_MAX_DEPTH)
    {
      self->at++;
      self->depth++;
      return TRUE;
    }
  self->too_deep = TRUE;
  return FALSE;
}

static gboolean
copy_container (GocuaJsonScan *self, GString *out, GString *scratch)
{
  char opening = *self->at;

  if (!enter (self))
    return FALSE;
  put (out, &opening, 1);
  if (!copy_members (self, opening == '{' ? '}' : ']', out, scratch))
    return FALSE;
  self->depth--;
  return TRUE;
}

static gboolean
copy_value (GocuaJsonScan *self, GString *out, GString *scratch)
{
  const char *start;
  gsize length;

  switch (gocua_json_scan_peek (self))
    {
    case '{':
    case '[':
      return copy_container (self, out, scratch);
    case '"':
      return copy_string (self, out, scratch);
    case 't':
      return copy_word (self, "true", out);
    case 'f':
      return copy_word (self, "false", out);
    case 'n':
      return copy_word (self, "null", out);
    default:
      if (!gocua_json_scan_number (self, &start, &length))
        return FALSE;
      put (out, start, length);
      return TRUE;
    }
}

gboolean
gocua_json_scan_value (GocuaJsonScan *self, GString *out)
{
  g_autoptr (GString) scratch = g_string_new (NULL);

  return copy_value (self, out, scratch);
}

static void
note_member (GocuaJsonScan *self, const char *name, GocuaJsonMember *members, guint n_members)
{
  gocua_json_scan_peek (self);
  for (guint i = 0; i < n_members; i++)
    if (members[i].at == NULL && strcmp (members[i].name, name) == 0)
      members[i].at = self->at;
}

static gboolean
scan_members (GocuaJsonScan *self, GocuaJsonMember *members, guint n_members, GString *scratch)
{
  gboolean first = TRUE;

  while (!gocua_json_scan_take (self, '}'))
    {
      if (!first && !gocua_json_scan_take (self, ','))
        return FALSE;
      first = FALSE;
      if (!gocua_json_scan_string (self, scratch) || !gocua_json_scan_take (self, ':'))
        return FALSE;
      note_member (self, scratch->str, members, n_members);
      if (!copy_value (self, NULL, scratch))
        return FALSE;
    }
  self->depth--;
  return TRUE;
}

gboolean
gocua_json_scan_members (GocuaJsonScan *self, GocuaJsonMember *members, guint n_members)
{
  g_autoptr (GString) scratch = NULL;

  for (guint i = 0; i < n_members; i++)
    members[i].at = NULL;
  if (gocua_json_scan_peek (self) != '{' || !enter (self))
    return FALSE;
  scratch = g_string_sized_new (64);
  return scan_members (self, members, n_members, scratch);
}
