/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fake-ward.h: one ward as the real server keeps it, in memory, for tests of what the store's side does. */
#pragma once

#include "fake-server.h"
#include "wire/gocua-exchange-json.h"

#define FAKE_WARD_KEY      "26737@2025-07-01"
#define FAKE_WARD_PASSWORD "đúng rồi"

typedef struct
{
  FakeServer *server;
  GMutex lock;
  GocuaId epoch;
  GPtrArray *changes; /* of GocuaChange, with their positions */
  gint64 head;

  /* What goes wrong, under @lock. */
  guint max_changes;   /* refuse larger pushes with 413, 0 for none */
  const char *poison;  /* (nullable): reject changes whose body has this text */
  const char *problem; /* (nullable): answer everything but signing in with this code, as long as it is set */
  guint problem_status;
  guint lose_answers; /* so many pushes are done and not answered */
  gboolean portal;    /* a captive portal answers instead */
  gboolean is_strict; /* only the token that was given last is good; the real server knows several */
  guint n_signed_in;
  guint polled_as; /* @n_signed_in when a long poll came in last */
  guint n_refused; /* requests with another token than the good one */
  gboolean lies;   /* its digests are not those of what it sends */
  guint n_requests;
  guint n_polls; /* that wait now */
  gboolean ends; /* nobody waits any more */
  GCond moved;
  guint n_pulled; /* changes sent out */
} FakeWard;

FakeWard *fake_ward_new (void);
void fake_ward_free (FakeWard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeWard, fake_ward_free)

/** fake_ward_lose: forgets everything after @position, as a restored server does; @new_epoch: and says so. */
void fake_ward_lose (FakeWard *self, gint64 position, gboolean new_epoch);

guint fake_ward_count (FakeWard *self);
