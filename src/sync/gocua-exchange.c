/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-exchange.c: one exchange between a ward's file and its server: send, receive, compare, mend. */

#define G_LOG_DOMAIN "gocua-sync"

#include "config.h"

#include "sync/gocua-exchange.h"

#include <string.h>

#include "store/gocua-db-error.h"
#include "store/gocua-sync-settings.h"
#include "store/gocua-ward.h"
#include "sync/gocua-exchange-private.h"
#include "sync/gocua-sync-error-private.h"

/* Bytes of one push, before they are packed; and changes of one page. */
#define PUSH_MIN   (4 * 1024)
#define PUSH_START (64 * 1024)
#define PUSH_MAX   (2 * 1024 * 1024)
#define PULL_MIN   20
#define PULL_START 500
#define PULL_MAX   2500 /* twice that is in memory at once */

/* A server that is restored again and again while we look is for the next exchange. */
#define MAX_ROUNDS 4

static gpointer
run_on_db (gpointer user_data,
           GocuaStoreFunc func,
           gpointer data,
           gboolean announces,
           GCancellable *cancellable,
           GError **error)
{
  return func (user_data, data, cancellable, error);
}

GocuaStoreRunner
gocua_store_runner_for_db (GocuaDb *db)
{
  GocuaStoreRunner runner = { run_on_db, db };

  return runner;
}

static gpointer
run_on_store (gpointer user_data,
              GocuaStoreFunc func,
              gpointer data,
              gboolean announces,
              GCancellable *cancellable,
              GError **error)
{
  return gocua_store_call_sync (user_data, func, data, announces, cancellable, error);
}

GocuaStoreRunner
gocua_store_runner_for_store (GocuaStore *store)
{
  GocuaStoreRunner runner = { run_on_store, store };

  return runner;
}

GocuaExchange *
gocua_exchange_new (const GocuaStoreRunner *runner, GocuaClock *clock)
{
  GocuaExchange *self;

  g_return_val_if_fail (runner != NULL && clock != NULL, NULL);

  self = g_new0 (GocuaExchange, 1);
  self->runner = *runner;
  self->clock = gocua_clock_ref (clock);
  self->remote = gocua_remote_new (clock);
  gocua_meter_init (&self->push_bytes, PUSH_MIN, PUSH_START, PUSH_MAX);
  gocua_meter_init (&self->pull_changes, PULL_MIN, PULL_START, PULL_MAX);
  return self;
}

void
gocua_exchange_free (GocuaExchange *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->poll, gocua_request_free);
  g_clear_pointer (&self->remote, gocua_remote_free);
  g_clear_pointer (&self->state, gocua_sync_state_free);
  gocua_clock_unref (self->clock);
  g_free (self);
}

void
gocua_exchange_set_progress (GocuaExchange *self, GocuaExchangeProgress progress, gpointer data)
{
  self->progress = progress;
  self->progress_data = data;
}

void
gocua_exchange_set_max_page (GocuaExchange *self, guint n_changes)
{
  g_return_if_fail (n_changes >= PULL_MIN && n_changes <= PULL_MAX);

  gocua_meter_init (&self->pull_changes, PULL_MIN, MIN (PULL_START, n_changes), n_changes);
}

GocuaRemote *
gocua_exchange_get_remote (GocuaExchange *self)
{
  return self->remote;
}

const GocuaSyncState *
gocua_exchange_get_state (GocuaExchange *self)
{
  return self->state;
}

const GocuaExchangeResult *
gocua_exchange_get_result (GocuaExchange *self)
{
  return &self->result;
}

void
gocua_exchange_wake (GocuaExchange *self)
{
  gocua_transport_wake (gocua_remote_get_transport (self->remote));
}

gpointer
gocua_exchange_call (GocuaExchange *self,
                     GocuaStoreFunc func,
                     gpointer data,
                     gboolean announces,
                     GCancellable *cancellable,
                     GError **error)
{
  return self->runner.run (self->runner.user_data, func, data, announces, cancellable, error);
}

void
gocua_exchange_report (GocuaExchange *self, GocuaSyncMode mode, gint64 done, gint64 total)
{
  if (self->progress != NULL)
    self->progress (mode, done, total, self->progress_data);
}

static gpointer
read_state_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return gocua_sync_read_state (db, error);
}

gboolean
gocua_exchange_refresh (GocuaExchange *self, GCancellable *cancellable, GError **error)
{
  GocuaSyncState *state = gocua_exchange_call (self, read_state_func, NULL, FALSE, cancellable, error);

  if (state == NULL)
    return FALSE;
  g_clear_pointer (&self->state, gocua_sync_state_free);
  self->state = state;
  self->cursor = state->cursor;
  self->epoch = state->epoch;
  return TRUE;
}

/* What the file says of its server. */
typedef struct
{
  GocuaSyncSettings *settings;
  char *ward;
} Address;

static gpointer
read_address_func (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Address *address = data;

  address->settings = gocua_sync_settings_read (db);
  address->ward = gocua_ward_get_unit_key (db);
  return NULL;
}

