/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-state-mark.h: what a household answered to one indicator: a shape, a colour, and the words for it. */
#pragma once

#include <gtk/gtk.h>

#include "core/gocua-campaign.h"

G_BEGIN_DECLS

#define GOCUA_TYPE_STATE_MARK (gocua_state_mark_get_type ())
G_DECLARE_FINAL_TYPE (GocuaStateMark, gocua_state_mark, GOCUA, STATE_MARK, GtkWidget)

GtkWidget *gocua_state_mark_new (void);

/**
 * gocua_state_mark_set:
 * @indicator: (nullable): %NULL shows nothing
 * @value: below 0 unknown, 0 no, from 1 yes or how many people
 * @people: of how many people of eligible age, -1 where it is not known
 */
void gocua_state_mark_set (GocuaStateMark *self, const GocuaIndicator *indicator, int value, int people);

/** gocua_state_mark_format: Returns: (transfer full): "●", "○", "◌"; of a count "2/3", or "2" where people is
 * -1 */
char *gocua_state_mark_format (gboolean is_count, int value, int people);

/** gocua_state_mark_describe: Returns: (transfer full): the same in words: "Knows the app: yes" */
char *gocua_state_mark_describe (const GocuaIndicator *indicator, int value, int people);

G_END_DECLS
