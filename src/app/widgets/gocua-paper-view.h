/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-paper-view.h: pages as they come out of the printer, to be looked at one by one. */
#pragma once

#include <gtk/gtk.h>

#include "paper/gocua-paper.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_PAPER_VIEW (gocua_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (GocuaPaperView, gocua_paper_view, GOCUA, PAPER_VIEW, GtkBox)

/** gocua_paper_view_set_paper: @paper: (transfer full) (nullable); the page that is looked at stays when
 * there is one */
void gocua_paper_view_set_paper (GocuaPaperView *self, GocuaPaper *paper);

/** gocua_paper_view_set_note: @note: (nullable): said beside the number of the page */
void gocua_paper_view_set_note (GocuaPaperView *self, const char *note);

G_END_DECLS
