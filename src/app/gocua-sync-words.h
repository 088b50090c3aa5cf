/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sync-words.h: what the window says about where entries are: on this computer, on their way, at the
 * city. */
#pragma once

#include "sync/gocua-sync-standing.h"

G_BEGIN_DECLS

/*
 * One place for the words "saved" and "sent", so that they can't contradict each other. In all of these
 * @standing is %NULL while nothing is known of a server yet, @today is an ISO date. All functions are pure
 * and return what the caller owns, unless they say otherwise.
 */

/** gocua_sync_words_is_known: Returns: whether @standing was read from the file already: until then nobody
 * knows of a server */
gboolean gocua_sync_words_is_known (const GocuaSyncStanding *standing);

/** gocua_sync_words_button: the small mark in the window: "Saved on this computer, not sent to the city yet:
 * 12" */
char *gocua_sync_words_button (const GocuaSyncStanding *standing, gboolean is_saving, const char *today);

/** gocua_sync_words_button_short: the same where there is little room: "Not sent: 12" */
char *
gocua_sync_words_button_short (const GocuaSyncStanding *standing, gboolean is_saving, const char *today);

/** gocua_sync_words_tooltip: what the mark means, and what a click does. */
char *gocua_sync_words_tooltip (const GocuaSyncStanding *standing, const char *today);

/** gocua_sync_words_icon: Returns: (transfer none): the name of the mark's icon */
const char *gocua_sync_words_icon (const GocuaSyncStanding *standing, gboolean is_saving);

/** gocua_sync_words_moment: "14:32" for a moment of @today, else "02/03/2025 14:32" */
char *gocua_sync_words_moment (gint64 time_ms, const char *today);

/** gocua_sync_words_last_answer: the moment of the server's last answer, or words for never. */
char *gocua_sync_words_last_answer (const GocuaSyncStanding *standing, const char *today);

/** gocua_sync_words_progress: "1,200 of 21,940" while something is on its way, else "" */
char *gocua_sync_words_progress (const GocuaSyncStanding *standing);

/** gocua_sync_words_next_try: (nullable): when it is tried again by itself */
char *gocua_sync_words_next_try (const GocuaSyncStanding *standing, gint64 now_ms);

/** gocua_sync_words_kept: that @n_waiting changes are kept, for who signs out. */
char *gocua_sync_words_kept (gint64 n_waiting);

/** gocua_sync_words_kept_on_sign_in: that @n_waiting changes are kept and sent, for who signs in. */
char *gocua_sync_words_kept_on_sign_in (gint64 n_waiting);

/** gocua_sync_words_role: @role: (nullable). Returns: (transfer none): what the role may do, "" for none */
const char *gocua_sync_words_role (const char *role);

/** gocua_sync_words_author: @author: (nullable). Returns: (transfer none): the name, or words for nobody
 * known
 */
const char *gocua_sync_words_author (const char *author);

G_END_DECLS
