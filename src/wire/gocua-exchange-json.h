/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-exchange-json.h: the bodies of requests and answers between a store and the server (see PROTOCOL.md).
 */
#pragma once

#include "core/gocua-change.h"
#include "wire/gocua-change-json.h"
#include "wire/gocua-digest.h"

G_BEGIN_DECLS

#define GOCUA_PROTOCOL_VERSION   1
#define GOCUA_WIRE_MAX_BODY      (8 * 1024 * 1024) /* bytes, unpacked */
#define GOCUA_WIRE_MAX_CHANGES   5000
#define GOCUA_WIRE_MAX_CHANGE    (512 * 1024) /* bytes of one change's body */
#define GOCUA_WIRE_DEFAULT_LIMIT 1000

/* Why a server rejects one change, as it stands in PROTOCOL.md. */
#define GOCUA_REJECTED_MALFORMED "malformed"
#define GOCUA_REJECTED_TOO_LARGE "too-large"
#define GOCUA_REJECTED_DIFFERENT "different-content"

/** GocuaWireDigest: the newest complete bucket and its digest; @bucket is -1 when none is complete yet. */
typedef struct
{
  gint64 bucket;
  guint8 sha256[GOCUA_DIGEST_SIZE];
} GocuaWireDigest;

/** GocuaPush: what a store sends. @changes holds %NULL where @rejected (same length) says why one can't be
 * read. */
typedef struct
{
  GocuaId epoch;       /* null: the store has none yet */
  GPtrArray *changes;  /* (element-type GocuaChange) */
  GPtrArray *rejected; /* of static strings or %NULL */
} GocuaPush;

void gocua_push_free (GocuaPush *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaPush, gocua_push_free)

/** gocua_push_to_json: @epoch: (nullable). Returns: (transfer full): the body of a push */
GString *gocua_push_to_json (const GocuaId *epoch, GPtrArray *changes);

/**
 * gocua_push_from_json:
 * @text: not trusted, @length bytes, need not be terminated
 * @error: a #GocuaWireError; GOCUA_WIRE_ERROR_MANY when there are too many changes
 *
 * Returns: (transfer full) (nullable): the push. A change that is malformed or too large is marked as
 * rejected and does not stop the rest.
 */
GocuaPush *gocua_push_from_json (const char *text, gsize length, GError **error);

/** GocuaPushAnswer: what became of a push; the arrays have one element for each change, in their order. */
typedef struct
{
  GocuaId epoch;
  gint64 head;
  GocuaWireDigest digest;
  guint n_new;
  guint n_known;
  GArray *positions;   /* of gint64, 0: rejected */
  GArray *stamps;      /* of GocuaStamp, 0: as it was sent */
  GPtrArray *rejected; /* of owned strings or %NULL: the code */
} GocuaPushAnswer;

/** gocua_push_answer_new: Returns: (transfer full): an answer that says nothing of @n_changes changes yet */
GocuaPushAnswer *gocua_push_answer_new (guint n_changes);
void gocua_push_answer_free (GocuaPushAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaPushAnswer, gocua_push_answer_free)

/** gocua_push_answer_to_json: Returns: (transfer full): the body of the answer */
GString *gocua_push_answer_to_json (const GocuaPushAnswer *self);

/** gocua_push_answer_from_json: @n_changes: how many were sent; an answer about another number is refused. */
GocuaPushAnswer *
gocua_push_answer_from_json (const char *text, gsize length, guint n_changes, GError **error);

/** GocuaFeed: a piece of a ward's feed. Each change has its position and its effective stamp. */
typedef struct
{
  GocuaId epoch;
  gint64 head;
  GocuaWireDigest digest;
  GPtrArray *changes; /* (element-type GocuaChange) */
} GocuaFeed;

void gocua_feed_free (GocuaFeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaFeed, gocua_feed_free)

/**
 * gocua_feed_from_json:
 *
 * A feed is taken whole or not at all: one change that can't be read, or positions that do not ascend, are an
 * error.
 */
