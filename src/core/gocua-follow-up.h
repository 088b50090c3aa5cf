/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-follow-up.h: which doors are due again, and when. */
#pragma once

#include "core/gocua-status.h"

G_BEGIN_DECLS

/** Nobody was there: the door is knocked at again after so many days, until it was tried so many times. */
#define GOCUA_SECOND_VISIT_DAYS     3
#define GOCUA_SECOND_VISIT_ATTEMPTS 3

/**
 * GocuaFollowUpKind:
 * @GOCUA_FOLLOW_UP_NONE: nothing is due
 * @GOCUA_FOLLOW_UP_PROMISED: somebody promised to come again, or the desk planned it
 * @GOCUA_FOLLOW_UP_SECOND_VISIT: nobody was there the last time
 */
typedef enum
{
  GOCUA_FOLLOW_UP_NONE,
  GOCUA_FOLLOW_UP_PROMISED,
  GOCUA_FOLLOW_UP_SECOND_VISIT,
} GocuaFollowUpKind;

/**
 * gocua_follow_up_get:
 * @status: where the household stands
 * @due: (out caller-allocates): ISO: the day from which it is due, which may lie ahead; "" for none
 *
 * Returns: whether and why somebody is to go there again. Any thread.
 */
GocuaFollowUpKind gocua_follow_up_get (const GocuaStatus *status, char due[GOCUA_ISO_DATE_SIZE]);

G_END_DECLS
