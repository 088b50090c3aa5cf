/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-admin-accounts.c: accounts, the wards that they have, and the devices that they use. */

#define G_LOG_DOMAIN "gocua-server"

#include "config.h"

#include <gio/gio.h>
#include <sodium.h>
#include <string.h>

#include "core/gocua-unit.h"
#include "server/gocua-server-admin.h"
#include "server/gocua-server-secret.h"

#define UNITS "/vn/gocua/GoCua/data/admin-units/hcmc_units.csv"

#define VALUES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/** The two things that the database keeps of a password, as hexadecimal digits. */
typedef struct
{
  char salt[2 * GOCUA_SALT_SIZE + 1];
  char verifier[2 * GOCUA_TOKEN_HASH_SIZE + 1];
} Secret;

static gboolean
make_secret (Secret *secret, const char *password, GError **error)
{
  guint8 salt[GOCUA_SALT_SIZE], key[GOCUA_KEY_SIZE];
  g_autofree guint8 *verifier = NULL;

  if (g_utf8_strlen (password, -1) < GOCUA_MIN_PASSWORD)
    return gocua_admin_set_error (error, GOCUA_ADMIN_REFUSED, "the password must have %d characters or more",
                                  GOCUA_MIN_PASSWORD);
  gocua_secret_random (salt, sizeof salt);
  if (!gocua_secret_derive (password, salt, key))
    return gocua_admin_set_error (error, GOCUA_ADMIN_FAILED, "there is not enough memory");
  verifier = gocua_secret_get_verifier (key);
  sodium_bin2hex (secret->salt, sizeof secret->salt, salt, sizeof salt);
  sodium_bin2hex (secret->verifier, sizeof secret->verifier, verifier, GOCUA_TOKEN_HASH_SIZE);
  gocua_secret_wipe (key, sizeof key);
  return TRUE;
}

static gboolean
ask_for_secret (Secret *secret, GError **error)
{
  g_autofree char *password = gocua_admin_read_password ("Password", error);
  gboolean good = password != NULL && make_secret (secret, password, error);

  if (password != NULL)
    gocua_secret_wipe (password, strlen (password));
  return good;
}

gboolean
gocua_admin_account_add (GocuaAdmin *self, GError **error)
{
  Secret secret;

  if (self->role == NULL)
    return gocua_admin_set_error (error, GOCUA_ADMIN_USAGE, "--role is missing: entry, viewer or city");
  return gocua_admin_connect (self, TRUE, error) && ask_for_secret (&secret, error) &&
         gocua_admin_change (self,
                             "INSERT INTO gocua.account (account, display, role, salt, verifier)"
                             " VALUES ($1, $2, $3, decode($4, 'hex'), decode($5, 'hex'))",
                             VALUES (self->args[0], self->display != NULL ? self->display : self->args[0],
                                     self->role, secret.salt, secret.verifier),
                             "account", error);
}

/* A session ends with the password that it was begun with. */
gboolean
gocua_admin_account_passwd (GocuaAdmin *self, GError **error)
{
  Secret secret;

  return gocua_admin_connect (self, TRUE, error) && ask_for_secret (&secret, error) &&
         gocua_admin_change (
             self,
             "WITH ended AS (DELETE FROM gocua.session WHERE account = $1)"
             " UPDATE gocua.account SET salt = decode($2, 'hex'), verifier = decode($3, 'hex')"
             " WHERE account = $1",
             VALUES (self->args[0], secret.salt, secret.verifier), "account", error);
}

gboolean
gocua_admin_account_disable (GocuaAdmin *self, GError **error)
{
  return gocua_admin_connect (self, TRUE, error) &&
         gocua_admin_change (self,
                             "WITH ended AS (DELETE FROM gocua.session WHERE account = $1)"
                             " UPDATE gocua.account SET disabled = true WHERE account = $1",
                             VALUES (self->args[0]), "account", error);
}

gboolean
gocua_admin_account_enable (GocuaAdmin *self, GError **error)
{
  return gocua_admin_connect (self, TRUE, error) &&
         gocua_admin_change (self, "UPDATE gocua.account SET disabled = false WHERE account = $1",
                             VALUES (self->args[0]), "account", error);
}

static gboolean
list (GocuaAdmin *self, const char *sql, const char *const *values, GError **error)
{
  g_autoptr (GocuaResult) result = NULL;

  if (!gocua_admin_connect (self, TRUE, error))
    return FALSE;
  result = gocua_admin_query (self, sql, values, error);
  if (result == NULL)
    return FALSE;
  gocua_admin_print (result);
  return TRUE;
}

