/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-names.h: names, phone numbers and remarks for people who do not exist. For src/sample only. */
#pragma once

#include <glib.h>

#include "core/gocua-outcome.h"

G_BEGIN_DECLS

/**
 * gocua_sample_person:
 *
 * Family names come as often as they do in the south of Vietnam; middle and given names are common ones of
 * those who are grown up today, some of four or five parts.
 *
 * Returns: (transfer full): a name
 */
char *gocua_sample_person (GRand *dice);

/** GOCUA_SAMPLE_PHONE_PREFIX: looks like a mobile number, but network code 72 is not given to any operator.
 */
#define GOCUA_SAMPLE_PHONE_PREFIX "072"

/** gocua_sample_phone: Returns: (transfer full): ten digits that cannot be anybody's number */
char *gocua_sample_phone (GRand *dice);

/** gocua_sample_visit_note: Returns: (transfer none): what a team might write down after such an outcome */
const char *gocua_sample_visit_note (GRand *dice, GocuaOutcome outcome);

/** gocua_sample_household_note: Returns: (transfer none): a remark about a household; nothing about anybody's
 * health */
const char *gocua_sample_household_note (GRand *dice);

/** gocua_sample_withdrawal: Returns: (transfer none): why a visit was withdrawn */
const char *gocua_sample_withdrawal (GRand *dice);

#define GOCUA_SAMPLE_N_OPERATORS 5

/** gocua_sample_operator: Returns: (transfer none): who enters, @i less than %GOCUA_SAMPLE_N_OPERATORS */
const char *gocua_sample_operator (guint i);

G_END_DECLS
