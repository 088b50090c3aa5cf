/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-presets.c: the campaigns that ship with the program. */

#define G_LOG_DOMAIN "gocua-wire"

#include <string.h>

#include <gio/gio.h>

#include "gocua-data-resources.h"
#include "wire/gocua-campaign-json.h"
#include "wire/gocua-presets.h"

#define FOLDER "/vn/gocua/GoCua/data/campaigns/"

/* Asks for the resource by its symbol, so that a static link cannot leave it out. A preset that cannot be
 * read is a mistake in the build, which the tests notice. */
static GocuaCampaign *
load (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (gocua_data_get_resource (), path, 0, &error);
  GocuaCampaign *campaign = NULL;
  gsize length;
  const char *json;

  if (bytes != NULL)
    {
      json = g_bytes_get_data (bytes, &length);
      campaign = gocua_campaign_from_json (json, (gssize) length, &error);
    }
  if (campaign == NULL)
    g_critical ("%s: %s", path, error->message);
  return campaign;
}

static int
compare_start (gconstpointer a, gconstpointer b)
{
  const GocuaCampaign *left = *(GocuaCampaign *const *) a;
  const GocuaCampaign *right = *(GocuaCampaign *const *) b;
  int order = strcmp (gocua_campaign_get_start (left), gocua_campaign_get_start (right));

  return order != 0 ? order : strcmp (gocua_campaign_get_key (left), gocua_campaign_get_key (right));
}

GPtrArray *
gocua_presets_list (void)
{
  GPtrArray *presets = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_campaign_unref);
  g_auto (GStrv) names = g_resource_enumerate_children (gocua_data_get_resource (), FOLDER, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      GocuaCampaign *campaign = load (names[i]);

      if (campaign != NULL)
        g_ptr_array_add (presets, campaign);
    }
  g_ptr_array_sort (presets, compare_start);
  return presets;
}

GocuaCampaign *
gocua_presets_get (const char *key)
{
  g_autoptr (GPtrArray) presets = gocua_presets_list ();

  for (guint i = 0; i < presets->len; i++)
    if (g_strcmp0 (gocua_campaign_get_key (presets->pdata[i]), key) == 0)
      return gocua_campaign_ref (presets->pdata[i]);
  return NULL;
}
