/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-area-rule.c: which households of an area are meant, and which part of a divided area each of them is.
 */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-area-rule.h"

#include <string.h>

#include "core/gocua-address.h"
#include "core/gocua-text.h"

#define MAX_DIGITS 6 /* of the number of a tổ; a longer one is a name */

typedef struct
{
  char *name; /* folded */
  gboolean is_range;
  guint from, to;
} Group;

struct _GocuaAreaRule
{
  GPtrArray *groups;  /* of Group; empty for any */
  GPtrArray *streets; /* folded; empty for any */
  guint from, to;
  GocuaDoorSide side;
};

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->name);
  g_free (group);
}

static gboolean
read_number (const char *word, guint *number)
{
  gsize length = strlen (word);

  if (length == 0 || length > MAX_DIGITS || strspn (word, "0123456789") != length)
    return FALSE;
  *number = (guint) g_ascii_strtoull (word, NULL, 10);
  return TRUE;
}

static const char *
skip_word (const char *text, const char *word)
{
  return g_str_has_prefix (text, word) ? text + strlen (word) : text;
}

char *
gocua_area_rule_fold_group (const char *text)
{
  g_autofree char *folded = gocua_text_fold_line (text);
  const char *name = skip_word (skip_word (skip_word (folded, "to "), "dan pho "), "so ");

  while (name[0] == '0' && g_ascii_isdigit (name[1]))
    name++;
  return g_strdup (name);
}

static char *
fold_street (const char *street)
{
  g_autofree char *folded = gocua_text_fold_line (street);

  return g_strdup (skip_word (folded, "duong "));
}

/* "3-5" and "tổ 3 – 5" */
static void
read_range (Group *group, const char *text)
{
  g_auto (GStrv) words = g_strsplit (group->name, " ", -1);

  group->is_range = (strchr (text, '-') != NULL || strstr (text, "–") != NULL) &&
                    g_strv_length (words) == 2 && read_number (words[0], &group->from) &&
                    read_number (words[1], &group->to) && group->from <= group->to;
}

static void
add_group (GocuaAreaRule *self, const char *text)
{
  g_autofree char *name = gocua_area_rule_fold_group (text);
  Group *group;

  if (*name == '\0')
    return;
  group = g_new0 (Group, 1);
  group->name = g_steal_pointer (&name);
  read_range (group, text);
  g_ptr_array_add (self->groups, group);
}

static void
add_street (GocuaAreaRule *self, const char *text)
{
  g_autofree char *street = fold_street (text);

  if (*street != '\0')
    g_ptr_array_add (self->streets, g_steal_pointer (&street));
}

static void
for_each (GocuaAreaRule *self, const char *list, void (*add) (GocuaAreaRule *, const char *))
{
  g_auto (GStrv) parts = g_strsplit_set (list != NULL ? list : "", ",;\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    add (self, parts[i]);
}

gboolean
gocua_area_rule_is_range (guint from, guint to)
{
  return from <= GOCUA_AREA_RULE_MAX_NUMBER && to <= GOCUA_AREA_RULE_MAX_NUMBER && (to == 0 || from <= to);
}

GocuaAreaRule *
gocua_area_rule_new (const char *groups, const char *streets, guint from, guint to, GocuaDoorSide side)
{
  GocuaAreaRule *self = g_new0 (GocuaAreaRule, 1);

  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->streets = g_ptr_array_new_with_free_func (g_free);
  for_each (self, groups, add_group);
  for_each (self, streets, add_street);
  self->from = from;
  self->to = to;
  self->side = side;
  return self;
}

void
gocua_area_rule_free (GocuaAreaRule *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->streets);
  g_free (self);
}

static gboolean
asks_for_number (const GocuaAreaRule *self)
{
  return self->from > 0 || self->to > 0 || self->side != GOCUA_DOOR_SIDE_ANY;
}

gboolean
gocua_area_rule_is_empty (const GocuaAreaRule *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->groups->len == 0 && self->streets->len == 0 && !asks_for_number (self);
}

static gboolean
matches_group (const GocuaAreaRule *self, const char *text)
{
  g_autofree char *name = NULL;
  guint number = 0;
  gboolean has_number;

  if (self->groups->len == 0)
    return TRUE;
  name = gocua_area_rule_fold_group (text);
  has_number = read_number (name, &number);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = self->groups->pdata[i];

      if (strcmp (group->name, name) == 0 ||
          (group->is_range && has_number && number >= group->from && number <= group->to))
        return TRUE;
    }
  return FALSE;
}

static gboolean
matches_street (const GocuaAreaRule *self, const GocuaAddress *address)
{
  g_autofree char *street = NULL;

  if (self->streets->len == 0)
    return TRUE;
  street = fold_street (address->street);
  return g_ptr_array_find_with_equal_func (self->streets, street, g_str_equal, NULL);
}

static gboolean
matches_number (const GocuaAreaRule *self, const GocuaAddress *address)
{
  const GocuaAddressNumber *first;

  if (!asks_for_number (self))
    return TRUE;
  if (address->is_flat || address->numbers->len == 0)
    return FALSE;
  first = address->numbers->pdata[0];
  if (first->number == 0 || *first->prefix != '\0' || first->number < self->from ||
      (self->to > 0 && first->number > self->to))
    return FALSE;
  return self->side == GOCUA_DOOR_SIDE_ANY ||
         gocua_address_is_even (address) == (self->side == GOCUA_DOOR_SIDE_EVEN);
}

static gboolean
matches_address (const GocuaAreaRule *self, const char *text)
{
  g_autoptr (GocuaAddress) address = NULL;

  if (self->streets->len == 0 && !asks_for_number (self))
    return TRUE;
  address = gocua_address_parse (text);
  return matches_street (self, address) && matches_number (self, address);
}

gboolean
gocua_area_rule_matches (const GocuaAreaRule *self, const GocuaRecord *household)
{
  g_return_val_if_fail (self != NULL && household != NULL, FALSE);

  return matches_group (self, gocua_record_get_text (household, GOCUA_HOUSEHOLD_GROUP)) &&
         matches_address (self, gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS));
}

GocuaAreaPart *
gocua_area_part_new (const char *name, GocuaAreaRule *rule)
{
  GocuaAreaPart *self = g_new0 (GocuaAreaPart, 1);

  self->name = g_strdup (name);
  self->rule = rule;
  return self;
}

void
gocua_area_part_free (GocuaAreaPart *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  gocua_area_rule_free (self->rule);
  g_free (self);
}

guint
gocua_area_part_find (GPtrArray *parts, const GocuaRecord *household, gboolean *is_wanted_twice)
{
  guint found = GOCUA_AREA_PART_NONE;

  g_return_val_if_fail (parts != NULL && household != NULL && is_wanted_twice != NULL, GOCUA_AREA_PART_NONE);

  *is_wanted_twice = FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      const GocuaAreaPart *part = parts->pdata[i];

      if (gocua_area_rule_is_empty (part->rule) || !gocua_area_rule_matches (part->rule, household))
        continue;
      if (found != GOCUA_AREA_PART_NONE)
        {
          *is_wanted_twice = TRUE;
          break;
        }
      found = i;
    }
  return found;
}
