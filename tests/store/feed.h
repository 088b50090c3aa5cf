/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feed.h: changes that others made, as the server's feed brings them, and what the server says of ours. */
#pragma once

#include "gocua-test-store.h"

#include "store/gocua-projection.h"
#include "store/gocua-sync-store.h"

static const GocuaId epoch_one = { { 1 } };

static inline GocuaSyncState *
read_state (TestStore *store)
{
  g_autoptr (GError) error = NULL;
  GocuaSyncState *state = gocua_sync_read_state (store->db, &error);

  g_assert_no_error (error);
  return state;
}

static inline GPtrArray *
read_outbox (TestStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = gocua_sync_read_outbox (store->db, 5000, G_MAXSIZE, &error);

  g_assert_no_error (error);
  return changes;
}

/* The server takes all that waits, from @first on. */
static inline void
acknowledge_all (TestStore *store, gint64 first)
{
  g_autoptr (GPtrArray) changes = read_outbox (store);
  g_autofree GocuaSyncReceipt *receipts = g_new0 (GocuaSyncReceipt, changes->len);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < changes->len; i++)
    receipts[i].position = first + i;
  gocua_sync_acknowledge (store->db, &epoch_one, changes, receipts, TEST_NOW_MS, &error);
  g_assert_no_error (error);
}

static inline GocuaChange *
new_change (const char *kind, const GocuaId *entity, guint8 device, gint64 ms, gint64 position)
{
  GocuaChange *change = gocua_change_new (kind, entity);

  gocua_id_init_new (&change->id, ms);
  gocua_id_init_new (&change->batch, ms);
  change->device.bytes[0] = device;
  change->stamp = GOCUA_STAMP_MAKE (ms, 0);
  change->position = position;
  gocua_change_set_author (change, "Người khác");
  return change;
}

static inline void
add_text (GocuaChange *change, const char *field, const char *text, GocuaStamp base)
{
  g_auto (GocuaValue) value = GOCUA_VALUE_INIT;

  gocua_value_set_text (&value, text);
  gocua_change_add (change, field, &value, base);
}

static inline GPtrArray *
new_feed (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_change_unref);
}

static inline void
take (TestStore *store, GPtrArray *feed, gint64 after, gint64 cursor, guint n_new)
{
  g_autoptr (GError) error = NULL;
  guint counted = G_MAXUINT;

  gocua_sync_take (store->db, &epoch_one, feed, after, cursor, TEST_NOW_MS + 1, &counted, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counted, ==, n_new);
}

static inline char *
head_of (TestStore *store, const GocuaId *household)
{
  g_autoptr (GocuaRecord) record = gocua_projection_load (store->db, GOCUA_KIND_HOUSEHOLD, household, NULL);

  return g_strdup (gocua_record_get_text (record, GOCUA_HOUSEHOLD_HEAD));
}
