/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-ward-actions.h: what can be done to the open ward from any page. */
#pragma once

#include "app/gocua-session.h"

G_BEGIN_DECLS

/**
 * gocua_ward_actions_new:
 * @view: what shows the ward; dialogs belong to its window. Not owned, it owns the actions
 *
 * The actions "find-doubles", "new-household", "new-area", "new-areas", "new-team", "sync-now", "sign-in",
 * "sign-out", "backup", and "on-page" with the target (page, action): goes to a page and does what the page
 * itself offers as an action. They are inserted into @view as "ward".
 *
 * Returns: (transfer full): the actions
 */
GSimpleActionGroup *gocua_ward_actions_new (GtkWidget *view, GocuaSession *session);

/** gocua_ward_actions_set_standing: what is possible depends on whether somebody is signed in. @standing:
 * (nullable): not known yet */
void gocua_ward_actions_set_standing (GSimpleActionGroup *self, const GocuaSyncStanding *standing);

/** gocua_ward_actions_set_takes_entries: whether the ward can be changed; what would end in nothing being
 * saved is not possible otherwise */
void gocua_ward_actions_set_takes_entries (GSimpleActionGroup *self, gboolean takes_entries);

G_END_DECLS
