/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-double.c: whether two households on the roster may be one and the same, how surely, and why. */

#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include "core/gocua-double.h"

#include "core/gocua-double-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Two of name, door, phone and code must agree before a pair is likely: each alone has too many innocent
 * causes. A third that disagrees may be old or a slip, so it takes little away. */
#define POINTS_PHONE        38
#define POINTS_SHARED_PHONE 12
#define POINTS_PHONE_OTHER  (-4)
#define POINTS_CODE         38
#define POINTS_CODE_OTHER   (-4)
#define POINTS_AREA         3
#define POINTS_AREA_OTHER   (-3)
#define POINTS_GROUP        2
#define POINTS_PEOPLE       3
#define POINTS_PEOPLE_FAR   (-2)
#define PEOPLE_FAR          3

static const struct
{
  const char *id;
  const char *label;
  gboolean is_against;
} reasons_info[GOCUA_DOUBLE_N_REASONS] = {
  [GOCUA_DOUBLE_PHONE] = { "phone", NC_ ("double", "Same phone number"), FALSE },
  [GOCUA_DOUBLE_CODE] = { "code", NC_ ("double", "Same household code"), FALSE },
  [GOCUA_DOUBLE_NAME] = { "name", NC_ ("double", "Same name"), FALSE },
  [GOCUA_DOUBLE_NAME_ORDER] = { "name-order", NC_ ("double", "Same name in another order"), FALSE },
  [GOCUA_DOUBLE_NAME_NEAR] = { "name-near", NC_ ("double", "Similar name"), FALSE },
  [GOCUA_DOUBLE_NAME_GIVEN] = { "name-given", NC_ ("double", "Same given name"), FALSE },
  [GOCUA_DOUBLE_ADDRESS] = { "address", NC_ ("double", "Same address"), FALSE },
  [GOCUA_DOUBLE_ADDRESS_NEAR] = { "address-near", NC_ ("double", "Similar address"), FALSE },
  [GOCUA_DOUBLE_STREET] = { "street", NC_ ("double", "Same street"), FALSE },
  [GOCUA_DOUBLE_AREA] = { "area", NC_ ("double", "Same area"), FALSE },
  [GOCUA_DOUBLE_PEOPLE] = { "people", NC_ ("double", "Same number of people"), FALSE },
  [GOCUA_DOUBLE_NAME_OTHER] = { "name-other", NC_ ("double", "Another name"), TRUE },
  [GOCUA_DOUBLE_ADDRESS_OTHER] = { "address-other", NC_ ("double", "Another address"), TRUE },
  [GOCUA_DOUBLE_PHONE_OTHER] = { "phone-other", NC_ ("double", "Another phone number"), TRUE },
  [GOCUA_DOUBLE_CODE_OTHER] = { "code-other", NC_ ("double", "Another household code"), TRUE },
};

const char *
gocua_double_reason_get_id (GocuaDoubleReason reason)
{
  g_return_val_if_fail ((int) reason >= 0 && reason < GOCUA_DOUBLE_N_REASONS, "");

  return reasons_info[reason].id;
}

const char *
gocua_double_reason_get_label (GocuaDoubleReason reason)
{
  g_return_val_if_fail ((int) reason >= 0 && reason < GOCUA_DOUBLE_N_REASONS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "double", reasons_info[reason].label);
}

gboolean
gocua_double_reason_is_against (GocuaDoubleReason reason)
{
  g_return_val_if_fail ((int) reason >= 0 && reason < GOCUA_DOUBLE_N_REASONS, FALSE);

  return reasons_info[reason].is_against;
}

char *
gocua_double_reasons_describe (guint reasons)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < GOCUA_DOUBLE_N_REASONS; i++)
    if (GOCUA_DOUBLE_HAS (reasons, i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                              gocua_double_reason_get_label ((GocuaDoubleReason) i));
  return g_string_free (text, FALSE);
}

static void
add_part (int *score, guint *reasons, GocuaDoublePart part)
{
  *score += part.points;
  if (part.reason < GOCUA_DOUBLE_N_REASONS)
    *reasons |= 1u << part.reason;
}

static GocuaDoublePart
compare_texts (const char *a, const char *b, GocuaDoublePart same, GocuaDoublePart other)
{
  if (*a == '\0' || *b == '\0')
    return (GocuaDoublePart){ GOCUA_DOUBLE_N_REASONS, 0 };
  return strcmp (a, b) == 0 ? same : other;
}

static GocuaDoublePart
compare_phones (const GocuaDoubleFacts *a, const GocuaDoubleFacts *b)
{
  gboolean shared = a->phone_shared || b->phone_shared;
  GocuaDoublePart same = { GOCUA_DOUBLE_PHONE, shared ? POINTS_SHARED_PHONE : POINTS_PHONE };

  return compare_texts (a->phone, b->phone, same,
                        (GocuaDoublePart){ GOCUA_DOUBLE_PHONE_OTHER, POINTS_PHONE_OTHER });
}

static GocuaDoublePart
compare_areas (const GocuaDoubleFacts *a, const GocuaDoubleFacts *b)
{
  int points = POINTS_AREA;

  if (gocua_id_is_null (&a->area) || gocua_id_is_null (&b->area))
    return (GocuaDoublePart){ GOCUA_DOUBLE_N_REASONS, 0 };
  if (!gocua_id_equal (&a->area, &b->area))
    return (GocuaDoublePart){ GOCUA_DOUBLE_N_REASONS, POINTS_AREA_OTHER };
  if (*a->group != '\0' && strcmp (a->group, b->group) == 0)
    points += POINTS_GROUP;
  return (GocuaDoublePart){ GOCUA_DOUBLE_AREA, points };
}

static GocuaDoublePart
compare_people (const GocuaDoubleFacts *a, const GocuaDoubleFacts *b)
{
  if (a->people <= 0 || b->people <= 0)
    return (GocuaDoublePart){ GOCUA_DOUBLE_N_REASONS, 0 };
  if (a->people == b->people)
    return (GocuaDoublePart){ GOCUA_DOUBLE_PEOPLE, POINTS_PEOPLE };
  return (GocuaDoublePart){ GOCUA_DOUBLE_N_REASONS,
                            ABS (a->people - b->people) >= PEOPLE_FAR ? POINTS_PEOPLE_FAR : 0 };
}

guint
gocua_double_score (const GocuaDoubleFacts *a, const GocuaDoubleFacts *b, guint *reasons)
{
  static const GocuaDoublePart same_code = { GOCUA_DOUBLE_CODE, POINTS_CODE };
  static const GocuaDoublePart other_code = { GOCUA_DOUBLE_CODE_OTHER, POINTS_CODE_OTHER };
  guint found = 0;
  int score = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  add_part (&score, &found, compare_phones (a, b));
  add_part (&score, &found, compare_texts (a->code, b->code, same_code, other_code));
  add_part (&score, &found, gocua_double_compare_addresses (a, b));
  add_part (&score, &found, gocua_double_compare_names (a, b));
  add_part (&score, &found, compare_areas (a, b));
  add_part (&score, &found, compare_people (a, b));
  if (reasons != NULL)
    *reasons = found;
  return (guint) CLAMP (score, 0, 100);
}
