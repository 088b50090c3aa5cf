/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-busy-page.h: what the window is working on, while there is nothing else to show. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_BUSY_PAGE (gocua_busy_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaBusyPage, gocua_busy_page, GOCUA, BUSY_PAGE, GtkBox)

/**
 * gocua_busy_page_new:
 * @title: what is being done
 * @description: (nullable): more about it
 * @can_cancel: whether to show how far it is, and a button that emits the signal “cancel”
 */
GtkWidget *gocua_busy_page_new (const char *title, const char *description, gboolean can_cancel);

/** gocua_busy_page_set_fraction: @fraction: 0 to 1; less than 0 when nobody knows, which moves the bar on */
void gocua_busy_page_set_fraction (GocuaBusyPage *self, double fraction);

G_END_DECLS
