/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-request.c: whatever a request says, it is one call whose parameters are in their ranges, or one clear
 * error. The input is lines: method, address, Authorization, Accept-Encoding, X-Forwarded-For; the rest is
 * the body. */

#include <string.h>

#include "server/gocua-server-call.h"
#include "server/gocua-server-fault.h"
#include "server/gocua-server-gzip.h"
#include "server/gocua-server-peer.h"
#include "server/gocua-server-secret.h"
#include "wire/gocua-exchange-json.h"

#define N_LINES      5
#define MAX_UNPACKED (64 * 1024)

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
check_call (const char *method, const char *uri)
{
  g_auto (GocuaCall) call = { 0 };
  g_autoptr (GError) error = NULL;
  const GocuaRouteInfo *info;

  if (!gocua_call_parse (&call, method, uri, NULL, &error))
    {
      g_assert_true (error->domain == GOCUA_FAULT);
      g_assert_cmpuint (gocua_fault_get_info ((GocuaFault) error->code)->status, <, 500);
      return;
    }
  g_assert_no_error (error);
  info = gocua_route_get_info (call.route);
  g_assert_cmpstr (info->method, ==, method);
  g_assert_true ((strstr (info->path, "{ward}") != NULL) == (call.ward != NULL));
  if (call.ward != NULL)
    g_assert_cmpuint (strspn (call.ward, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@-"),
                      ==, strlen (call.ward));
  g_assert_true (call.after >= 0 && call.until >= 0 && call.from >= 0);
  g_assert_true (call.limit >= 1 && call.limit <= GOCUA_WIRE_MAX_CHANGES);
  g_assert_cmpuint (call.wait_seconds, <=, 60);
}

static void
check_header (const char *authorization, const char *accepted, const char *forwarded)
{
  g_autoptr (GocuaProxies) proxies = gocua_proxies_new ("127.0.0.1, ::1", NULL);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string ("127.0.0.1");
  g_autofree char *peer = gocua_proxies_find_peer (proxies, address, forwarded);
  const char *token = gocua_token_from_header (authorization);
  g_autofree char *hash = token != NULL ? gocua_token_hash (token) : NULL;

  g_assert_true (g_hostname_is_ip_address (peer));
  g_assert_true (hash == NULL || (strlen (hash) == 64 && strspn (hash, "0123456789abcdef") == 64));
  gocua_accepts_gzip (accepted);
}

static void
check_sign_in (const guint8 *body, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaSignIn) sign_in = gocua_sign_in_from_json ((const char *) body, size, &error);

  if (sign_in == NULL)
    {
      g_assert_true (error->domain == GOCUA_WIRE_ERROR);
      return;
    }
  g_assert_true (g_utf8_validate (sign_in->account, -1, NULL) &&
                 g_utf8_validate (sign_in->password, -1, NULL));
  g_assert_false (gocua_id_is_null (&sign_in->device));
}

static void
check_gzip (const guint8 *body, gsize size)
{
  g_autoptr (GError) error = NULL;
  GString *plain = gocua_gunzip (body, size, MAX_UNPACKED, &error);

  if (plain == NULL)
    {
      g_assert_true (error->domain == GOCUA_FAULT);
      return;
    }
  g_assert_cmpuint (plain->len, <=, MAX_UNPACKED);
  g_string_free (plain, TRUE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  char *lines[N_LINES];

  for (guint i = 0; i < N_LINES; i++)
    {
      const guint8 *end = size > 0 ? memchr (data, '\n', size) : NULL;
      gsize length = end != NULL ? (gsize) (end - data) : size;

      /* A NUL ends it, as it does in libmicrohttpd. */
      lines[i] = g_strndup (data != NULL ? (const char *) data : "", length);
      length = MIN (length + 1, size);
      data += length;
      size -= length;
    }
  check_call (lines[0], lines[1]);
  check_header (lines[2], lines[3], lines[4]);
  check_sign_in (data, size);
  check_gzip (data, size);
  for (guint i = 0; i < N_LINES; i++)
    g_free (lines[i]);
  return 0;
}
