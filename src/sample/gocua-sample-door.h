/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sample-door.h: what one knock at one door might bring. For src/sample only. */
#pragma once

#include "sample/gocua-sample-roster.h"

G_BEGIN_DECLS

/** GocuaSampleDoor: how a campaign goes at the doors. */
typedef struct
{
  GocuaCampaign *campaign;
  GRand *dice;
  guint n_indicators;
  guint by_id[GOCUA_MAX_INDICATORS];  /* slots in the order of their ids */
  guint likely[GOCUA_MAX_INDICATORS]; /* percent of yes at a first visit */
} GocuaSampleDoor;

/** GocuaSampleKnock: @answers and @reason are %NULL where there is none; @follow_up is in days from the
 * visit, or 0. */
typedef struct
{
  GocuaOutcome outcome;
  char *answers; /* (owned) */
  const char *reason;
  const char *note;
  int follow_up;
} GocuaSampleKnock;

void gocua_sample_knock_clear (GocuaSampleKnock *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaSampleKnock, gocua_sample_knock_clear)

void gocua_sample_door_init (GocuaSampleDoor *self, GocuaCampaign *campaign, GRand *dice);

/**
 * gocua_sample_door_knock:
 * @household: what is known of it; what the knock brings is written there
 * @knock: (out caller-allocates): what a team writes down
 *
 * Answers keep to what the campaign's indicators require of each other and to the number of people.
 */
void gocua_sample_door_knock (const GocuaSampleDoor *self,
                              GocuaSampleHousehold *household,
                              GocuaSampleKnock *knock);

/** gocua_sample_door_ask: Returns: (transfer full) (nullable): answers of a household that was met */
char *gocua_sample_door_ask (const GocuaSampleDoor *self, GocuaSampleHousehold *household);

G_END_DECLS
