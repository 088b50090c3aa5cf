/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-json-text.c: what is checked about a JSON text before and while it is parsed. */

#define G_LOG_DOMAIN "gocua-wire"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "wire/gocua-json-text.h"

/* Everything before @at is known to be UTF-8. Columns count characters, as an editor shows them. */
static char *
describe_place (const char *text, const char *at)
{
  guint line = 1;
  const char *begin = text;

  for (const char *c = text; c < at; c++)
    if (*c == '\n')
      {
        line++;
        begin = c + 1;
      }
  /* Translators: a place in a text file, as in "line 12, column 5" */
  return g_strdup_printf (_ ("line %u, column %u"), line, (guint) g_utf8_strlen (begin, at - begin) + 1);
}

static const char *
find_escaped_nul (const char *text, const char *end)
{
  gboolean quoted = FALSE;

  for (const char *c = text; c < end; c++)
    {
      if (*c == '"')
        quoted = !quoted;
      else if (quoted && *c == '\\')
        {
          if (end - c >= 6 && memcmp (c, "\\u0000", 6) == 0)
            return c;
          c++;
        }
    }
  return NULL;
}

static const char *
find_too_deep (const char *text, const char *end, guint max_depth)
{
  gboolean quoted = FALSE;
  guint depth = 0;

  for (const char *c = text; c < end; c++)
    {
      if (*c == '"')
        quoted = !quoted;
      else if (quoted && *c == '\\')
        c++;
      else if (!quoted && (*c == '[' || *c == '{') && ++depth > max_depth)
        return c;
      else if (!quoted && (*c == ']' || *c == '}') && depth > 0)
        depth--;
    }
  return NULL;
}

cJSON *
gocua_json_parse_limited (const char *text,
                          gsize length,
                          gsize max_bytes,
                          guint max_depth,
                          GQuark domain,
                          int syntax_code,
                          int size_code,
                          GError **error)
{
  g_autofree char *copy = NULL;
  g_autofree char *place = NULL;
  const char *bad;
  cJSON *json;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (text == NULL)
    text = "";
  if (length > max_bytes)
    {
      g_set_error (error, domain, size_code, _ ("The text is too long: at most %u KiB are read."),
                   (guint) (max_bytes / 1024));
      return NULL;
    }
  if (!g_utf8_validate_len (text, length, &bad))
    {
      place = describe_place (text, bad);
      /* Translators: %s is a place such as "line 12, column 5" */
      g_set_error (error, domain, syntax_code, _ ("This is not UTF-8 text at %s. Save the file as UTF-8."),
                   place);
      return NULL;
    }
  if ((bad = find_escaped_nul (text, text + length)) != NULL)
    {
      place = describe_place (text, bad);
      g_set_error (error, domain, syntax_code, _ ("The character \\u0000 at %s cannot be in a text."), place);
      return NULL;
    }
  if ((bad = find_too_deep (text, text + length, max_depth)) != NULL)
    {
      place = describe_place (text, bad);
      g_set_error (error, domain, size_code, _ ("More than %u levels of brackets at %s."), max_depth, place);
      return NULL;
    }

  /* The copy ends with a NUL inside its length, which is how cJSON is told to allow nothing after the value.
   */
  copy = g_strndup (text, length);
  json = cJSON_ParseWithLengthOpts (copy, length + 1, &bad, TRUE);
  if (json == NULL)
    {
      place = describe_place (copy, bad);
      g_set_error (error, domain, syntax_code,
                   _ ("This is not valid JSON at %s. A quote, comma or bracket may be missing."), place);
    }
  return json;
}
