/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-double-address.c: whether two written addresses may be one door. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-double-private.h"

#include <string.h>

#define POINTS_SAME       40
#define POINTS_OTHER_AREA 34 /* "Đường số 5" is there twice where wards were merged */
#define POINTS_NEAR       26
#define POINTS_NO_STREET  20
#define POINTS_STREET     15
#define POINTS_OTHER      (-15)

#define MIN_INITIALS 3
#define MIN_SLIPPED  5 /* "Lê Lợi" is not "Lê Lai" */

typedef enum
{
  STREET_MISSING,
  STREET_SAME,
  STREET_NEAR,
  STREET_OTHER,
} Street;

static gboolean
is_initials_of (const GocuaDoubleFacts *brief, const GocuaDoubleFacts *full)
{
  return strchr (brief->street, ' ') == NULL && strchr (full->street, ' ') != NULL &&
         strlen (brief->street) >= MIN_INITIALS && strcmp (brief->street, full->initials) == 0;
}

/* Word for word the same, begun ("ng trai", "l loi") or with one slip in all. Numbers have no slips: street 5
 * is not street 6. */
static gboolean
is_near (const char *a, const char *b)
{
  guint n_slips = 0;

  while (*a != '\0' && *b != '\0')
    {
      gsize a_length = strcspn (a, " ");
      gsize b_length = strcspn (b, " ");
      gsize least = MIN (a_length, b_length);
      gboolean has_number = g_ascii_isdigit (*a) || g_ascii_isdigit (*b);

      if (a_length != b_length || memcmp (a, b, least) != 0)
        {
          gboolean begun = least <= 2 && a_length != b_length && memcmp (a, b, least) == 0;

          if (has_number ||
              (!begun && (least < MIN_SLIPPED || !gocua_double_is_slip (a, a_length, b, b_length))))
            return FALSE;
          n_slips += !begun;
        }
      a += a_length;
      b += b_length;
      a += *a == ' ';
      b += *b == ' ';
    }
  return *a == '\0' && *b == '\0' && n_slips <= 1;
}

static Street
compare_streets (const GocuaDoubleFacts *a, const GocuaDoubleFacts *b)
{
  if (*a->street == '\0' || *b->street == '\0')
    return STREET_MISSING;
  if (strcmp (a->street, b->street) == 0)
    return STREET_SAME;
  if (is_initials_of (a, b) || is_initials_of (b, a))
    return STREET_NEAR;
  return is_near (a->street, b->street) ? STREET_NEAR : STREET_OTHER;
}

static gboolean
is_area_known (const GocuaDoubleFacts *a, const GocuaDoubleFacts *b)
{
  return !gocua_id_is_null (&a->area) && !gocua_id_is_null (&b->area);
}

/* The numbers are the same. */
static GocuaDoublePart
compare_at_number (const GocuaDoubleFacts *a, const GocuaDoubleFacts *b)
{
  gboolean same_area = is_area_known (a, b) && gocua_id_equal (&a->area, &b->area);

  if (*a->building != '\0' && *b->building != '\0' && strcmp (a->building, b->building) != 0)
    return (GocuaDoublePart){ GOCUA_DOUBLE_ADDRESS_OTHER, POINTS_OTHER };
  switch (compare_streets (a, b))
    {
    case STREET_SAME:
      return (GocuaDoublePart){ GOCUA_DOUBLE_ADDRESS,
                                is_area_known (a, b) && !same_area ? POINTS_OTHER_AREA : POINTS_SAME };
    case STREET_NEAR:
      return (GocuaDoublePart){ GOCUA_DOUBLE_ADDRESS_NEAR, POINTS_NEAR };
    case STREET_MISSING:
      if (same_area)
        return (GocuaDoublePart){ GOCUA_DOUBLE_ADDRESS_NEAR, POINTS_NO_STREET };
      return (GocuaDoublePart){ GOCUA_DOUBLE_N_REASONS, 0 };
    case STREET_OTHER:
    default:
      return (GocuaDoublePart){ GOCUA_DOUBLE_ADDRESS_OTHER, POINTS_OTHER };
    }
}

GocuaDoublePart
gocua_double_compare_addresses (const GocuaDoubleFacts *a, const GocuaDoubleFacts *b)
{
  if (*a->numbers != '\0' && *b->numbers != '\0')
    {
      if (strcmp (a->numbers, b->numbers) == 0)
        return compare_at_number (a, b);
      return (GocuaDoublePart){ GOCUA_DOUBLE_ADDRESS_OTHER, POINTS_OTHER };
    }
  switch (compare_streets (a, b))
    {
    case STREET_SAME:
    case STREET_NEAR:
      return (GocuaDoublePart){ GOCUA_DOUBLE_STREET, POINTS_STREET };
    case STREET_MISSING:
    case STREET_OTHER:
    default:
      /* "Cạnh chợ" may well be 12 Nguyễn Trãi. */
      return (GocuaDoublePart){ GOCUA_DOUBLE_N_REASONS, 0 };
    }
}
