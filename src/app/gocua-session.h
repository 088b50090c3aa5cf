/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-session.h: what the pages of one window share: the open ward, its campaign, and where to go. */
#pragma once

#include <gtk/gtk.h>

#include "core/gocua-campaign.h"
#include "core/gocua-query.h"
#include "store/gocua-overview.h"
#include "store/gocua-store.h"
#include "sync/gocua-sync.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_SESSION (gocua_session_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSession, gocua_session, GOCUA, SESSION, GObject)

/*
 * Signals, all on the main thread:
 * - "changed" (): something was committed; areas, teams and campaign below are already up to date. Pages read
 * again. While sync takes much in, that is at most once a second.
 * - "navigate" (char *page, GocuaQuery *query (nullable), GocuaId *household (nullable)): the window changes
 * the page.
 * - "toast" (char *text, char *undo_label (nullable), GocuaId *batch (nullable)): the window shows it.
 * - "undoing" (GCancellable *cancellable (nullable), double fraction): an undo is under way and can be
 * cancelled; with %NULL it is over.
 * - "error" (char *what, GError *error): the window shows a plain sentence that stays until it is read.
 */

/**
 * gocua_session_begin: starts opening the ward file at @path before there is a window, so that it is read
 * while the toolkit starts; the next gocua_session_new_async() for the same path takes it from there.
 */
void gocua_session_begin (const char *path);

/** gocua_session_new_async: opens the ward file at @path and reads what the pages share. */
void
gocua_session_new_async (const char *path, gboolean create, GAsyncReadyCallback callback, gpointer user_data);

/** gocua_session_new_finish: Returns: (transfer full) (nullable): the session, or %NULL with an error of the
 * store
 */
GocuaSession *gocua_session_new_finish (GAsyncResult *result, GError **error);

/**
 * gocua_session_take_overview: Returns: (transfer full) (nullable): the numbers that were read along with the
 * opening of the file, once, unless something was committed since
 */
GocuaOverview *gocua_session_take_overview (GocuaSession *self);

GocuaStore *gocua_session_get_store (GocuaSession *self);          /* (transfer none) */
GocuaCampaign *gocua_session_get_campaign (GocuaSession *self);    /* (transfer none) (nullable) */
const GocuaId *gocua_session_get_campaign_id (GocuaSession *self); /* (nullable) */
const char *gocua_session_get_ward_name (GocuaSession *self);      /* "Phường Tân Định" */

/** gocua_session_get_carried_to: Returns: (transfer none) (nullable): the wards to which this one was carried
 * over; then its file is for reading only */
const char *gocua_session_get_carried_to (GocuaSession *self);

/** gocua_session_takes_entries: Returns: whether anything can be changed in the ward, %FALSE once it was
 * carried over: what asks for something to be saved is not to be offered then */
gboolean gocua_session_takes_entries (GocuaSession *self);

/** gocua_session_reload: reads again what all pages share, and emits "changed". */
void gocua_session_reload (GocuaSession *self);

/** gocua_session_get_areas, gocua_session_get_teams ...: as the last "changed" left them; what is handed out
 * lives until the next. */
GPtrArray *gocua_session_get_areas (GocuaSession *self); /* (transfer none) of GocuaRecord, in order */
GPtrArray *gocua_session_get_teams (GocuaSession *self); /* (transfer none) of GocuaRecord, by name */
const char *gocua_session_get_area_name (GocuaSession *self, const GocuaId *area); /* "" when there is none */
const char *gocua_session_get_team_name (GocuaSession *self, const GocuaId *team); /* "" when there is none */
char *gocua_session_get_operator (GocuaSession *self); /* (transfer full): who is entering */
char *gocua_session_get_today (GocuaSession *self);    /* (transfer full) ISO */

/** gocua_session_get_sync: Returns: (transfer none): what keeps the ward and the city's server equal; made
 * when it is first asked for, which the first page does not. It runs after gocua_sync_start(). */
GocuaSync *gocua_session_get_sync (GocuaSession *self);

/** gocua_session_commit: commits @batch; on success shows a toast with an undo button when @done_text is
 * given, on failure emits "error" with @what ("The visit was not saved"). @callback (nullable) gets
 * gocua_session_commit_finish(). */
void gocua_session_commit (GocuaSession *self,
                           GocuaBatch *batch,
                           const char *done_text,
                           const char *what,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/** gocua_session_commit_finish: Returns: whether it is on the disk; the error has been told already */
gboolean gocua_session_commit_finish (GocuaSession *self, GAsyncResult *result, GError **error);

/** gocua_session_undo: undoes the last batch of this store (Ctrl+Z), or @batch when given, and says so in a
 * toast. */
void gocua_session_undo (GocuaSession *self, const GocuaId *batch);

/** gocua_session_go: page is an id of the list in gocua-main-view.c, such as "households"; @query for
 * households, @household for households too, and for areas the area or team that is meant. */
void
gocua_session_go (GocuaSession *self, const char *page, const GocuaQuery *query, const GocuaId *household);

/** gocua_session_toast: says @text for a few seconds. */
void gocua_session_toast (GocuaSession *self, const char *text);

/** gocua_session_toast_batch: says @text with a button that undoes @batch. */
void gocua_session_toast_batch (GocuaSession *self, const char *text, const GocuaId *batch);

/** gocua_session_report: says @what, a sentence, and why, until somebody has read it; nothing for what was
 * cancelled. @error: (nullable) */
void gocua_session_report (GocuaSession *self, const char *what, const GError *error);

G_END_DECLS
