/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-secret.h: a password from the terminal, or from a pipe. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gocua_cli_read_secret:
 * @question: what stands before it on the terminal
 *
 * Reads one line of standard input. On a terminal what is typed is not shown.
 *
 * Returns: (transfer full) (nullable): the line without its end, %NULL when there is none
 */
char *gocua_cli_read_secret (const char *question);

G_END_DECLS
