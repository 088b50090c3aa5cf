/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-cli-saved.c: filters that were saved in the window. */
#define G_LOG_DOMAIN "gocua-cli"

#include "config.h"

#include "cli/gocua-cli-saved.h"

#include <glib/gi18n.h>

#include "cli/gocua-cli-find.h"
#include "core/gocua-query-text.h"
#include "store/gocua-entities.h"
#include "store/gocua-saved-filters.h"

typedef struct
{
  GocuaDb *db;
  GPtrArray *found; /* of GocuaRecord: their names are borrowed */
} Names;

static const char *
name_thing (GocuaKind kind, const GocuaId *id, gpointer data)
{
  Names *names = data;
  GocuaRecord *thing = gocua_entity_load (names->db, kind, id, NULL);

  if (thing == NULL)
    return NULL;
  g_ptr_array_add (names->found, thing);
  return gocua_record_exists (thing)
             ? gocua_record_get_text (thing, kind == GOCUA_KIND_TEAM ? (guint) GOCUA_TEAM_NAME
                                                                     : (guint) GOCUA_AREA_NAME)
             : NULL;
}

GocuaQuery *
gocua_cli_saved_load (GocuaCli *cli, const char *name, const GocuaCampaign *campaign, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GocuaSavedFilter) filter = gocua_saved_filters_find (cli->db, name, &problem);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GPtrArray) lost = NULL;
  g_autofree char *today = gocua_cli_get_today ();
  Names names = { cli->db, found };
  GocuaQueryTerms terms = { campaign, today, name_thing, &names };
  GocuaQuery *query;

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (filter == NULL)
    g_set_error (error, GOCUA_CLI_ERROR, GOCUA_CLI_ERROR_USAGE,
                 _ ("No filter is saved as “%s” on this computer."), name);
  if (filter == NULL)
    return NULL;
  query = gocua_query_from_text (filter->text, &terms, &lost);
  for (guint i = 0; i < lost->len; i++)
    g_printerr (
        _ ("The filter asks for “%s”, which there is not any more; the list is filtered by the rest.\n"),
        ((GocuaQueryLost *) lost->pdata[i])->name);
  return query;
}
