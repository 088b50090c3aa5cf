/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-answers.c: what a household answered at one visit, as one canonical text. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-answers.h"

#include <string.h>

/* Reads one "id=value" at *p and moves on. */
static gboolean
read_pair (const char **p, const char **id, gsize *id_length, int *value)
{
  const char *s = *p;
  int digits = 0;

  *id = s;
  while (g_ascii_islower (*s) || *s == '_' || (s > *id && g_ascii_isdigit (*s)))
    s++;
  *id_length = (gsize) (s - *id);
  if (*id_length == 0 || *s++ != '=')
    return FALSE;
  *value = 0;
  if (s[0] == '0' && g_ascii_isdigit (s[1]))
    return FALSE;
  for (; g_ascii_isdigit (*s) && digits < 4; s++, digits++)
    *value = *value * 10 + (*s - '0');
  if (digits == 0 || *value > GOCUA_ANSWER_MAX || (*s != '\0' && *s != ' '))
    return FALSE;
  *p = s;
  return TRUE;
}

int
gocua_answers_get (const char *answers, const char *indicator)
{
  const char *p = answers;
  gsize wanted = strlen (indicator);

  while (p != NULL && *p != '\0')
    {
      const char *id;
      gsize length;
      int value;

      if (!read_pair (&p, &id, &length, &value))
        return GOCUA_ANSWER_UNKNOWN;
      if (length == wanted && strncmp (id, indicator, length) == 0)
        return value;
      if (*p == ' ')
        p++;
    }
  return GOCUA_ANSWER_UNKNOWN;
}

static void
append_pair (GString *out, const char *id, gsize length, int value)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append_len (out, id, (gssize) length);
  g_string_append_printf (out, "=%d", value);
}

char *
gocua_answers_set (const char *answers, const char *indicator, int value)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p = answers;
  gboolean placed = value < 0;

  g_return_val_if_fail (indicator != NULL && *indicator != '\0', NULL);
  g_return_val_if_fail (value <= GOCUA_ANSWER_MAX, NULL);

  while (p != NULL && *p != '\0')
    {
      const char *id;
      gsize length;
      int old;
      g_autofree char *name = NULL;

      if (!read_pair (&p, &id, &length, &old))
        break;
      name = g_strndup (id, length);
      if (!placed && strcmp (indicator, name) <= 0)
        {
          append_pair (out, indicator, strlen (indicator), value);
          placed = TRUE;
        }
      if (!g_str_equal (name, indicator))
        append_pair (out, id, length, old);
      if (*p == ' ')
        p++;
    }
  if (!placed)
    append_pair (out, indicator, strlen (indicator), value);
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

static gboolean
comes_before (const char *a, gsize a_length, const char *b, gsize b_length)
{
  int order = memcmp (a, b, MIN (a_length, b_length));

  return order < 0 || (order == 0 && a_length < b_length);
}

gboolean
gocua_answers_is_valid (const char *answers)
{
  const char *p = answers;
  const char *last = NULL;
  gsize last_length = 0;

  if (answers == NULL || *answers == '\0')
    return FALSE;
  for (;;)
    {
      const char *id;
      gsize length;
      int value;

      if (!read_pair (&p, &id, &length, &value) ||
          (last != NULL && !comes_before (last, last_length, id, length)))
        return FALSE;
      last = id;
      last_length = length;
      if (*p == '\0')
        return TRUE;
      p++;
    }
}