static void
configure (GocuaExchange *self, const Address *address)
{
  GocuaTransport *transport = gocua_remote_get_transport (self->remote);

  gocua_transport_set_server (transport, self->state->server);
  gocua_transport_set_token (transport, self->state->token);
  gocua_transport_set_ca (transport, address->settings->ca);
  /* An answer that came at a moment which is yet to come: the clock was set back, or was ahead then. */
  if (gocua_clock_get_offset_ms (self->clock) == 0)
    gocua_transport_set_known_time (transport, self->state->last_ack_ms);
  gocua_remote_set_ward (self->remote, address->ward != NULL ? address->ward : "");
}

gboolean
gocua_exchange_load (GocuaExchange *self, GCancellable *cancellable, GError **error)
{
  Address address = { 0 };
  g_autoptr (GError) problem = NULL;
  gboolean good;

  g_return_val_if_fail (self != NULL, FALSE);

  g_clear_pointer (&self->poll, gocua_request_free);
  good = gocua_exchange_refresh (self, cancellable, &problem);
  if (good)
    gocua_exchange_call (self, read_address_func, &address, FALSE, cancellable, &problem);
  if (problem == NULL && address.settings != NULL)
    configure (self, &address);
  gocua_sync_settings_free (address.settings);
  g_free (address.ward);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
set_epoch_error (GocuaExchange *self, const GocuaId *epoch, GError **error)
{
  self->epoch = *epoch;
  gocua_sync_error_set (error, GOCUA_SYNC_ERROR_EPOCH, NULL);
}

gboolean
gocua_exchange_note (GocuaExchange *self,
                     const GocuaId *epoch,
                     gint64 head,
                     const GocuaWireDigest *digest,
                     GError **error)
{
  gboolean same = gocua_id_is_null (&self->state->epoch) || gocua_id_equal (epoch, &self->state->epoch);

  self->head = head;
  self->digest = *digest;
  if (!same || head < self->cursor)
    {
      set_epoch_error (self, epoch, error);
      return FALSE;
    }
  self->epoch = *epoch;
  return TRUE;
}

/* Everything in one turn. After a reconciliation the server's feed comes first, since it has most of what
 * waits. */
static gboolean
run_round (GocuaExchange *self, gboolean pull_first, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) refusal = NULL;
  gboolean asked = FALSE;

  self->head = self->state->cursor;
  self->digest.bucket = -1;
  if (pull_first)
    {
      if (!gocua_exchange_pull (self, TRUE, cancellable, error) ||
          !gocua_exchange_refresh (self, cancellable, error))
        return FALSE;
      asked = TRUE;
    }
  asked = asked || self->state->n_waiting > 0;
  if (!gocua_exchange_push (self, cancellable, &refusal))
    {
      if (!g_error_matches (refusal, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_ROLE))
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return FALSE;
        }
      asked = FALSE;
    }
  if (!gocua_exchange_pull (self, !asked, cancellable, error) ||
      !gocua_exchange_refresh (self, cancellable, error) ||
      !gocua_exchange_compare (self, cancellable, error))
    return FALSE;
  if (refusal == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

static gboolean
run_rounds (GocuaExchange *self, GCancellable *cancellable, GError **error)
{
  gboolean reconciled = FALSE;

  for (guint round = 0;; round++)
    {
      g_autoptr (GError) problem = NULL;
      GocuaId epoch;

      if (run_round (self, reconciled, cancellable, &problem))
        return TRUE;
      /* Another program with the same file open was quicker: its epoch is the file's now. */
      if (g_error_matches (problem, GOCUA_DB_ERROR, GOCUA_DB_ERROR_EPOCH) && round < MAX_ROUNDS)
        {
          if (!gocua_exchange_refresh (self, cancellable, error))
            return FALSE;
          continue;
        }
      if (!g_error_matches (problem, GOCUA_SYNC_ERROR, GOCUA_SYNC_ERROR_EPOCH) || round == MAX_ROUNDS)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      /* A refusal names the new epoch; an answer that went back has it itself. */
      epoch = *gocua_remote_get_new_epoch (self->remote);
      if (gocua_id_is_null (&epoch))
        epoch = self->epoch;
      if (!gocua_exchange_reconcile (self, &epoch, cancellable, error))
        return FALSE;
      reconciled = TRUE;
    }
}

/* A long poll that stands goes on, unless another program with the same file open has signed in or out
 * meanwhile: of that nobody tells us. */
static gboolean
take_up (GocuaExchange *self, GCancellable *cancellable, GError **error)
{
  if (self->poll != NULL)
    {
      const char *token = gocua_transport_get_token (gocua_remote_get_transport (self->remote));

      if (!gocua_exchange_refresh (self, cancellable, error))
        return FALSE;
      if (g_strcmp0 (self->state->token, token) == 0)
        return TRUE;
    }
  return gocua_exchange_load (self, cancellable, error);
}

gboolean
gocua_exchange_run (GocuaExchange *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  memset (&self->result, 0, sizeof self->result);
  if (!take_up (self, cancellable, error))
    return FALSE;
  if (self->state->server == NULL || self->state->token == NULL)
    {
      gocua_sync_error_set (
          error, self->state->account != NULL ? GOCUA_SYNC_ERROR_SIGN_IN : GOCUA_SYNC_ERROR_SIGNED_OUT, NULL);
      return FALSE;
    }
  return run_rounds (self, cancellable, error);
}
