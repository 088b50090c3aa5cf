/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-main-view.h: an open ward: the list of pages on the left, the page, and the way back. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_MAIN_VIEW (gocua_main_view_get_type ())
G_DECLARE_FINAL_TYPE (GocuaMainView, gocua_main_view, GOCUA, MAIN_VIEW, GtkBox)

/** gocua_main_view_prepare: reads what the view and its first page are made of, so that it need not be done
 * when the ward is open: 3 ms. Main thread. */
void gocua_main_view_prepare (void);

/** gocua_main_view_new: the pages are made when they are first shown. */
GtkWidget *gocua_main_view_new (GocuaSession *session);

/** gocua_main_view_go: as gocua_session_go(). */
void
gocua_main_view_go (GocuaMainView *self, const char *page, const GocuaQuery *query, const GocuaId *household);

/** gocua_main_view_go_back: to the page, and the question, before this one. Returns: whether there is one */
gboolean gocua_main_view_go_back (GocuaMainView *self);

/** gocua_main_view_enter_sheet: as gocua_keying_page_enter(), from any page. */
void gocua_main_view_enter_sheet (GocuaMainView *self, const char *code);

/** gocua_main_view_find: shows the households with the keyboard in the search. */
void gocua_main_view_find (GocuaMainView *self);

/** gocua_main_view_verify_sheet: shows the page on which @sheet is typed a second time, as a whole. */
void gocua_main_view_verify_sheet (GocuaMainView *self, const GocuaId *sheet);

/** gocua_main_view_get_page: Returns: (transfer none): the id of the page that is shown */
const char *gocua_main_view_get_page (GocuaMainView *self);

/** gocua_main_view_get_page_widget: Returns: (transfer none): the page that is shown */
GtkWidget *gocua_main_view_get_page_widget (GocuaMainView *self);

/** gocua_main_view_get_actions: Returns: (transfer none) (nullable): see gocua-ward-actions.h; %NULL once the
 * view goes */
GSimpleActionGroup *gocua_main_view_get_actions (GocuaMainView *self);

/** gocua_main_view_get_session: Returns: (transfer none) (nullable): %NULL once the view goes */
GocuaSession *gocua_main_view_get_session (GocuaMainView *self);

/** gocua_main_view_get_nth_page: @place: in the list of pages, from 0; @title: (out) (optional): a msgid of
 * the context "page"; @icon: (out) (optional). Returns: whether there are so many */
gboolean gocua_main_view_get_nth_page (guint place, const char **id, const char **title, const char **icon);

G_END_DECLS
