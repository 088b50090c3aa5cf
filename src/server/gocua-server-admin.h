/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-admin.h: the commands of the administrator. */
#pragma once

#include <libpq-fe.h>

#include "server/gocua-server-config.h"
#include "server/gocua-server-pg.h"

G_BEGIN_DECLS

/** GocuaAdminExit: what the program ends with; part of its interface, see gocua-server(1). */
typedef enum
{
  GOCUA_ADMIN_OK,
  GOCUA_ADMIN_FAILED,    /* anything not below */
  GOCUA_ADMIN_USAGE,     /* the command line or a setting is wrong */
  GOCUA_ADMIN_NOT_FOUND, /* no such account, ward or device */
  GOCUA_ADMIN_REFUSED,   /* it exists already, or is not of the right form; nothing was changed */
  GOCUA_ADMIN_DATABASE,  /* the database can't be reached, or is not prepared */
} GocuaAdminExit;

/** GOCUA_ADMIN_ERROR: the code is a #GocuaAdminExit. */
#define GOCUA_ADMIN_ERROR (gocua_admin_error_quark ())
GQuark gocua_admin_error_quark (void);

/** GocuaAdmin: one run of the program. */
typedef struct
{
  GocuaConfig *config;
  PGconn *db;
  char **args; /* what belongs to the command, behind its words */
  char *config_path;
  char *role;
  char *display;
  gboolean sets_password;
  gboolean shows_version;
} GocuaAdmin;

typedef gboolean (*GocuaAdminRun) (GocuaAdmin *self, GError **error);

/**
 * gocua_admin_init, gocua_admin_new_epoch ...:
 *
 * Each is the command of its name, as gocua-server(1) describes it, with its words in @self->args. They
 * connect by themselves, block, and write what they have to say to standard output.
 *
 * Returns: whether all was done; otherwise an error of GOCUA_ADMIN_ERROR
 */
gboolean gocua_admin_init (GocuaAdmin *self, GError **error);
gboolean gocua_admin_new_epoch (GocuaAdmin *self, GError **error);
gboolean gocua_admin_account_add (GocuaAdmin *self, GError **error);
gboolean gocua_admin_account_passwd (GocuaAdmin *self, GError **error);
gboolean gocua_admin_account_disable (GocuaAdmin *self, GError **error);
gboolean gocua_admin_account_enable (GocuaAdmin *self, GError **error);
gboolean gocua_admin_account_list (GocuaAdmin *self, GError **error);
gboolean gocua_admin_ward_add (GocuaAdmin *self, GError **error);
gboolean gocua_admin_ward_assign (GocuaAdmin *self, GError **error);
gboolean gocua_admin_ward_unassign (GocuaAdmin *self, GError **error);
gboolean gocua_admin_ward_list (GocuaAdmin *self, GError **error);
gboolean gocua_admin_device_list (GocuaAdmin *self, GError **error);
gboolean gocua_admin_device_revoke (GocuaAdmin *self, GError **error);
gboolean gocua_admin_device_allow (GocuaAdmin *self, GError **error);

/** gocua_admin_main: finds the command that is meant, and runs it. Returns: a #GocuaAdminExit */
int gocua_admin_main (int argc, char **argv);

/** gocua_admin_set_error: Returns: %FALSE */
gboolean gocua_admin_set_error (GError **error, GocuaAdminExit code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/** gocua_admin_connect: connects as the administrator. @as_owner: in the name of the tables' owner */
gboolean gocua_admin_connect (GocuaAdmin *self, gboolean as_owner, GError **error);

/**
 * gocua_admin_query:
 * @values: (nullable) (array zero-terminated=1): the parameters $1, $2 ...
 *
 * Returns: (transfer full) (nullable): the result; without parameters @sql may be several statements
 */
GocuaResult *gocua_admin_query (GocuaAdmin *self, const char *sql, const char *const *values, GError **error);

/** gocua_admin_change: runs a statement that changes something. @what is what was not there when it changed
 * nothing. */
gboolean gocua_admin_change (GocuaAdmin *self,
                             const char *sql,
                             const char *const *values,
                             const char *what,
                             GError **error);

/** gocua_admin_print: writes the result as a table, the columns separated by tabs. */
void gocua_admin_print (const GocuaResult *result);

/** gocua_admin_read_password: from the terminal, twice and without showing it, or the first line of standard
 * input. Returns: (transfer full) (nullable): to be wiped */
char *gocua_admin_read_password (const char *prompt, GError **error);

G_END_DECLS
