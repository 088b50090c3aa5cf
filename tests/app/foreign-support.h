/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foreign-support.h: what somebody at another computer entered, arriving in an open ward as sync takes it in:
 * by another connection. */
#pragma once

#include "app/gocua-session.h"
#include "core/gocua-change.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"
#include "store/gocua-ward.h"

static const GocuaId foreign_device = { { 0xde, 0x71, 0xce, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1 } };

static inline GocuaChange *
foreign_change_new (const char *kind, const GocuaId *entity, const char *author)
{
  static gint64 later;
  GocuaChange *change = gocua_change_new (kind, entity);

  gocua_id_init_new (&change->id, g_get_real_time () / 1000);
  gocua_id_init_new (&change->batch, g_get_real_time () / 1000);
  change->device = foreign_device;
  /* After everything that was entered here so far, each after the one before. */
  change->stamp = GOCUA_STAMP_MAKE (g_get_real_time () / 1000 + 1000 + later++, 0);
  gocua_change_set_author (change, author);
  return change;
}

static inline void
foreign_set_text (GocuaChange *change, const char *field, const char *text, GocuaStamp base)
{
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  gocua_value_set_text (&value, text);
  gocua_change_add (change, field, &value, base);
}

/* Takes the changes in by a connection of its own, and says so as sync does. @changes: (transfer full) */
static inline void
foreign_arrive (GocuaSession *session, GPtrArray *changes)
{
  g_autoptr (GPtrArray) owned = changes;
  g_autoptr (GError) error = NULL;
  GocuaStore *store = gocua_session_get_store (session);
  GocuaDb *db = gocua_ward_open (gocua_store_get_path (store), FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (gocua_journal_receive (db, owned, NULL, NULL, &error));
  g_assert_no_error (error);
  gocua_ward_close (db);
  gocua_store_announce (store);
}

static inline void
foreign_arrive_one (GocuaSession *session, GocuaChange *change)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);

  g_ptr_array_add (changes, change);
  foreign_arrive (session, changes);
}

/* The same field of a household, set there to @text by somebody who had seen what @base stamped. */
static inline void
foreign_edit (GocuaSession *session,
              const GocuaId *household,
              const char *field,
              const char *text,
              GocuaStamp base,
              const char *author)
{
  GocuaChange *change = foreign_change_new ("household", household, author);

  foreign_set_text (change, field, text, base);
  foreign_arrive_one (session, change);
}

/* Returns: (transfer full): the thing as it stands in the file */
static inline GocuaRecord *
load_record (GocuaSession *session, GocuaKind kind, const GocuaId *id)
{
  g_autoptr (GError) error = NULL;
  GocuaDb *db = gocua_ward_open (gocua_store_get_path (gocua_session_get_store (session)), FALSE, &error);
  GocuaRecord *record;

  g_assert_no_error (error);
  record = gocua_entity_load (db, kind, id, &error);
  g_assert_no_error (error);
  gocua_ward_close (db);
  return record;
}
