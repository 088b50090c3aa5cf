/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-exchange.c: whatever bytes a server or a store sends, reading them ends with a message that can be
 * written and read again, or with nothing taken. */

#include <string.h>

#include "wire/gocua-exchange-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
check_error (const GError *error)
{
  g_assert_true (error != NULL && error->domain == GOCUA_WIRE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_push (const char *text, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaPush) push = gocua_push_from_json (text, size, &error);
  g_autoptr (GPtrArray) good = g_ptr_array_new ();
  g_autoptr (GString) first = NULL;
  g_autoptr (GString) second = NULL;
  g_autoptr (GocuaPush) again = NULL;

  if (push == NULL)
    {
      check_error (error);
      return;
    }
  g_assert_cmpuint (push->changes->len, ==, push->rejected->len);
  for (guint i = 0; i < push->changes->len; i++)
    {
      g_assert_true ((push->changes->pdata[i] == NULL) == (push->rejected->pdata[i] != NULL));
      if (push->changes->pdata[i] != NULL)
        g_ptr_array_add (good, push->changes->pdata[i]);
    }
  /* The canonical form is one: what was written and read is written the same again. */
  first = gocua_push_to_json (&push->epoch, good);
  again = gocua_push_from_json (first->str, first->len, &error);
  g_assert_no_error (error);
  second = gocua_push_to_json (&again->epoch, again->changes);
  g_assert_cmpstr (first->str, ==, second->str);
}

static void
check_feed (const char *text, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaFeed) feed = gocua_feed_from_json (text, size, &error);
  gint64 last = 0;

  if (feed == NULL)
    {
      check_error (error);
      return;
    }
  for (guint i = 0; i < feed->changes->len; i++)
    {
      const GocuaChange *change = feed->changes->pdata[i];

      g_assert_cmpint (change->position, >, last);
      last = change->position;
    }
  g_assert_cmpint (last, <=, feed->head);
}

static void
check_answer (const char *text, gsize size)
{
  for (guint n = 0; n < 4; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GocuaPushAnswer) answer = gocua_push_answer_from_json (text, size, n, &error);

      if (answer == NULL)
        check_error (error);
      else
        g_assert_cmpuint (answer->positions->len, ==, n);
    }
}

static void
check_rest (const char *text, gsize size)
{
  g_autoptr (GocuaDigestList) digests = gocua_digest_list_from_json (text, size, NULL);
  g_autoptr (GocuaSignIn) sign_in = gocua_sign_in_from_json (text, size, NULL);
  g_autoptr (GocuaSessionAnswer) session = gocua_session_answer_from_json (text, size, NULL);
  g_autoptr (GocuaWireProblem) problem = gocua_wire_problem_from_json (text, size);

  if (digests != NULL)
    g_assert_cmpuint (digests->digests->len % GOCUA_DIGEST_SIZE, ==, 0);
  if (session != NULL)
    g_assert_null (strpbrk (session->token, "\r\n "));
  if (problem != NULL)
    g_assert_nonnull (problem->code);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  const char *text = (const char *) data;

  check_push (text, size);
  check_feed (text, size);
  check_answer (text, size);
  check_rest (text, size);
  return 0;
}
