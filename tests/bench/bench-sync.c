/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-sync.c: one store and the real server: sending and fetching many records. Driven by bench-sync.py.
 *
 *   make FILE N RECORDS          a ward file with N households, and the same as a JSON object on each line
 *   push FILE WARD SERVER TOKEN  everything in the file to the server
 *   pull FILE WARD SERVER TOKEN  everything of the ward into a new file
 *
 * The last two write {"seconds": ..., "records": ..., "rss_kib": ..., "sent": ..., "received": ...}.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/gocua-batch.h"
#include "store/gocua-db.h"
#include "store/gocua-journal.h"
#include "store/gocua-sync-store.h"
#include "store/gocua-ward.h"
#include "sync/gocua-exchange.h"

#define KEY   "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define PIECE 5000

static const char *const families[] = { "Nguyễn", "Trần", "Lê",   "Phạm", "Huỳnh",
                                        "Phan",   "Vũ",   "Đặng", "Bùi",  "Đỗ" };
static const char *const middles[] = { "Văn", "Thị", "Hữu", "Minh", "Ngọc", "Thanh", "Quốc", "Thị Kim" };
static const char *const given[] = { "Ánh", "Bé",   "Cường", "Dung", "Đức",  "Giang", "Hạnh", "Hùng",
                                     "Lan", "Long", "Mai",   "Nam",  "Phúc", "Quang", "Sơn",  "Tuyết" };
static const char *const streets[] = { "Nguyễn Trãi", "Lê Lợi",        "Trần Hưng Đạo", "Cách Mạng Tháng Tám",
                                       "Võ Thị Sáu",  "Điện Biên Phủ", "Hai Bà Trưng",  "Nguyễn Đình Chiểu" };

#define PICK(random, list) list[g_rand_int_range (random, 0, G_N_ELEMENTS (list))]

static void
stop_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static GocuaDb *
open_file (const char *path)
{
  g_autoptr (GocuaClock) clock = gocua_clock_new_system ();
  g_autoptr (GError) error = NULL;
  GocuaDb *db = gocua_db_open (path, KEY, GOCUA_DB_CREATE, clock, &error);

  stop_on (error);
  gocua_db_set_author (db, "Lê Thị Hoa");
  return db;
}

static GocuaRecord *
new_household (GRand *random, guint number)
{
  GocuaRecord *household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  int people = g_rand_int_range (random, 1, 8);
  g_autofree char *code = g_strdup_printf ("H%06u", number);
  g_autofree char *head =
      g_strdup_printf ("%s %s %s", PICK (random, families), PICK (random, middles), PICK (random, given));
  g_autofree char *address = g_strdup_printf ("%d/%d %s", g_rand_int_range (random, 1, 400),
                                              g_rand_int_range (random, 1, 60), PICK (random, streets));
  g_autofree char *phone = g_strdup_printf ("09%08d", g_rand_int_range (random, 0, 100000000));

  gocua_record_set_text (household, GOCUA_HOUSEHOLD_CODE, code);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, head);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_PHONE, phone);
  gocua_record_set_int (household, GOCUA_HOUSEHOLD_PEOPLE, people);
  gocua_record_set_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, g_rand_int_range (random, 0, people + 1));
  return household;
}

/* Under the id that the journal gave it. */
static void
write_record (FILE *records, const GocuaRecord *household, const GocuaId *id)
{
  char text[GOCUA_ID_STRING_SIZE];

  fprintf (records,
           "{\"_id\":\"%s\",\"kind\":\"household\",\"code\":\"%s\",\"head\":\"%s\",\"address\":\"%s\","
           "\"phone\":\"%s\",\"people\":%d,\"eligible\":%d,\"author\":\"Lê Thị Hoa\"}\n",
           gocua_id_format (id, text), gocua_record_get_text (household, GOCUA_HOUSEHOLD_CODE),
           gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD),
           gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS),
           gocua_record_get_text (household, GOCUA_HOUSEHOLD_PHONE),
           (int) gocua_record_get_int (household, GOCUA_HOUSEHOLD_PEOPLE, 0),
           (int) gocua_record_get_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, 0));
}

static void
make_piece (GocuaDb *db, GRand *random, guint first, guint n, FILE *records)
{
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("import");
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) gocua_record_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      GocuaRecord *household = new_household (random, first + i);

      gocua_batch_put (batch, NULL, household);
      g_ptr_array_add (made, household);
    }
  gocua_journal_commit (db, batch, NULL, NULL, &error);
  stop_on (error);
  for (guint i = 0; i < n; i++)
    write_record (records, made->pdata[i], &((GocuaChange *) batch->changes->pdata[i])->entity);
}

static void
make (const char *path, guint n, const char *records_path)
{
  GocuaDb *db = open_file (path);
  GRand *random = g_rand_new_with_seed (2025);
  FILE *records = fopen (records_path, "w");

  g_assert_nonnull (records);
  for (guint i = 0; i < n; i += PIECE)
    make_piece (db, random, i, MIN (PIECE, n - i), records);
  fclose (records);
  g_rand_free (random);
  gocua_db_close (db);
}

/* The most that was in memory at once, KiB. */
static gint64
read_peak (void)
{
  g_autofree char *text = NULL;
  const char *at;

  g_file_get_contents ("/proc/self/status", &text, NULL, NULL);
  at = text != NULL ? strstr (text, "VmHWM:") : NULL;
  return at != NULL ? g_ascii_strtoll (at + strlen ("VmHWM:"), NULL, 10) : 0;
}

static void
exchange (const char *path, const char *ward, const char *server, const char *token)
{
  GocuaDb *db = open_file (path);
  GocuaStoreRunner runner = gocua_store_runner_for_db (db);
  g_autoptr (GocuaExchange) self = gocua_exchange_new (&runner, gocua_ward_get_clock (db));
  GocuaTransport *transport = gocua_remote_get_transport (gocua_exchange_get_remote (self));
  g_autoptr (GError) error = NULL;
  gint64 start;
  double seconds;

  gocua_ward_setup (db, ward, "Phường", NULL, &error);
  stop_on (error);
  gocua_sync_sign_in (db, server, "hoa", "Hoa", "entry", token, &error);
  stop_on (error);
  start = g_get_monotonic_time ();
  gocua_exchange_run (self, NULL, &error);
  stop_on (error);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  printf ("{\"seconds\":%.3f,\"records\":%u,\"rss_kib\":%" G_GINT64_FORMAT ",\"sent\":%" G_GINT64_FORMAT
          ",\"received\":%" G_GINT64_FORMAT "}\n",
          seconds, gocua_exchange_get_result (self)->n_sent + gocua_exchange_get_result (self)->n_received,
          read_peak (), gocua_transport_get_bytes_sent (transport),
          gocua_transport_get_bytes_received (transport));
  g_clear_pointer (&self, gocua_exchange_free);
  gocua_db_close (db);
}

int
main (int argc, char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "make"))
    make (argv[2], (guint) atoi (argv[3]), argv[4]);
  else if (argc == 6)
    exchange (argv[2], argv[3], argv[4], argv[5]);
  else
    return 2;
  return 0;
}
