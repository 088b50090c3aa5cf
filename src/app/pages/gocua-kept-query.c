/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-kept-query.c: a question for households as it is kept, with the words of one ward. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/pages/gocua-kept-query.h"
#include "core/gocua-query-text.h"

static const char *
name_thing (GocuaKind kind, const GocuaId *id, gpointer data)
{
  return kind == GOCUA_KIND_TEAM ? gocua_session_get_team_name (data, id)
                                 : gocua_session_get_area_name (data, id);
}

char *
gocua_kept_query_to_text (const GocuaQuery *query, GocuaSession *session)
{
  g_autofree char *today = NULL;
  GocuaQueryTerms terms;

  g_return_val_if_fail (query != NULL && GOCUA_IS_SESSION (session), NULL);

  today = gocua_session_get_today (session);
  terms = (GocuaQueryTerms){ gocua_session_get_campaign (session), today, name_thing, session };
  return gocua_query_to_text (query, &terms);
}

static char *
describe (const GocuaQueryLost *lost)
{
  switch (lost->reason)
    {
    case GOCUA_QUERY_LOST_AREA:
      return g_strdup_printf (_ ("The area “%s” is not there any more: it was deleted or merged."),
                              lost->name);
    case GOCUA_QUERY_LOST_TEAM:
      return g_strdup_printf (_ ("The team “%s” is not there any more."), lost->name);
    case GOCUA_QUERY_LOST_INDICATOR:
      return g_strdup_printf (_ ("The present campaign does not ask “%s”."), lost->name);
    case GOCUA_QUERY_LOST_UNKNOWN:
    default:
      return g_strdup_printf (_ ("This version does not know the condition “%s”."), lost->name);
    }
}

static char *
describe_all (GPtrArray *lost, const char *name)
{
  GString *text;

  if (lost->len == 0)
    return NULL;
  text = g_string_new (NULL);
  /* Translators: %s is the name of a saved filter; what is missing follows */
  g_string_append_printf (text, _ ("The list is filtered by less than “%s” was saved with."), name);
  for (guint i = 0; i < lost->len; i++)
    {
      g_autofree char *one = describe (lost->pdata[i]);

      g_string_append_printf (text, " %s", one);
    }
  return g_string_free (text, FALSE);
}

GocuaQuery *
gocua_kept_query_from_text (const char *text, const char *name, GocuaSession *session, char **lost)
{
  g_autofree char *today = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  GocuaQueryTerms terms;
  GocuaQuery *query;

  g_return_val_if_fail (text != NULL && GOCUA_IS_SESSION (session) && lost != NULL, NULL);

  today = gocua_session_get_today (session);
  terms = (GocuaQueryTerms){ gocua_session_get_campaign (session), today, name_thing, session };
  query = gocua_query_from_text (text, &terms, &missing);
  *lost = describe_all (missing, name);
  return query;
}
