/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-session-json.c: signing in, and errors. */

#define G_LOG_DOMAIN "gocua-wire"

#include "core/gocua-wipe.h"
#include "wire/gocua-exchange-json.h"

#include "wire/gocua-json-members.h"

#include <string.h>

#define MAX_TEXT 1000 /* bytes of an account, a password, a name */

void
gocua_sign_in_free (GocuaSignIn *self)
{
  if (self == NULL)
    return;
  g_free (self->account);
  gocua_wipe_free (self->password);
  g_free (self->name);
  g_free (self);
}

GString *
gocua_sign_in_to_json (const GocuaSignIn *self)
{
  GString *out = g_string_new ("{\"account\":");
  char id[GOCUA_ID_STRING_SIZE];

  gocua_json_append_text (out, self->account);
  g_string_append (out, ",\"password\":");
  gocua_json_append_text (out, self->password);
  g_string_append_printf (out, ",\"device\":\"%s\",\"name\":", gocua_id_format (&self->device, id));
  gocua_json_append_text (out, self->name != NULL ? self->name : "");
  g_string_append_c (out, '}');
  return out;
}

static gboolean
read_short_text (const cJSON *root, const char *name, char **text, GError **error)
{
  const char *given = gocua_json_get_text (root, name);

  if (given == NULL || strlen (given) > MAX_TEXT)
    return gocua_json_set_member_error (name, error);
  *text = g_strdup (given);
  return TRUE;
}

/* cJSON frees its copy as it is. */
static void
wipe_member (cJSON *root, const char *name)
{
  const cJSON *item = cJSON_GetObjectItemCaseSensitive (root, name);

  gocua_wipe (cJSON_IsString (item) ? item->valuestring : NULL);
}

GocuaSignIn *
gocua_sign_in_from_json (const char *text, gsize length, GError **error)
{
  g_autoptr (cJSON) root = gocua_json_parse_body (text, length, error);
  g_autoptr (GocuaSignIn) self = NULL;
  gboolean good;

  if (root == NULL)
    return NULL;
  self = g_new0 (GocuaSignIn, 1);
  good = read_short_text (root, "account", &self->account, error) &&
         read_short_text (root, "password", &self->password, error) &&
         read_short_text (root, "name", &self->name, error);
  wipe_member (root, "password");
  if (!good)
    return NULL;
  if (!gocua_json_get_id (root, "device", &self->device))
    {
      gocua_json_set_member_error ("device", error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static void
session_ward_free (gpointer data)
{
  GocuaSessionWard *ward = data;

  g_free (ward->ward);
  g_free (ward->name);
  g_free (ward);
}

GocuaSessionAnswer *
gocua_session_answer_new (void)
{
  GocuaSessionAnswer *self = g_new0 (GocuaSessionAnswer, 1);

  self->wards = g_ptr_array_new_with_free_func (session_ward_free);
  return self;
}

void
gocua_session_answer_add_ward (GocuaSessionAnswer *self, const char *ward, const char *name)
{
  GocuaSessionWard *one = g_new0 (GocuaSessionWard, 1);

  one->ward = g_strdup (ward);
  one->name = g_strdup (name);
  g_ptr_array_add (self->wards, one);
}

void
gocua_session_answer_free (GocuaSessionAnswer *self)
{
  if (self == NULL)
    return;
  gocua_wipe_free (self->token);
  g_free (self->role);
  g_free (self->display);
  g_ptr_array_unref (self->wards);
  g_free (self);
}

GString *
gocua_session_answer_to_json (const GocuaSessionAnswer *self)
{
  GString *out = g_string_new ("{\"token\":");

  gocua_json_append_text (out, self->token);
  g_string_append (out, ",\"role\":");
  gocua_json_append_text (out, self->role);
  g_string_append (out, ",\"display\":");
  gocua_json_append_text (out, self->display != NULL ? self->display : "");
  g_string_append (out, ",\"wards\":[");
  for (guint i = 0; i < self->wards->len; i++)
    {
      const GocuaSessionWard *ward = self->wards->pdata[i];

      g_string_append (out, i > 0 ? ",{\"ward\":" : "{\"ward\":");
      gocua_json_append_text (out, ward->ward);
      g_string_append (out, ",\"name\":");
      gocua_json_append_text (out, ward->name);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]}");
  return out;
}

static gboolean
read_wards (GocuaSessionAnswer *self, const cJSON *wards)
{
  const cJSON *item;

  if (!cJSON_IsArray (wards))
    return FALSE;
  cJSON_ArrayForEach (item, wards)
  {
    const char *ward = gocua_json_get_text (item, "ward");
    const char *name = gocua_json_get_text (item, "name");

    if (ward == NULL || *ward == '\0' || name == NULL)
      return FALSE;
    gocua_session_answer_add_ward (self, ward, name);
  }
  return TRUE;
}

/* The token goes into a header of every later request, so nothing may be in it that ends a header. */
static gboolean
is_token (const char *token)
{
  return *token != '\0' &&
         token[strspn (token, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~+/=")] ==
             '\0';
}

GocuaSessionAnswer *
gocua_session_answer_from_json (const char *text, gsize length, GError **error)
{
  g_autoptr (cJSON) root = gocua_json_parse_body (text, length, error);
  g_autoptr (GocuaSessionAnswer) self = NULL;

  if (root == NULL)
    return NULL;
  self = gocua_session_answer_new ();
  if (!read_short_text (root, "token", &self->token, error) ||
      !read_short_text (root, "role", &self->role, error) ||
      !read_short_text (root, "display", &self->display, error))
    return NULL;
  if (!is_token (self->token))
    {
      gocua_json_set_member_error ("token", error);
      return NULL;
    }
  if (!read_wards (self, cJSON_GetObjectItemCaseSensitive (root, "wards")))
    {
      gocua_json_set_member_error ("wards", error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
gocua_wire_problem_free (GocuaWireProblem *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->detail);
  g_free (self);
}

GString *
gocua_wire_problem_to_json (const GocuaWireProblem *self, const char *title)
{
  GString *out = g_string_new ("{\"title\":");
  char id[GOCUA_ID_STRING_SIZE];

  gocua_json_append_text (out, title);
  g_string_append_printf (out, ",\"status\":%u,\"code\":", self->status);
  gocua_json_append_text (out, self->code);
  if (self->detail != NULL)
    {
      g_string_append (out, ",\"detail\":");
      gocua_json_append_text (out, self->detail);
    }
  if (!gocua_id_is_null (&self->epoch))
    g_string_append_printf (out, ",\"epoch\":\"%s\"", gocua_id_format (&self->epoch, id));
  g_string_append_c (out, '}');
  return out;
}

GocuaWireProblem *
gocua_wire_problem_from_json (const char *text, gsize length)
{
  g_autoptr (cJSON) root = gocua_json_parse_body (text, length, NULL);
  const char *code = root != NULL ? gocua_json_get_text (root, "code") : NULL;
  GocuaWireProblem *self;
  gint64 status;

  if (code == NULL || !gocua_json_get_count (root, "status", &status) || status > 999)
    return NULL;
  self = g_new0 (GocuaWireProblem, 1);
  self->status = (guint) status;
  self->code = g_strdup (code);
  self->detail = g_strdup (gocua_json_get_text (root, "detail"));
  gocua_json_get_id (root, "epoch", &self->epoch);
  return self;
}
