/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-wipe.h: passwords and tokens do not stay in memory. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gocua_wipe: @secret: (nullable): a text, overwritten and not freed. Any thread. */
void gocua_wipe (char *secret);

/** gocua_wipe_free: @secret: (nullable) (transfer full): overwritten and freed. Any thread. */
void gocua_wipe_free (char *secret);

G_END_DECLS
