/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-double.h: whether two households on the roster may be one and the same, how surely, and why. */
#pragma once

#include "core/gocua-record.h"

G_BEGIN_DECLS

/**
 * GocuaDoubleReason: what two households have in common, and what speaks against their being one. The order
 * is the one in which reasons are shown.
 */
typedef enum
{
  GOCUA_DOUBLE_PHONE,
  GOCUA_DOUBLE_CODE,
  GOCUA_DOUBLE_NAME,         /* the same, or one of them written without accents */
  GOCUA_DOUBLE_NAME_ORDER,   /* the same words in another order */
  GOCUA_DOUBLE_NAME_NEAR,    /* a slip, an abbreviation, a left out middle name, other accents */
  GOCUA_DOUBLE_NAME_GIVEN,   /* one of them is a given name alone */
  GOCUA_DOUBLE_ADDRESS,      /* the same number in the same street */
  GOCUA_DOUBLE_ADDRESS_NEAR, /* the same number, the street written in another way */
  GOCUA_DOUBLE_STREET,       /* the same street, and a number is missing */
  GOCUA_DOUBLE_AREA,
  GOCUA_DOUBLE_PEOPLE, /* as many people */
  GOCUA_DOUBLE_NAME_OTHER,
  GOCUA_DOUBLE_ADDRESS_OTHER,
  GOCUA_DOUBLE_PHONE_OTHER,
  GOCUA_DOUBLE_CODE_OTHER,
  GOCUA_DOUBLE_N_REASONS,
} GocuaDoubleReason;

/** GOCUA_DOUBLE_HAS: whether @reason is in the set @reasons. */
#define GOCUA_DOUBLE_HAS(reasons, reason) (((reasons) & (1u << (reason))) != 0)

/** GOCUA_DOUBLE_LIKELY: from this score on two households are worth a look. */
#define GOCUA_DOUBLE_LIKELY 60

/** GOCUA_DOUBLE_SHARED_PHONE: a number that so many households have is a landlord's or an office's, and says
 * little. */
#define GOCUA_DOUBLE_SHARED_PHONE 4

/** gocua_double_reason_get_id: Returns: (transfer none): a word for machines, such as "phone" */
const char *gocua_double_reason_get_id (GocuaDoubleReason reason);

/** gocua_double_reason_get_label: Returns: (transfer none): the reason in the language of the interface */
const char *gocua_double_reason_get_label (GocuaDoubleReason reason);

/** gocua_double_reason_is_against: Returns: whether it speaks against their being one household */
gboolean gocua_double_reason_is_against (GocuaDoubleReason reason);

/** gocua_double_reasons_describe: Returns: (transfer full): the labels of a set of reasons, parted by " · "
 */
char *gocua_double_reasons_describe (guint reasons);

/**
 * GocuaDoubleFacts: what is compared of one household, folded once. Texts are never %NULL and belong to the
 * set.
 */
typedef struct
{
  GocuaId id;
  GocuaId area;          /* null: not known */
  const char *name;      /* folded words without a title, parted by one space */
  const char *written;   /* the same words in small letters with accents, each tone at the end of its word */
  const char *name_key;  /* the folded words in the order of the alphabet */
  const char *numbers;   /* the house number with its alleys, "12/34/5A"; "" when there is none */
  const char *street;    /* folded words, without "đường" */
  const char *initials;  /* of the street: "cmt8" */
  const char *building;  /* of a flat: where its building stands, "106 le quang dinh"; "" else */
  const char *phone;     /* "" when there is none that could be called */
  const char *code;      /* folded */
  const char *group;     /* folded */
  int people;            /* -1: not known */
  gboolean is_bare;      /* the name has no accent at all: it may have been typed without */
  gboolean phone_shared; /* see %GOCUA_DOUBLE_SHARED_PHONE; known after a search */
} GocuaDoubleFacts;

/** GocuaDoubleSet: the facts of many households. Not for use from two threads at once. */
typedef struct _GocuaDoubleSet GocuaDoubleSet;

GocuaDoubleSet *gocua_double_set_new (void);
void gocua_double_set_free (GocuaDoubleSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaDoubleSet, gocua_double_set_free)

/** gocua_double_set_add: Returns: the index of the household in the set, counted from 0 */
guint gocua_double_set_add (GocuaDoubleSet *self, const GocuaRecord *household);
guint gocua_double_set_get_size (const GocuaDoubleSet *self);

/** gocua_double_set_get: Returns: (transfer none): valid until another household is added */
const GocuaDoubleFacts *gocua_double_set_get (const GocuaDoubleSet *self, guint index);

/**
 * gocua_double_score:
 * @reasons: (out) (optional): a bit for each #GocuaDoubleReason
 *
 * Compares two households. The same whichever comes first. Another head at the same door is no double by
 * itself: flats and grown-up children are like that; nor is a common name alone in a street full of people.
 *
 * Returns: from 0, nothing in common, to 100
 */
guint gocua_double_score (const GocuaDoubleFacts *a, const GocuaDoubleFacts *b, guint *reasons);

/** GocuaDoublePair: two households by their indices in the set, @a < @b. */
typedef struct
{
  guint a, b;
  guint score;
  guint reasons;
} GocuaDoublePair;

/** GocuaDoubleStepFunc: Returns: %FALSE to give up. */
typedef gboolean (*GocuaDoubleStepFunc) (guint done, guint total, gpointer data);

/**
 * GocuaDoubleResult:
 *
 * What a search found. Households are only compared within blocks of those that share a phone, a code, a
 * house number in a street or an area, or a name in a street or an area. A block that is too large is parted
 * by what else its households have in common; of what is too large even then each is compared with its
 * neighbours only, and @n_shortened counts those households.
 */
typedef struct
{
  GArray *pairs; /* of GocuaDoublePair with at least %GOCUA_DOUBLE_LIKELY, the surest first */
  guint64 n_compared;
  guint n_shortened;
} GocuaDoubleResult;

/**
 * gocua_double_set_search:
 * @step: (nullable): called now and then
 *
 * Returns: (transfer full) (nullable): %NULL when @step gave up
 */
GocuaDoubleResult *gocua_double_set_search (GocuaDoubleSet *self, GocuaDoubleStepFunc step, gpointer data);
void gocua_double_result_free (GocuaDoubleResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaDoubleResult, gocua_double_result_free)

G_END_DECLS
