/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-import-result.h: what a list would do: numbers, and the rows behind each of them. */
#pragma once

#include <adwaita.h>

#include "roster/gocua-roster-plan.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_IMPORT_RESULT (gocua_import_result_get_type ())
G_DECLARE_FINAL_TYPE (GocuaImportResult, gocua_import_result, GOCUA, IMPORT_RESULT, GtkBox)

/** gocua_import_result_show: Emits "save-refused" when the person wants the refused rows as a file. */
void gocua_import_result_show (GocuaImportResult *self, GocuaRosterPlan *plan);

/** gocua_import_result_show_rows: shows the rows with @verdict, as the button with their number does. */
void gocua_import_result_show_rows (GocuaImportResult *self, GocuaRosterVerdict verdict);

G_END_DECLS
