/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c: starts the central server, or does what its administrator asks for. */

#define G_LOG_DOMAIN "gocua-server"

#include "server/gocua-server-admin.h"

int
main (int argc, char **argv)
{
  return gocua_admin_main (argc, argv);
}
