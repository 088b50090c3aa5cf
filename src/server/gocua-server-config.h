/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-config.h: the settings of the server, from a file and from the environment. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GOCUA_SERVER_CONFIG_FILE "/etc/gocua/server.conf"

#define GOCUA_CONFIG_ERROR (gocua_config_error_quark ())
GQuark gocua_config_error_quark (void);

typedef enum
{
  GOCUA_CONFIG_ERROR_INVALID, /* the message names the setting */
} GocuaConfigError;

/** GocuaConfig: read once at the start, then never changed, so that any thread may look. Texts are never
 * %NULL;
 * "" is "not set". */
typedef struct
{
  char *listen;          /* address and port of the stores' calls; port 0: the system chooses */
  char *operator_listen; /* where only /healthz and /metrics are; "": they are at @listen */
  gboolean reuse_port;   /* several processes at the same port */
  char *certificate;     /* file with the chain, PEM; "": plain HTTP */
  char *key;             /* file */
  char *trusted_proxies; /* addresses, separated by commas, whose X-Forwarded-For is believed */
  char *database;        /* libpq's connection string, for the role gocua_server */
  char *admin_database;  /* and that of the commands of the administrator */
  guint threads;         /* that answer requests, each with a connection to the database */
  guint password_threads;
  guint connections;
  guint connections_per_address;     /* 0: as many as @connections */
  guint header_seconds;              /* for the request up to its body */
  guint body_seconds;                /* for the body */
  guint answer_seconds;              /* until the answer has been taken */
  guint idle_seconds;                /* between two requests of a connection */
  guint stop_seconds;                /* for what is under way when the server is asked to stop */
  guint body_memory_mib;             /* of all bodies that are being received */
  guint requests_per_second_address; /* 0: no limit */
  guint requests_per_second_token;   /* 0: no limit */
  guint request_burst_seconds;       /* how much of the rate may come at once */
  guint session_days;
  guint statement_seconds; /* for one statement of the database */
  guint gzip_level;        /* 0: answers are never compressed */
  guint log_level;         /* a #GocuaLogLevel */
} GocuaConfig;

/**
 * gocua_config_load:
 * @path: (nullable): %NULL for GOCUA_SERVER_CONFIG_FILE, which may be missing
 * @environment: (nullable): lines "NAME=value" as in environ
 *
 * The file has one group, [gocua-server], with the settings by their names with hyphens. A variable
 * GOCUA_SERVER_LISTEN comes before the setting "listen" of the file, and so on. A name that is not known is
 * an error: it is a mistake that would go unnoticed.
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL with a #GocuaConfigError
 */
GocuaConfig *gocua_config_load (const char *path, const char *const *environment, GError **error);

void gocua_config_free (GocuaConfig *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaConfig, gocua_config_free)

/**
 * gocua_config_check_serve:
 *
 * Whether the settings allow to serve: names and passwords do not go in the clear over a network, unless a
 * proxy on this machine or at a trusted address does the encryption.
 */
gboolean gocua_config_check_serve (const GocuaConfig *self, GError **error);

/**
 * gocua_config_parse_address:
 * @text: "127.0.0.1:8443", "[::1]:8443"
 * @host: (out) (transfer full): without brackets
 */
gboolean gocua_config_parse_address (const char *text, char **host, guint16 *port, GError **error);

G_END_DECLS
