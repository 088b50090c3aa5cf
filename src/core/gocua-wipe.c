/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-wipe.c: passwords and tokens do not stay in memory. */
#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-wipe.h"

/* Through a volatile pointer, since a compiler may leave out what is written to memory that is freed next. */
void
gocua_wipe (char *secret)
{
  for (volatile char *at = secret; at != NULL && *at != '\0'; at++)
    *at = '\0';
}

void
gocua_wipe_free (char *secret)
{
  gocua_wipe (secret);
  g_free (secret);
}
