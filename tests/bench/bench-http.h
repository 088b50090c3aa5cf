/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-http.h: as little of HTTP as the benchmarks of the server need, so that it costs next to nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BenchHttp: one connection to the server on this machine. Whatever goes wrong ends the program. */
typedef struct _BenchHttp BenchHttp;

BenchHttp *bench_http_connect (guint16 port);

/** bench_http_new: another connection to the same server, with the same token. */
BenchHttp *bench_http_new (const BenchHttp *other);
void bench_http_free (BenchHttp *self);

void bench_http_set_token (BenchHttp *self, const char *token);

/** bench_http_send: sends a request with the header fields that the program sends. Returns: how many bytes */
gsize bench_http_send (BenchHttp *self, const char *method, const char *path, const char *body, gsize length);

/** bench_http_receive: reads the answer. Returns: its status */
guint bench_http_receive (BenchHttp *self);

/** bench_http_get_body: of the last answer; ends with a NUL. */
const char *bench_http_get_body (const BenchHttp *self, gsize *length);

/** bench_http_get_received: Returns: the bytes of the last answer with its header */
gsize bench_http_get_received (const BenchHttp *self);

/** bench_http_get_epoch: Returns: (transfer none): the epoch in the last answer */
const char *bench_http_get_epoch (BenchHttp *self);

G_END_DECLS
