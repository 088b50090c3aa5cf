/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-page.h: a roster from a CSV file: look at it, try it, take it in. */
#pragma once

#include <adwaita.h>

#include "app/gocua-session.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_IMPORT_PAGE (gocua_import_page_get_type ())
G_DECLARE_FINAL_TYPE (GocuaImportPage, gocua_import_page, GOCUA, IMPORT_PAGE, GtkBox)

GtkWidget *gocua_import_page_new (GocuaSession *session);

/** gocua_import_page_open: shows the list in @file, as if it had been chosen. */
void gocua_import_page_open (GocuaImportPage *self, GFile *file);

/** gocua_import_page_save_refused: writes the refused rows of the list that was checked to the workbook
 * @target. */
void gocua_import_page_save_refused (GocuaImportPage *self, GFile *target);

G_END_DECLS
