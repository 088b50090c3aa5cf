/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli.h: what the commands of `gocua` share: options, the ward file, output, exit codes. */
#pragma once

#include <gio/gio.h>

#include "store/gocua-types.h"
#include "wire/gocua-json-text.h"

G_BEGIN_DECLS

/** GocuaExit: what the program ends with; part of its interface, see gocua(1). */
typedef enum
{
  GOCUA_EXIT_OK,
  GOCUA_EXIT_FAILED,    /* anything not below, such as a full disk */
  GOCUA_EXIT_USAGE,     /* the command line is wrong */
  GOCUA_EXIT_NOT_FOUND, /* no such household, ward, backup ... */
  GOCUA_EXIT_REFUSED,   /* what was to be recorded breaks a rule; nothing was recorded */
  GOCUA_EXIT_STORE,     /* the ward file cannot be opened */
} GocuaExit;

#define GOCUA_CLI_ERROR (gocua_cli_error_quark ())
GQuark gocua_cli_error_quark (void);

typedef enum
{
  GOCUA_CLI_ERROR_FAILED,
  GOCUA_CLI_ERROR_USAGE,
  GOCUA_CLI_ERROR_NOT_FOUND,
  GOCUA_CLI_ERROR_REFUSED,
  GOCUA_CLI_ERROR_STORE,
} GocuaCliError;

typedef struct _GocuaCli GocuaCli;

/** GocuaCliCommand: one verb. @run returns %FALSE with an error, which gocua_cli_get_exit_code() makes a code
 * of. */
typedef struct
{
  const char *name;
  gboolean (*run) (GocuaCli *cli, GError **error);
  const char *parameters; /* (nullable): untranslated, such as "TEXT" */
  const char *summary;    /* untranslated msgid */
} GocuaCliCommand;

/** GocuaCli: one run of the program. */
struct _GocuaCli
{
  const GocuaCliCommand *command;
  char **args;    /* the command's own arguments, without options once gocua_cli_parse() has run */
  char *store;    /* (nullable): --store */
  gboolean json;  /* --json */
  gboolean quiet; /* --quiet */
  char *path;     /* of the open file */
  GocuaDb *db;    /* (nullable): after gocua_cli_open() */
};

void gocua_cli_clear (GocuaCli *self);

/** gocua_cli_add_options: the options that stand before or after any command. */
void gocua_cli_add_options (GocuaCli *self, GOptionContext *context);

/**
 * gocua_cli_parse:
 * @entries: (nullable): the command's own options
 * @data: for the callbacks of @entries
 * @min, @max: how many arguments it takes
 *
 * Takes the options out of self->args. With --help it prints the help and ends the program.
 */
gboolean gocua_cli_parse (GocuaCli *self,
                          const GOptionEntry *entries,
                          gpointer data,
                          guint min,
                          guint max,
                          GError **error);

/**
 * gocua_cli_find_path:
 *
 * Returns: (transfer full): the ward file that is meant: --store, as a path or as the key of a ward, or the
 * only one that there is
 */
char *gocua_cli_find_path (GocuaCli *self, GError **error);

/** gocua_cli_open: opens the ward file that is meant. */
gboolean gocua_cli_open (GocuaCli *self, GError **error);

/** gocua_cli_create: opens the file for a new ward: --store, or the place of @unit_key. It must not exist
 * yet. */
gboolean gocua_cli_create (GocuaCli *self, const char *unit_key, GError **error);

/** gocua_cli_discard: closes and deletes a file that gocua_cli_create() made and that did not become a ward:
 * it would be in the way of the next try. */
void gocua_cli_discard (GocuaCli *self);

/** gocua_cli_get_today: Returns: (transfer full): today's date in Vietnam, ISO */
char *gocua_cli_get_today (void);

/** gocua_cli_get_progress: Returns: (transfer none) (nullable): a counter on the terminal, %NULL where nobody
 * looks */
GocuaProgress *gocua_cli_get_progress (GocuaCli *self);
void gocua_cli_end_progress (GocuaCli *self);

/** gocua_cli_say: a sentence on standard output for whoever looks on; nothing with --quiet or --json. */
void gocua_cli_say (GocuaCli *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** gocua_cli_warn: a sentence on standard error. */
void gocua_cli_warn (const char *format, ...) G_GNUC_PRINTF (1, 2);

/** gocua_cli_write: text as it is, in UTF-8 whatever the locale. */
void gocua_cli_write (const char *text);

/** gocua_cli_write_json: @json: (transfer full): written on lines of its own, or on one line when @compact */
void gocua_cli_write_json (cJSON *json, gboolean compact);

/** gocua_cli_flush: Returns: %FALSE when not everything that was written came out */
gboolean gocua_cli_flush (GError **error);

GocuaExit gocua_cli_get_exit_code (const GError *error);

G_END_DECLS
