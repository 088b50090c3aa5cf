/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-follow-up.c: which doors are due again, and when. */

#include "core/gocua-follow-up.h"

#include "core/gocua-date.h"

GocuaFollowUpKind
gocua_follow_up_get (const GocuaStatus *status, char due[GOCUA_ISO_DATE_SIZE])
{
  g_autofree char *again = NULL;

  g_return_val_if_fail (status != NULL && due != NULL, GOCUA_FOLLOW_UP_NONE);

  due[0] = '\0';
  if (!status->eligible)
    return GOCUA_FOLLOW_UP_NONE;
  if (status->follow_up[0] != '\0')
    {
      g_strlcpy (due, status->follow_up, GOCUA_ISO_DATE_SIZE);
      return GOCUA_FOLLOW_UP_PROMISED;
    }
  if ((status->outcome != GOCUA_OUTCOME_ABSENT && status->outcome != GOCUA_OUTCOME_LOCKED) ||
      status->attempts >= GOCUA_SECOND_VISIT_ATTEMPTS || status->reached)
    return GOCUA_FOLLOW_UP_NONE;
  again = gocua_date_add_days (status->last_date, GOCUA_SECOND_VISIT_DAYS);
  g_strlcpy (due, again != NULL ? again : "", GOCUA_ISO_DATE_SIZE);
  return again != NULL ? GOCUA_FOLLOW_UP_SECOND_VISIT : GOCUA_FOLLOW_UP_NONE;
}
