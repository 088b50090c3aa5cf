/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-fault.h: why a request is refused, as in the table of PROTOCOL.md. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** GOCUA_FAULT: domain of errors whose code is a #GocuaFault and whose message is the "detail", for a person
 * who reads a log; "" for none. */
#define GOCUA_FAULT (gocua_fault_quark ())
GQuark gocua_fault_quark (void);

typedef enum
{
  GOCUA_FAULT_BAD_REQUEST,
  GOCUA_FAULT_BAD_JSON,
  GOCUA_FAULT_WRONG_PASSWORD,
  GOCUA_FAULT_TOKEN_MISSING,
  GOCUA_FAULT_TOKEN_INVALID,
  GOCUA_FAULT_TOKEN_EXPIRED,
  GOCUA_FAULT_DEVICE_REVOKED,
  GOCUA_FAULT_WARD_NOT_YOURS,
  GOCUA_FAULT_ROLE_MAY_NOT,
  GOCUA_FAULT_NOT_FOUND,
  GOCUA_FAULT_METHOD_NOT_ALLOWED,
  GOCUA_FAULT_TIMEOUT,
  GOCUA_FAULT_EPOCH_CHANGED,
  GOCUA_FAULT_TOO_LARGE,
  GOCUA_FAULT_TOO_MANY_CHANGES,
  GOCUA_FAULT_UNSUPPORTED_TYPE,
  GOCUA_FAULT_CLIENT_TOO_OLD,
  GOCUA_FAULT_SLOW_DOWN,
  GOCUA_FAULT_HEADER_TOO_LARGE,
  GOCUA_FAULT_INTERNAL,
  GOCUA_FAULT_UNAVAILABLE,
  GOCUA_N_FAULTS,
} GocuaFault;

/** GocuaFaultInfo: the same for ever, since stores depend on it. */
typedef struct
{
  guint status;
  const char *code;
  const char *title;
} GocuaFaultInfo;

const GocuaFaultInfo *gocua_fault_get_info (GocuaFault fault);

/** gocua_fault_from_code: what the database's functions answer. Returns: the fault, GOCUA_FAULT_INTERNAL for
 * a code that is none */
GocuaFault gocua_fault_from_code (const char *code);

/** gocua_fault_set: Returns: %FALSE, with @error set */
gboolean gocua_fault_set (GError **error, GocuaFault fault, const char *detail);

G_END_DECLS
