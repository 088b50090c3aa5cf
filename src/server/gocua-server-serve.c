/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-serve.c: running until a signal ends it. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-serve.h"

#include <signal.h>

#include "server/gocua-server-http.h"
#include "server/gocua-server-log.h"
#include "server/gocua-server-pg.h"

gboolean
gocua_serve (const GocuaConfig *config, GError **error)
{
  GocuaHttp *http;
  sigset_t signals;
  int signal_number = 0;

  if (!gocua_config_check_serve (config, error))
    return FALSE;
  gocua_log_set_level (config->log_level);
  gocua_pg_init (config);
  /* All threads inherit this, so that the signals wait for the one that takes them below. */
  sigemptyset (&signals);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGINT);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  signal (SIGPIPE, SIG_IGN);

  http = gocua_http_start (config, error);
  if (http == NULL)
    return FALSE;
  sigwait (&signals, &signal_number);
  gocua_log_event (GOCUA_LOG_INFO, "stopping", "no new connections; finishing what is under way");
  if (gocua_http_stop (http))
    gocua_log_event (GOCUA_LOG_INFO, "stopped", "nothing was broken off");
  else
    gocua_log_event (GOCUA_LOG_WARNING, "stopped", "what was still under way was broken off");
  return TRUE;
}
