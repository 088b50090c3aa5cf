/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-clock.h: injected time, and the hybrid logical clock that stamps changes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GocuaClock:
 *
 * Where the program reads the time from. Nothing in core asks the system itself, so a test can put the clock
 * where it wants. Thread-safe.
 */
typedef struct _GocuaClock GocuaClock;

/** gocua_clock_new_system: Returns: (transfer full): the clock of the machine, until it is corrected */
GocuaClock *gocua_clock_new_system (void);

/** gocua_clock_new_manual: a clock that stands at @now_ms (milliseconds since 1970) until it is moved. */
GocuaClock *gocua_clock_new_manual (gint64 now_ms);

/** gocua_clock_advance: moves a manual clock. */
void gocua_clock_advance (GocuaClock *self, gint64 ms);

/** gocua_clock_now_ms: Returns: milliseconds since 1970, UTC */
gint64 gocua_clock_now_ms (GocuaClock *self);

/** GOCUA_CLOCK_TOLERANCE_MS: two clocks that differ by less are taken to agree; an answer may be on its way
 * as long. */
#define GOCUA_CLOCK_TOLERANCE_MS (5 * 1000)

/**
 * gocua_clock_correct:
 * @true_ms: what a clock that is known to be right says now, milliseconds since 1970
 *
 * From now on the clock runs with the other one, whatever the machine says. Differences within the tolerance
 * are left alone, so that the clock does not jump with each answer.
 */
void gocua_clock_correct (GocuaClock *self, gint64 true_ms);

/** gocua_clock_get_offset_ms: Returns: how far the machine's clock is behind the right one, negative when it
 * is ahead; 0 when it was never corrected or is within the tolerance */
gint64 gocua_clock_get_offset_ms (GocuaClock *self);

GocuaClock *gocua_clock_ref (GocuaClock *self);
void gocua_clock_unref (GocuaClock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaClock, gocua_clock_unref)

/**
 * GocuaStamp:
 *
 * The time of a change on a hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014):
 * milliseconds since 1970 in the upper 48 bits, a counter in the lower 16. 0 is "never".
 */
typedef guint64 GocuaStamp;

#define GOCUA_STAMP_MAKE(ms, counter) (((GocuaStamp) (ms) << 16) | (guint16) (counter))
#define GOCUA_STAMP_MS(stamp)         ((gint64) ((stamp) >> 16))

/**
 * gocua_stamp_next:
 * @last: the greatest stamp seen so far
 * @now_ms: what the clock says
 *
 * Returns: a stamp greater than @last, and not before @now_ms. More than 65,536 in one millisecond run on
 * into the next one.
 */
GocuaStamp gocua_stamp_next (GocuaStamp last, gint64 now_ms);

G_END_DECLS
