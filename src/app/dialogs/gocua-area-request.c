/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-request.c: what a person asks for in a dialog that changes areas, and its words. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-area-request.h"

#include <glib/gi18n.h>

#include "core/gocua-text.h"

GocuaAreaRequest *
gocua_area_request_new (GocuaAreaRequestKind kind, const GocuaRecord *area)
{
  GocuaAreaRequest *self = g_new0 (GocuaAreaRequest, 1);

  self->kind = kind;
  self->area = area != NULL ? gocua_record_copy (area) : NULL;
  self->others = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  return self;
}

void
gocua_area_request_free (GocuaAreaRequest *self)
{
  g_clear_pointer (&self->area, gocua_record_unref);
  g_ptr_array_unref (self->others);
  g_free (self->name);
  g_free (self->group);
  g_free (self);
}

static gboolean
has_words (const char *text)
{
  g_autofree char *clean = gocua_text_clean (text);

  return *clean != '\0';
}

gboolean
gocua_area_request_is_complete (const GocuaAreaRequest *self)
{
  switch (self->kind)
    {
    case GOCUA_AREA_REQUEST_MERGE:
      return self->others->len > 0;
    case GOCUA_AREA_REQUEST_GROUP:
    default:
      return has_words (self->group) && has_words (self->name);
    }
}

gpointer
gocua_area_request_plan (GocuaDb *db, gpointer request, GCancellable *cancellable, GError **error)
{
  GocuaAreaRequest *self = request;
  switch (self->kind)
    {
    case GOCUA_AREA_REQUEST_MERGE:
      return gocua_areas_plan_merge (db, self->area, self->others, error);
    case GOCUA_AREA_REQUEST_GROUP:
    default:
      return gocua_areas_plan_group (db, self->area, self->group, self->name, error);
    }
}

const char *
gocua_area_request_get_verb (GocuaAreaRequestKind kind)
{
  switch (kind)
    {
    case GOCUA_AREA_REQUEST_MERGE:
      return C_ ("button", "Merge");
    case GOCUA_AREA_REQUEST_GROUP:
    default:
      return C_ ("button", "Rename");
    }
}

const char *
gocua_area_request_get_hint (GocuaAreaRequestKind kind)
{
  switch (kind)
    {
    case GOCUA_AREA_REQUEST_MERGE:
      return _ ("Tick the areas whose households and teams come here.");
    case GOCUA_AREA_REQUEST_GROUP:
    default:
      return _ ("Write the tổ as it is on the roster; capitals and accents don’t matter.");
    }
}

const char *
gocua_area_request_get_done (GocuaAreaRequestKind kind)
{
  switch (kind)
    {
    case GOCUA_AREA_REQUEST_MERGE:
      return _ ("Areas merged");
    case GOCUA_AREA_REQUEST_GROUP:
    default:
      return _ ("Tổ renamed");
    }
}
