/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sought.h: what somebody typed to find something, and how well a text answers it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** GocuaMatch: how well what was typed is in a text: the smaller, the better. */
typedef enum
{
  GOCUA_MATCH_ACCENTS,       /* whole words, as written */
  GOCUA_MATCH_WORDS,         /* whole words, accents and case apart */
  GOCUA_MATCH_BEGIN_ACCENTS, /* the last word only begun */
  GOCUA_MATCH_BEGIN,
  GOCUA_MATCH_SCATTERED, /* not together, whether or not each word is there */
} GocuaMatch;

/** GocuaSought: what was typed, in the forms in which it is compared. Immutable, owned by who made it. */
typedef struct _GocuaSought GocuaSought;

/** gocua_sought_new: @typed: (nullable): as typed, also half a word. Any thread. */
GocuaSought *gocua_sought_new (const char *typed);
void gocua_sought_free (GocuaSought *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSought, gocua_sought_free)

/** gocua_sought_is_empty: Returns: whether there is no word in what was typed. Any thread. */
gboolean gocua_sought_is_empty (const GocuaSought *self);

/**
 * gocua_sought_match:
 * @text: what may hold it
 * @at_begin: (out): whether it stands at the beginning of @text
 * @at_end: (out): whether it stands at the end of @text
 *
 * Whether all of what was typed stands together in @text, beginning a word. With %GOCUA_MATCH_SCATTERED the
 * places mean nothing. Any thread.
 */
GocuaMatch
gocua_sought_match (const GocuaSought *self, const char *text, gboolean *at_begin, gboolean *at_end);

#define GOCUA_SOUGHT_NONE G_MAXUINT
/* The rank of whose words are there, but not together. */
#define GOCUA_SOUGHT_LAST ((GOCUA_MATCH_SCATTERED + 1) * 4 - 1)

/**
 * gocua_sought_rank:
 * @title: the name of a thing: of an area, of a page, of something that can be done
 * @others: (nullable): other words for it, parted by semicolons: "export; save as; Excel"
 *
 * The order among titles: by #GocuaMatch first; within it the whole title, its beginning, another place in
 * it, the other words. "kp3" and "kp 3" are as good as "Khu phố 3": the first letters of the words from the
 * first one on, and numbers. Each word typed must begin a word. Any thread.
 *
 * Returns: the smaller the better, at most %GOCUA_SOUGHT_LAST; %GOCUA_SOUGHT_NONE when it isn't meant
 */
guint gocua_sought_rank (const GocuaSought *self, const char *title, const char *others);

G_END_DECLS
