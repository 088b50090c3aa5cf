/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-push.c: whatever is sent, each change is one that can be kept and given out again as it came, or is
 * marked. */

#include <string.h>

#include "wire/gocua-exchange-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static GocuaPush *
parse (const GString *text)
{
  g_autoptr (GError) error = NULL;
  GocuaPush *push = gocua_push_from_json (text->str, text->len, &error);

  g_assert_no_error (error);
  return push;
}

/* What the database keeps is the body; it comes out of the feed as it went in. */
static void
check_change (const GocuaChange *change)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autofree char *body = gocua_change_body_to_json (change);
  g_autofree char *again = NULL;
  g_autoptr (GocuaPush) push = NULL;
  GString *text;

  g_assert_true (g_utf8_validate (body, -1, NULL));
  g_assert_cmpuint (strlen (body), <=, GOCUA_WIRE_MAX_CHANGE);
  g_assert_true (change->stamp > 0 && change->stamp <= G_MAXINT64);
  g_assert_true (g_utf8_validate (change->kind, -1, NULL));
  g_ptr_array_add (changes, (gpointer) change);
  text = gocua_push_to_json (NULL, changes);
  push = parse (text);
  g_string_free (text, TRUE);
  g_assert_null (push->rejected->pdata[0]);
  again = gocua_change_body_to_json (push->changes->pdata[0]);
  g_assert_cmpstr (body, ==, again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaPush) push = gocua_push_from_json ((const char *) data, size, &error);

  if (push == NULL)
    {
      g_assert_true (error != NULL && error->domain == GOCUA_WIRE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (push->changes->len, ==, push->rejected->len);
  g_assert_cmpuint (push->changes->len, <=, GOCUA_WIRE_MAX_CHANGES);
  for (guint i = 0; i < push->changes->len; i++)
    {
      g_assert_true ((push->changes->pdata[i] == NULL) == (push->rejected->pdata[i] != NULL));
      if (push->changes->pdata[i] != NULL)
        check_change (push->changes->pdata[i]);
    }
  return 0;
}
