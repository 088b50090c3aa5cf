/* SPDX-License-Identifier: GPL-3.0-or-later */
/* converge.h: a random history of several computers and the real server. */
#pragma once

#include "../store/gocua-test-store.h"
#include "sync/gocua-exchange.h"

#define MAX_STORES 5

typedef struct
{
  GocuaDb *db;
  GocuaClock *clock;
  GocuaExchange *exchange;
  char *path;
  guint breaks_in; /* the so-many-th step of an exchange fails, 0 none */
  guint away;      /* steps for which it has no line */
} Computer;

typedef struct
{
  const char *server;
  const char *template_path;
  const char *folder;
  GRand *random;
  guint number;
  char *ward;
  Computer computers[MAX_STORES];
  guint n_computers;
  GHashTable *visits;   /* of GocuaId: all that were ever made */
  GHashTable *replaced; /* of GocuaId of changes: somebody who saw its value set another one */
  const char *doing;
  guint n_broken, n_lost_answers, n_pieces, n_conflicts, n_edits;
} History;

static inline guint
pick (History *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

static inline void
fail (History *self, const char *what)
{
  g_error ("history %u, %s: %s", self->number, self->doing, what);
}

static inline void
check (History *self, GError *error)
{
  if (error != NULL)
    fail (self, error->message);
}

static inline guint64
get_unit (const GocuaKindInfo *info, guint field)
{
  return info->fields[field].unit != 0 ? 1000 + (guint) info->fields[field].unit : field;
}

static inline gboolean
sets_unit (const GocuaChange *change, GocuaKind kind, guint64 unit)
{
  const GocuaKindInfo *info = gocua_kind_get_info (kind);

  for (guint i = 0; i < gocua_change_get_n_sets (change); i++)
    {
      int field = gocua_kind_find_field (kind, gocua_change_get_set (change, i)->field);

      if (field >= 0 && get_unit (info, (guint) field) == unit)
        return TRUE;
    }
  return FALSE;
}

static inline gboolean
counts_after (const GocuaChange *a, const GocuaChange *b)
{
  return a->stamp != b->stamp ? a->stamp > b->stamp : gocua_id_compare (&a->device, &b->device) > 0;
}

/** history_add_household ...: what a person does at the computer; nothing where there is nothing to do it
 * with. */
void history_add_household (History *self, Computer *computer);
void history_add_visit (History *self, Computer *computer);
void history_edit (History *self, Computer *computer);
void history_undo (History *self, Computer *computer);
void history_settle (History *self, Computer *computer);

/** history_check_end: all computers and the server hold the same, and nothing went unseen. */
void history_check_end (History *self);
