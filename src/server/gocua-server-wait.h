/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-server-wait.h: requests that wait until there is something new in their ward. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** GocuaWait: those who wait in this process, and the connection to the database that tells when to wake
 * them. */
typedef struct _GocuaWait GocuaWait;
typedef struct _GocuaWaiter GocuaWaiter;

/**
 * gocua_wait_new:
 * @suspend: puts the request to sleep; called while a lock is held, so it must not wait for anything
 * @resume: wakes it; likewise
 *
 * Starts a thread that listens for what any process of the server has taken in.
 */
GocuaWait *gocua_wait_new (void (*suspend) (gpointer request), void (*resume) (gpointer request));

/** gocua_wait_free: ends the thread. Nobody may wait any more. */
void gocua_wait_free (GocuaWait *self);

/**
 * gocua_wait_add:
 * @deadline_us: of g_get_monotonic_time()
 *
 * From now on nothing that comes into the ward is missed. To be called before looking whether there is
 * something.
 */
GocuaWaiter *gocua_wait_add (GocuaWait *self, const char *ward, gint64 deadline_us, gpointer request);

/**
 * gocua_wait_sleep:
 *
 * Suspends the request until something comes or its time is over.
 *
 * Returns: %FALSE when something came since the last look, so that it is time for another one; also when the
 * time is over (gocua_wait_is_over())
 */
gboolean gocua_wait_sleep (GocuaWait *self, GocuaWaiter *waiter);

/** gocua_wait_is_over: Returns: whether the request is to be answered now, whatever there is */
gboolean gocua_wait_is_over (GocuaWait *self, GocuaWaiter *waiter);

void gocua_wait_remove (GocuaWait *self, GocuaWaiter *waiter);

/** gocua_wait_tick: wakes those whose time is over; to be called now and then. */
void gocua_wait_tick (GocuaWait *self);

/** gocua_wait_stop: everyone's time is over, and that of those who come from now on. */
void gocua_wait_stop (GocuaWait *self);

G_END_DECLS