GocuaFeed *gocua_feed_from_json (const char *text, gsize length, GError **error);

/**
 * gocua_feed_begin, gocua_feed_append, gocua_feed_end:
 *
 * Write a feed row by row from what the database holds, without taking the bodies apart.
 */
void gocua_feed_begin (GString *out, const GocuaId *epoch, gint64 head, const GocuaWireDigest *digest);
void gocua_feed_append (GString *out, const GocuaDigestRow *row);
void gocua_feed_end (GString *out);

/** GocuaDigestList: the digests of complete buckets from @from on. */
typedef struct
{
  GocuaId epoch;
  gint64 head;
  gint64 from;
  GByteArray *digests; /* GOCUA_DIGEST_SIZE bytes each */
} GocuaDigestList;

/** gocua_digest_list_new: Returns: (transfer full): a list without digests */
GocuaDigestList *gocua_digest_list_new (void);
void gocua_digest_list_free (GocuaDigestList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaDigestList, gocua_digest_list_free)

/** gocua_digest_list_to_json, gocua_digest_list_from_json: @text: not trusted, @length bytes; @error: a
 * #GocuaWireError. Returns: (transfer full) */
GString *gocua_digest_list_to_json (const GocuaDigestList *self);
GocuaDigestList *gocua_digest_list_from_json (const char *text, gsize length, GError **error);

/** GocuaSignIn: what an account signs in with. */
typedef struct
{
  char *account;
  char *password; /* wiped when freed */
  GocuaId device;
  char *name; /* of the computer, for the administrator's list */
} GocuaSignIn;

void gocua_sign_in_free (GocuaSignIn *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSignIn, gocua_sign_in_free)

/** gocua_sign_in_to_json, gocua_sign_in_from_json: @text: not trusted, @length bytes; @error: a
 * #GocuaWireError. Returns: (transfer full): the text holds the password, so wipe it */
GString *gocua_sign_in_to_json (const GocuaSignIn *self);
GocuaSignIn *gocua_sign_in_from_json (const char *text, gsize length, GError **error);

typedef struct
{
  char *ward; /* the unit's key, "26737@2025-07-01" */
  char *name;
} GocuaSessionWard;

/** GocuaSessionAnswer: what an account may do from now on. */
typedef struct
{
  char *token;
  char *role;       /* "entry", "viewer", "city", or one that this version does not know */
  char *display;    /* the person's name */
  GPtrArray *wards; /* of GocuaSessionWard */
} GocuaSessionAnswer;

/** gocua_session_answer_new: Returns: (transfer full): an answer with a ward list that is empty */
GocuaSessionAnswer *gocua_session_answer_new (void);

/** gocua_session_answer_add_ward: @ward: a unit's key; both are copied */
void gocua_session_answer_add_ward (GocuaSessionAnswer *self, const char *ward, const char *name);
void gocua_session_answer_free (GocuaSessionAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaSessionAnswer, gocua_session_answer_free)

/** gocua_session_answer_to_json, gocua_session_answer_from_json: as those of #GocuaSignIn; the text holds the
 * token. */
GString *gocua_session_answer_to_json (const GocuaSessionAnswer *self);
GocuaSessionAnswer *gocua_session_answer_from_json (const char *text, gsize length, GError **error);

/** GocuaWireProblem: an error as application/problem+json (RFC 9457). */
typedef struct
{
  guint status;
  char *code;
  char *detail;  /* (nullable): for whoever reads a log */
  GocuaId epoch; /* the new one with "epoch-changed", else null */
} GocuaWireProblem;

void gocua_wire_problem_free (GocuaWireProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaWireProblem, gocua_wire_problem_free)

/** gocua_wire_problem_to_json: @title: for a person. Returns: (transfer full) */
GString *gocua_wire_problem_to_json (const GocuaWireProblem *self, const char *title);

/** gocua_wire_problem_from_json: Returns: (transfer full) (nullable): %NULL when it is no such thing */
GocuaWireProblem *gocua_wire_problem_from_json (const char *text, gsize length);

G_END_DECLS
