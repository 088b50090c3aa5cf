/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-fault.c: why a request is refused, as in the table of PROTOCOL.md. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-fault.h"

G_DEFINE_QUARK (gocua - fault - quark, gocua_fault)

static const GocuaFaultInfo faults[GOCUA_N_FAULTS] = {
  [GOCUA_FAULT_BAD_REQUEST] = { 400, "bad-request", "The request is not of the right form" },
  [GOCUA_FAULT_BAD_JSON] = { 400, "bad-json", "The body is not JSON in UTF-8" },
  [GOCUA_FAULT_WRONG_PASSWORD] = { 401, "wrong-password", "The account or the password is wrong" },
  [GOCUA_FAULT_TOKEN_MISSING] = { 401, "token-missing", "The request has no token" },
  [GOCUA_FAULT_TOKEN_INVALID] = { 401, "token-invalid", "The token is not known" },
  [GOCUA_FAULT_TOKEN_EXPIRED] = { 401, "token-expired", "The token has expired" },
  [GOCUA_FAULT_DEVICE_REVOKED] = { 401, "device-revoked", "The device has no access any more" },
  [GOCUA_FAULT_WARD_NOT_YOURS] = { 403, "ward-not-yours", "The account has no access to this ward" },
  [GOCUA_FAULT_ROLE_MAY_NOT] = { 403, "role-may-not", "The role does not allow this" },
  [GOCUA_FAULT_NOT_FOUND] = { 404, "not-found", "There is no such call" },
  [GOCUA_FAULT_METHOD_NOT_ALLOWED] = { 405, "method-not-allowed", "The method is not allowed here" },
  [GOCUA_FAULT_TIMEOUT] = { 408, "timeout", "The request took too long" },
  [GOCUA_FAULT_EPOCH_CHANGED] = { 409, "epoch-changed", "The server has another epoch" },
  [GOCUA_FAULT_TOO_LARGE] = { 413, "too-large", "The body is too large" },
  [GOCUA_FAULT_TOO_MANY_CHANGES] = { 413, "too-many-changes", "There are too many changes" },
  [GOCUA_FAULT_UNSUPPORTED_TYPE] = { 415, "unsupported-type", "The body is of another type" },
  [GOCUA_FAULT_CLIENT_TOO_OLD] = { 426, "client-too-old", "The protocol is of another version" },
  [GOCUA_FAULT_SLOW_DOWN] = { 429, "slow-down", "Too many requests" },
  [GOCUA_FAULT_HEADER_TOO_LARGE] = { 431, "header-too-large", "The address or the header is too long" },
  [GOCUA_FAULT_INTERNAL] = { 500, "internal", "The server has a fault" },
  [GOCUA_FAULT_UNAVAILABLE] = { 503, "unavailable", "The server is not ready" },
};

const GocuaFaultInfo *
gocua_fault_get_info (GocuaFault fault)
{
  g_return_val_if_fail (fault < GOCUA_N_FAULTS, &faults[GOCUA_FAULT_INTERNAL]);

  return &faults[fault];
}

GocuaFault
gocua_fault_from_code (const char *code)
{
  for (guint i = 0; i < GOCUA_N_FAULTS; i++)
    if (g_strcmp0 (faults[i].code, code) == 0)
      return (GocuaFault) i;
  return GOCUA_FAULT_INTERNAL;
}

gboolean
gocua_fault_set (GError **error, GocuaFault fault, const char *detail)
{
  g_set_error_literal (error, GOCUA_FAULT, (int) fault, detail != NULL ? detail : "");
  return FALSE;
}
