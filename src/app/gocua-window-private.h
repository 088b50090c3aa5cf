/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-window-private.h: what the window consists of, for the files that make it up. */
#pragma once

#include "app/gocua-window.h"

G_BEGIN_DECLS

struct _GocuaWindow
{
  AdwApplicationWindow parent_instance;

  GtkBox *content;
  AdwToastOverlay *toasts;
  GtkOverlay *overlay;
  GtkStack *stack;

  GSettings *settings; /* %NULL once the window goes */
  GocuaSession *session;
  GtkWidget *main_view;      /* in the stack while there is a session */
  GtkWidget *welcome;        /* in the stack from when it is first shown */
  GtkWidget *find_bar;       /* (nullable): over the stack, from when it is first opened */
  GtkWidget *error_bar;      /* (nullable): below it, from the first error on */
  GtkWidget *page;           /* the wizard, the busy page or the page of trouble, in the stack while shown */
  GCancellable *cancellable; /* of what the busy page shows */
  gboolean is_opening;       /* a ward, and it is not known yet whether that works */
  guint opening;             /* counts what was asked for, so that an older answer is dropped */
  AdwToast *toast;           /* (nullable) (weak): the one that is shown */
  guint present_source;
  guint close_source;
};

/** gocua_window_show_page: shows one of the pages that are made for one use, in the place of the last of
 * them. @page: (transfer floating) */
void gocua_window_show_page (GocuaWindow *self, GtkWidget *page);

/** gocua_window_show_start: shows the open ward, else the first question. */
void gocua_window_show_start (GocuaWindow *self);

/** gocua_window_show_busy: shows gocua_busy_page_new() with these words; its button cancels what is under
 * way. */
void
gocua_window_show_busy (GocuaWindow *self, const char *title, const char *description, gboolean can_cancel);

/** gocua_window_add_error: tells below the pages what went wrong. @what: a sentence; @error: (nullable): why
 */
void gocua_window_add_error (GocuaWindow *self, const char *what, const GError *error);

/** gocua_window_navigate: as gocua_session_go(); nothing while no ward is open. */
void gocua_window_navigate (GocuaWindow *self,
                            const char *page,
                            const GocuaQuery *query,
                            const GocuaId *household);

/** gocua_window_choose_file: asks for a ward file, and opens it. */
void gocua_window_choose_file (GocuaWindow *self);

/** gocua_window_begin_new_ward: shows the wizard that makes a ward. */
void gocua_window_begin_new_ward (GocuaWindow *self);

/** gocua_window_begin_join: shows the page on which a ward of the server is signed in to. */
void gocua_window_begin_join (GocuaWindow *self);

/** gocua_window_begin_carry: shows the window that carries an old ward over into the open one. */
void gocua_window_begin_carry (GocuaWindow *self);

/** gocua_window_install_keys: Ctrl+Z, which in a text entry takes back letters, also when there are none left
 * to take back. */
void gocua_window_install_keys (GtkWidgetClass *widget_class);

/** gocua_window_add_actions: adds the actions "win". */
void gocua_window_add_actions (GocuaWindow *self);

/** gocua_window_update_actions: those of a ward are possible only while one is open. */
void gocua_window_update_actions (GocuaWindow *self);

/** gocua_window_wait_for_writes: Returns: whether something is not on the disk yet; the window then says so
 * and closes by itself once it is */
gboolean gocua_window_wait_for_writes (GocuaWindow *self);

G_END_DECLS
