/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-config.c: the settings of the server, from a file and from the environment. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include "server/gocua-server-config.h"

#include <gio/gio.h>
#include <string.h>

G_DEFINE_QUARK (gocua - config - error - quark, gocua_config_error)

#define GROUP  "gocua-server"
#define PREFIX "GOCUA_SERVER_"

typedef enum
{
  SETTING_TEXT,
  SETTING_NUMBER,
  SETTING_SWITCH,
  SETTING_LEVEL,
} SettingType;

typedef struct
{
  const char *name;
  SettingType type;
  gsize offset;
  const char *standard;
  guint min, max;
} Setting;

#define TEXT(name, member, standard)                                   \
  {                                                                    \
    name, SETTING_TEXT, offsetof (GocuaConfig, member), standard, 0, 0 \
  }
#define SWITCH(name, member, standard)                                   \
  {                                                                      \
    name, SETTING_SWITCH, offsetof (GocuaConfig, member), standard, 0, 0 \
  }
#define NUMBER(name, member, standard, min, max)                             \
  {                                                                          \
    name, SETTING_NUMBER, offsetof (GocuaConfig, member), standard, min, max \
  }

/* A worker answers some thousand requests a second. A PC sends a request a minute when nobody works, and a
 * dozen a second while it catches up after a week. */
static const Setting settings[] = {
  TEXT ("listen", listen, "127.0.0.1:8443"),
  TEXT ("operator-listen", operator_listen, ""),
  SWITCH ("reuse-port", reuse_port, "false"),
  TEXT ("certificate", certificate, ""),
  TEXT ("key", key, ""),
  TEXT ("trusted-proxies", trusted_proxies, ""),
  TEXT ("database", database, "dbname=gocua user=gocua_server"),
  TEXT ("admin-database", admin_database, "dbname=gocua"),
  NUMBER ("threads", threads, "8", 1, 256),
  NUMBER ("password-threads", password_threads, "2", 1, 64),
  NUMBER ("connections", connections, "8192", 8, 1000000),
  NUMBER ("connections-per-address", connections_per_address, "512", 0, 1000000),
  NUMBER ("header-seconds", header_seconds, "20", 1, 3600),
  NUMBER ("body-seconds", body_seconds, "180", 1, 3600),
  NUMBER ("answer-seconds", answer_seconds, "300", 1, 3600),
  NUMBER ("idle-seconds", idle_seconds, "90", 1, 3600),
  NUMBER ("stop-seconds", stop_seconds, "20", 1, 3600),
  NUMBER ("body-memory-mib", body_memory_mib, "256", 16, 65536),
  NUMBER ("requests-per-second-address", requests_per_second_address, "200", 0, 1000000),
  NUMBER ("requests-per-second-token", requests_per_second_token, "30", 0, 1000000),
  NUMBER ("request-burst-seconds", request_burst_seconds, "20", 1, 3600),
  NUMBER ("session-days", session_days, "30", 1, 365),
  NUMBER ("statement-seconds", statement_seconds, "30", 1, 3600),
  NUMBER ("gzip-level", gzip_level, "4", 0, 9),
  { "log-level", SETTING_LEVEL, offsetof (GocuaConfig, log_level), "info", 0, 0 },
};

static gboolean
set_invalid (GError **error, const Setting *setting, const char *value, const char *wanted)
{
  g_set_error (error, GOCUA_CONFIG_ERROR, GOCUA_CONFIG_ERROR_INVALID, "setting %s: \"%s\" is not %s",
               setting->name, value, wanted);
  return FALSE;
}

static gboolean
set_number (GocuaConfig *self, const Setting *setting, const char *value, GError **error)
{
  guint64 number;
  g_autofree char *wanted = g_strdup_printf ("a number from %u to %u", setting->min, setting->max);

  if (!g_ascii_string_to_unsigned (value, 10, setting->min, setting->max, &number, NULL))
    return set_invalid (error, setting, value, wanted);
  G_STRUCT_MEMBER (guint, self, setting->offset) = (guint) number;
  return TRUE;
}

/* The index of @value among @words, which end with NULL. */
static gboolean
set_choice (GocuaConfig *self,
            const Setting *setting,
            const char *value,
            const char *const *words,
            const char *wanted,
            GError **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], value))
      {
        G_STRUCT_MEMBER (guint, self, setting->offset) = i;
        return TRUE;
      }
  return set_invalid (error, setting, value, wanted);
}