gboolean
gocua_admin_account_list (GocuaAdmin *self, GError **error)
{
  return list (
      self,
      "SELECT a.account, a.role, CASE WHEN a.disabled THEN 'disabled' ELSE 'enabled' END, a.display,"
      " coalesce(string_agg(w.ward, ' ' ORDER BY w.ward), '')"
      " FROM gocua.account a LEFT JOIN gocua.ward_account w USING (account) GROUP BY a.account ORDER BY 1",
      NULL, error);
}

/* Of the shipped list, so that it need not be typed. */
static char *
find_ward_name (const char *key)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (UNITS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GocuaUnitTable) table = bytes != NULL ? gocua_unit_table_new (bytes, NULL) : NULL;
  GocuaUnit *unit = table != NULL ? gocua_unit_table_find_key (table, key) : NULL;

  return unit != NULL ? g_strdup (gocua_unit_get_name (unit)) : NULL;
}

gboolean
gocua_admin_ward_add (GocuaAdmin *self, GError **error)
{
  const char *key = self->args[0];
  g_autofree char *name = self->args[1] != NULL ? g_strdup (self->args[1]) : find_ward_name (key);

  if (name == NULL)
    return gocua_admin_set_error (
        error, GOCUA_ADMIN_REFUSED,
        "%s is not in the list of units that ships with the program; give its name too", key);
  return gocua_admin_connect (self, TRUE, error) &&
         gocua_admin_change (
             self,
             "WITH added AS (INSERT INTO gocua.ward (ward, name) VALUES ($1, $2) RETURNING ward)"
             " INSERT INTO gocua.ward_seq (ward) SELECT ward FROM added",
             VALUES (key, name), "ward", error);
}

gboolean
gocua_admin_ward_assign (GocuaAdmin *self, GError **error)
{
  return gocua_admin_connect (self, TRUE, error) &&
         gocua_admin_change (self,
                             "INSERT INTO gocua.ward_account AS x (ward, account)"
                             " SELECT w.ward, a.account FROM gocua.ward w, gocua.account a"
                             " WHERE w.ward = $1 AND a.account = $2"
                             " ON CONFLICT (ward, account) DO UPDATE SET account = excluded.account",
                             VALUES (self->args[0], self->args[1]), "ward or account", error);
}

gboolean
gocua_admin_ward_unassign (GocuaAdmin *self, GError **error)
{
  return gocua_admin_connect (self, TRUE, error) &&
         gocua_admin_change (self, "DELETE FROM gocua.ward_account WHERE ward = $1 AND account = $2",
                             VALUES (self->args[0], self->args[1]), "assignment", error);
}

gboolean
gocua_admin_ward_list (GocuaAdmin *self, GError **error)
{
  return list (self,
               "SELECT w.ward, w.name, coalesce(string_agg(x.account, ' ' ORDER BY x.account), '')"
               " FROM gocua.ward w LEFT JOIN gocua.ward_account x USING (ward) GROUP BY w.ward ORDER BY 1",
               NULL, error);
}

gboolean
gocua_admin_device_list (GocuaAdmin *self, GError **error)
{
  return list (
      self,
      "SELECT d.account, d.device, CASE WHEN d.revoked IS NOT NULL THEN 'revoked' ELSE 'allowed' END,"
      " to_char(d.last_seen, 'YYYY-MM-DD HH24:MI'), d.name"
      " FROM gocua.device d WHERE d.account = $1 OR $1 = '' ORDER BY 1, 4 DESC",
      VALUES (self->args[0] != NULL ? self->args[0] : ""), error);
}

gboolean
gocua_admin_device_revoke (GocuaAdmin *self, GError **error)
{
  return gocua_admin_connect (self, TRUE, error) &&
         gocua_admin_change (self,
                             "UPDATE gocua.device SET revoked = coalesce(revoked, now())"
                             " WHERE account = $1 AND device = $2::uuid",
                             VALUES (self->args[0], self->args[1]), "device", error);
}

/* The sessions that it had before do not come back. */
gboolean
gocua_admin_device_allow (GocuaAdmin *self, GError **error)
{
  return gocua_admin_connect (self, TRUE, error) &&
         gocua_admin_change (
             self,
             "WITH ended AS (DELETE FROM gocua.session WHERE account = $1 AND device = $2::uuid)"
             " UPDATE gocua.device SET revoked = NULL WHERE account = $1 AND device = $2::uuid",
             VALUES (self->args[0], self->args[1]), "device", error);
}
