/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-print-options.h: whether phone numbers go on paper, and why. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOCUA_TYPE_PRINT_OPTIONS (gocua_print_options_get_type ())
G_DECLARE_FINAL_TYPE (GocuaPrintOptions, gocua_print_options, GOCUA, PRINT_OPTIONS, GtkBox)

/** GocuaPrintOptions::changed: the person chose otherwise, or wrote another reason. */

GtkWidget *gocua_print_options_new (void);
gboolean gocua_print_options_get_phones (GocuaPrintOptions *self);

/** gocua_print_options_dup_reason: Returns: (transfer full) (nullable): why, cleaned; %NULL for none */
char *gocua_print_options_dup_reason (GocuaPrintOptions *self);

/** gocua_print_options_is_complete: Returns: %FALSE while phone numbers are wanted and no reason is given */
gboolean gocua_print_options_is_complete (GocuaPrintOptions *self);

G_END_DECLS