static gboolean
set_value (GocuaConfig *self, const Setting *setting, const char *value, GError **error)
{
  static const char *const switches[] = { "false", "true", NULL };
  static const char *const levels[] = { "info", "warning", "error", NULL };
  char **text;

  G_STATIC_ASSERT (sizeof (gboolean) == sizeof (guint));
  switch (setting->type)
    {
    case SETTING_NUMBER:
      return set_number (self, setting, value, error);
    case SETTING_SWITCH:
      return set_choice (self, setting, value, switches, "true or false", error);
    case SETTING_LEVEL:
      return set_choice (self, setting, value, levels, "info, warning or error", error);
    case SETTING_TEXT:
    default:
      text = &G_STRUCT_MEMBER (char *, self, setting->offset);
      g_free (*text);
      *text = g_strdup (value);
      return TRUE;
    }
}

static const Setting *
find_setting (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_str_equal (settings[i].name, name))
      return &settings[i];
  return NULL;
}

static gboolean
set_by_name (GocuaConfig *self, const char *name, const char *value, const char *shown, GError **error)
{
  const Setting *setting = find_setting (name);

  if (setting != NULL)
    return set_value (self, setting, value, error);
  g_set_error (error, GOCUA_CONFIG_ERROR, GOCUA_CONFIG_ERROR_INVALID, "there is no setting %s", shown);
  return FALSE;
}

static gboolean
read_file (GocuaConfig *self, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) keys = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  keys = g_key_file_get_keys (file, GROUP, NULL, error);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_string (file, GROUP, keys[i], error);

      if (value == NULL || !set_by_name (self, keys[i], g_strstrip (value), keys[i], error))
        {
          g_prefix_error (error, "%s: ", path);
          return FALSE;
        }
    }
  return keys != NULL;
}

/* GOCUA_SERVER_OPERATOR_LISTEN is operator-listen. */
static gboolean
read_variable (GocuaConfig *self, const char *variable, GError **error)
{
  const char *value = strchr (variable, '=');
  g_autofree char *shown = NULL;
  g_autofree char *name = NULL;

  if (value == NULL || !g_str_has_prefix (variable, PREFIX))
    return TRUE;
  shown = g_strndup (variable, (gsize) (value - variable));
  name = g_ascii_strdown (shown + strlen (PREFIX), -1);
  g_strdelimit (name, "_", '-');
  return set_by_name (self, name, value + 1, shown, error);
}

GocuaConfig *
gocua_config_load (const char *path, const char *const *environment, GError **error)
{
  g_autoptr (GocuaConfig) self = g_new0 (GocuaConfig, 1);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (!set_value (self, &settings[i], settings[i].standard, error))
      return NULL;
  if (path == NULL && g_file_test (GOCUA_SERVER_CONFIG_FILE, G_FILE_TEST_EXISTS))
    path = GOCUA_SERVER_CONFIG_FILE;
  if (path != NULL && !read_file (self, path, error))
    return NULL;
  for (guint i = 0; environment != NULL && environment[i] != NULL; i++)
    if (!read_variable (self, environment[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

void
gocua_config_free (GocuaConfig *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (settings[i].type == SETTING_TEXT)
      g_free (G_STRUCT_MEMBER (char *, self, settings[i].offset));
  g_free (self);
}

gboolean
gocua_config_parse_address (const char *text, char **host, guint16 *port, GError **error)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *name = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;
  guint64 number;
  gsize length = name != NULL ? strlen (name) : 0;

  if (length > 2 && name[0] == '[' && name[length - 1] == ']')
    {
      memmove (name, name + 1, length - 2);
      name[length - 2] = '\0';
    }
  if (name == NULL || !g_hostname_is_ip_address (name) ||
      !g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXUINT16, &number, NULL))
    {
      g_set_error (error, GOCUA_CONFIG_ERROR, GOCUA_CONFIG_ERROR_INVALID,
                   "\"%s\" is not an address and a port, such as 127.0.0.1:8443 or [::]:443", text);
      return FALSE;
    }
  *host = g_steal_pointer (&name);
  *port = (guint16) number;
  return TRUE;
}

gboolean
gocua_config_check_serve (const GocuaConfig *self, GError **error)
{
  g_autofree char *host = NULL;
  g_autoptr (GInetAddress) address = NULL;
  guint16 port;

  if (!gocua_config_parse_address (self->listen, &host, &port, error))
    return FALSE;
  if ((*self->certificate == '\0') != (*self->key == '\0'))
    {
      g_set_error (error, GOCUA_CONFIG_ERROR, GOCUA_CONFIG_ERROR_INVALID,
                   "certificate and key belong together: one of them is not set");
      return FALSE;
    }
  address = g_inet_address_new_from_string (host);
  if (*self->certificate != '\0' || *self->trusted_proxies != '\0' ||
      g_inet_address_get_is_loopback (address))
    return TRUE;
  g_set_error (
      error, GOCUA_CONFIG_ERROR, GOCUA_CONFIG_ERROR_INVALID,
      "%s can be reached from other machines, so names and passwords would cross the network in the "
      "clear. Set certificate and key, or listen on 127.0.0.1 or set trusted-proxies for a proxy that "
      "encrypts",
      self->listen);
  return FALSE;
}
