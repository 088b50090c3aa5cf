/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fake-server.h: a small HTTP server on a loopback port, which answers what the test wants. */
#pragma once

#include <gio/gio.h>

typedef struct _FakeServer FakeServer;

/** FakeRequest: one request as it came. */
typedef struct
{
  char *method;
  char *path; /* with the query */
  char *head; /* all of it, lines end in CR LF */
  char *body; /* unpacked, ends with a NUL */
  gsize length;
} FakeRequest;

/** FakeHandler: writes the whole answer to @out, head and all; on a thread of the server. Returns: whether
 * the connection stays open */
typedef gboolean (*FakeHandler) (const FakeRequest *request, GString *out, gpointer data);

FakeServer *fake_server_new (FakeHandler handler, gpointer data);
void fake_server_free (FakeServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeServer, fake_server_free)

/** fake_server_get_address: Returns: (transfer none): "http://127.0.0.1:PORT" */
const char *fake_server_get_address (FakeServer *self);

/** How much came and went, and over how many connections. */
gint64 fake_server_get_bytes_in (FakeServer *self);
gint64 fake_server_get_bytes_out (FakeServer *self);
guint fake_server_get_n_connections (FakeServer *self);

/** fake_request_get_header: Returns: (transfer full) (nullable) */
char *fake_request_get_header (const FakeRequest *request, const char *name);

/** fake_answer: an answer as the real server writes it. @type: (nullable): application/json or, for errors,
 * application/problem+json */
void fake_answer (GString *out, guint status, const char *type, const char *more_headers, const char *body);
