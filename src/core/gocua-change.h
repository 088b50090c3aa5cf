/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-change.h: a change, the one small record in which everything that anyone enters travels. */
#pragma once

#include "core/gocua-clock.h"
#include "core/gocua-schema.h"

G_BEGIN_DECLS

/** GocuaSet: one field that a change sets. */
typedef struct
{
  const char *field; /* may be one that this version does not know */
  int index;         /* of the field in its kind, -1: not known here */
  GocuaValue value;
  GocuaStamp base; /* the stamp of the value that the person saw, 0 if there was none */
} GocuaSet;

/**
 * GocuaChange:
 *
 * Sets some fields of one thing. The ward is that of the store, or of the address it is sent to.
 * Reference-counted; not changed any more once it is in a journal. Drafts have a null @id and no stamp: the
 * journal gives them both.
 */
typedef struct
{
  gatomicrefcount refs;
  GocuaId id;
  GocuaStamp stamp;
  GocuaId device;
  GocuaId batch; /* changes that belong together and are undone together */
  GocuaId entity;
  char *author;     /* (nullable) */
  const char *kind; /* may be one that this version does not know */
  int known_kind;   /* the #GocuaKind, -1: not known here */
  GArray *sets;     /* of GocuaSet */
  gint64 position;  /* in the server's feed, 0: not known */
} GocuaChange;

/** gocua_change_new: @kind: the name of a kind, known here or not. Returns: (transfer full): a draft that
 * sets nothing yet */
GocuaChange *gocua_change_new (const char *kind, const GocuaId *entity);
GocuaChange *gocua_change_ref (GocuaChange *self);
void gocua_change_unref (GocuaChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GocuaChange, gocua_change_unref)

/** gocua_change_set_author: @author: (nullable): copied */
void gocua_change_set_author (GocuaChange *self, const char *author);

/** gocua_change_add: sets @field to a copy of @value; @base as in #GocuaSet. */
void gocua_change_add (GocuaChange *self, const char *field, const GocuaValue *value, GocuaStamp base);

/** gocua_change_take: as gocua_change_add(), but takes what @value holds, which is null then. */
void gocua_change_take (GocuaChange *self, const char *field, GocuaValue *value, GocuaStamp base);

/** gocua_change_get_n_sets, gocua_change_get_set: the fields in the order in which they were added. */
guint gocua_change_get_n_sets (const GocuaChange *self);
const GocuaSet *gocua_change_get_set (const GocuaChange *self, guint i);

/** gocua_change_looks_new: Returns: whether the person saw nothing of the thing before, as when it is new */
gboolean gocua_change_looks_new (const GocuaChange *self);

/** gocua_change_find_set: Returns: (transfer none) (nullable): what the change sets @field to */
const GocuaSet *gocua_change_find_set (const GocuaChange *self, const char *field);

/** gocua_change_find_field: as gocua_change_find_set(), for a field of the change's kind */
const GocuaSet *gocua_change_find_field (const GocuaChange *self, guint field);

#define GOCUA_CHANGE_ERROR (gocua_change_error_quark ())
GQuark gocua_change_error_quark (void);

/** GocuaChangeError: why a change breaks a rule. */
typedef enum
{
  GOCUA_CHANGE_ERROR_EMPTY,   /* sets nothing */
  GOCUA_CHANGE_ERROR_TYPE,    /* a value of another type than the field's */
  GOCUA_CHANGE_ERROR_MISSING, /* a required field is missing or taken away */
  GOCUA_CHANGE_ERROR_RANGE,   /* number or length out of range */
  GOCUA_CHANGE_ERROR_DATE,    /* no real date, or a visit in the future */
  GOCUA_CHANGE_ERROR_UNIT,    /* fields that make sense only together are not together */
  GOCUA_CHANGE_ERROR_VALUE,   /* an unknown outcome, more eligible people than people, broken answers */
} GocuaChangeError;

/**
 * gocua_change_validate_content:
 * @self: a change of a known or an unknown kind, whoever made it
 * @field: (out) (optional) (transfer none): the field that breaks the rule
 * @error: a #GocuaChangeError with a translated sentence
 *
 * Checks what can be seen from the change's content alone, so that all stores of one version take and refuse
 * the same changes of others, in whatever order they come. Kinds and fields that this version does not know
 * are left alone: a newer version will check them.
 *
 * Returns: whether the change keeps the rules
 */
gboolean gocua_change_validate_content (const GocuaChange *self, const char **field, GError **error);

/**
 * gocua_change_validate:
 * @self: a change that this store is about to make
 * @creates: whether the thing does not exist yet, so that required fields must be there
 * @field: (out) (optional) (transfer none): the field that breaks the rule, for the form to show
 * @error: a #GocuaChangeError with a translated sentence for the person at the desk
 *
 * As gocua_change_validate_content(), and what depends on the time or on what is here already.
 *
 * Returns: whether the change keeps the rules
 */
gboolean
gocua_change_validate (const GocuaChange *self, gboolean creates, const char **field, GError **error);

G_END_DECLS
