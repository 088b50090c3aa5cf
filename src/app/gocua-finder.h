/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-finder.h: what the find bar finds: households, areas, teams, pages and what can be done. */
#pragma once

#include "app/gocua-commands.h"
#include "app/gocua-session.h"

G_BEGIN_DECLS

/* Enough to choose from; whoever wants more types more, or has all households listed. */
#define GOCUA_FINDER_HOUSEHOLDS 6
#define GOCUA_FINDER_OTHERS     5

typedef enum
{
  GOCUA_FOUND_RECENT, /* a command that was run lately */
  GOCUA_FOUND_HOUSEHOLD,
  GOCUA_FOUND_AREA,
  GOCUA_FOUND_TEAM,
  GOCUA_FOUND_PAGE,
  GOCUA_FOUND_ACTION,
} GocuaFoundKind;

/** GocuaFound: one line of what was found. */
typedef struct
{
  GocuaFoundKind kind;
  const char *heading; /* (nullable): translated, of the first line of its kind */
  const char *icon;
  char *title;
  char *detail;                /* (nullable) */
  char *keys;                  /* (nullable): "Ctrl+Shift+D" */
  GocuaId id;                  /* of a household, an area or a team; null: all households */
  const GocuaCommand *command; /* (nullable): the page or action */
} GocuaFound;

void gocua_found_free (gpointer found);

/** GocuaFoundHouseholds: what the store answered. */
typedef struct
{
  GPtrArray *rows; /* of GocuaHouseholdRow, the best first */
  guint n_all;     /* so many there are */
} GocuaFoundHouseholds;

void gocua_found_households_free (gpointer households);

/**
 * gocua_finder_ask_async:
 * @session: the open ward
 * @text: as typed
 *
 * Asks the reading thread of the store for households. Main thread.
 */
void gocua_finder_ask_async (GocuaSession *session,
                             const char *text,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/** gocua_finder_ask_finish: @source: the store. Returns: (transfer full) (nullable) */
GocuaFoundHouseholds *gocua_finder_ask_finish (GObject *source, GAsyncResult *result, GError **error);

/**
 * gocua_finder_list:
 * @text: as typed
 * @session: (nullable): the open ward
 * @households: (nullable): what the store answered to @text
 * @recent: (nullable) (array zero-terminated=1): titles (msgids) of commands that were run lately, the latest
 * first
 *
 * The groups stand in the order of the best of each, a household first where they are equal; in a group the
 * best is first. Without a word in @text there are what was run lately, and the usual pages and actions. What
 * is not possible now is left out.
 *
 * Returns: (transfer full) (element-type GocuaFound)
 */
GPtrArray *gocua_finder_list (const char *text,
                              GocuaSession *session,
                              const GocuaCommandPlaces *places,
                              const GocuaFoundHouseholds *households,
                              const char *const *recent);

/** gocua_finder_offer: Returns: (transfer full) (element-type GocuaFound): what to do when nothing was found
 */
GPtrArray *gocua_finder_offer (const GocuaCommandPlaces *places);

G_END_DECLS
