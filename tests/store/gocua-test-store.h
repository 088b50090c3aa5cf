/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-test-store.h: a temporary encrypted ward file for a test, and short ways to put things into it. */
#pragma once

#include "core/gocua-batch.h"
#include "store/gocua-db.h"
#include "store/gocua-entities.h"
#include "store/gocua-journal.h"

#define TEST_KEY    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define TEST_NOW_MS G_GINT64_CONSTANT (1767225600000) /* 2026-01-01 07:00 in Vietnam */

typedef struct
{
  char *folder;
  char *path;
  GocuaClock *clock;
  GocuaDb *db;
} TestStore;

void test_store_open (TestStore *self);
void test_store_close (TestStore *self);

/** test_store_reopen: closes the connection and opens the file again. */
void test_store_reopen (TestStore *self);

/** test_commit: commits @batch; afterwards the tables are still what follows from the journal. */
void test_commit (TestStore *self, GocuaBatch *batch);

/** Commit one new thing and return its id. */
GocuaId test_add_area (TestStore *self, const char *name);
GocuaId test_add_household (TestStore *self, const char *head, const char *address, const GocuaId *area);
GocuaId test_add_visit (TestStore *self,
                        const GocuaId *household,
                        const char *date,
                        const char *outcome,
                        const char *answers);

/** test_key_line: keys one line of a sheet: nobody was there, on 2026-01-01. */
GocuaId test_key_line (TestStore *self, const GocuaId *sheet, const GocuaId *household, guint line);

/** test_set_text: sets one field of a thing, as a dialog does that knows all of it. Returns: the batch */
GocuaId test_set_text (TestStore *self, GocuaKind kind, const GocuaId *id, guint field, const char *value);
GocuaId test_set_int (TestStore *self, GocuaKind kind, const GocuaId *id, guint field, gint64 value);

/** test_count: Returns: the number that @sql answers */
gint64 test_count (GocuaDb *db, const char *sql);

/** test_assert_rebuild_equal: the tables are what follows from the journal. */
void test_assert_rebuild_equal (GocuaDb *db);

/** test_campaign_id: the id of the preset that test_store_open() sets up. */
GocuaId test_campaign_id (void);
