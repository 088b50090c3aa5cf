/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-request.h: what a person asks for in a dialog that changes areas, and its words. */
#pragma once

#include "store/gocua-areas.h"

G_BEGIN_DECLS

typedef enum
{
  GOCUA_AREA_REQUEST_MERGE,
  GOCUA_AREA_REQUEST_GROUP,
} GocuaAreaRequestKind;

/** GocuaAreaRequest: goes to the reading thread and shares nothing with the window. */
typedef struct
{
  GocuaAreaRequestKind kind;
  GocuaRecord *area;  /* (nullable): into which is merged, whose tổ it is */
  char *name, *group; /* (nullable) */
  GPtrArray *others;  /* of GocuaRecord: areas to merge */
} GocuaAreaRequest;

GocuaAreaRequest *gocua_area_request_new (GocuaAreaRequestKind kind, const GocuaRecord *area);
void gocua_area_request_free (GocuaAreaRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaAreaRequest, gocua_area_request_free)

/** gocua_area_request_is_complete: Returns: whether it says enough to be planned */
gboolean gocua_area_request_is_complete (const GocuaAreaRequest *self);

/** gocua_area_request_plan: a #GocuaStoreFunc that only reads. @request: a #GocuaAreaRequest. Returns:
 * (transfer full): a #GocuaAreaPlan */
gpointer gocua_area_request_plan (GocuaDb *db, gpointer request, GCancellable *cancellable, GError **error);

/** gocua_area_request_get_verb, _get_hint, _get_done: Returns: (transfer none): the words of the button, for
 * a form that is not complete yet, and for afterwards */
const char *gocua_area_request_get_verb (GocuaAreaRequestKind kind);
const char *gocua_area_request_get_hint (GocuaAreaRequestKind kind);
const char *gocua_area_request_get_done (GocuaAreaRequestKind kind);

G_END_DECLS
