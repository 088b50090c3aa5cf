/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-roster-address.c: takes khu phố, tổ and the names of ward and city out of an address. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-roster-address.h"

#include <string.h>

#include "core/gocua-text.h"

/* Words that begin the name of an area or group, folded, the longer ones first. A number follows, or after a
 * comma any name; "tô" is also the name of people and streets, "ấp" and "tổ" with their accents are not. */
static const char *const area_words[] = { "khu pho ", "khu vuc ", "kp ", "k p ", "kp", "ap " };
static const char *const group_words[] = { "to dan pho ", "to nhan dan ", "to dp ", "tdp ", "to " };

/* What only ever comes after the street. */
static const char *const unit_words[] = { "phuong ", "quan ",     "huyen ", "thanh pho ", "tinh ",
                                          "thi xa ", "thi tran ", "tp ",    "viet nam",   "tphcm",
                                          "hcm",     "tp hcm",    "p ",     "q ",         "tx ",
                                          "tt ",     "dac khu " };

static gsize
find_word (const char *folded, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_has_prefix (folded, words[i]))
      return strlen (words[i]);
  return 0;
}

/* "Tổ 5" is a group; "Tô Hiến Thành" is a street, which loses its accent when it is folded. */
static gsize
find_numbered (const char *folded, const char *const *words, gsize n_words)
{
  gsize size = find_word (folded, words, n_words);

  return size > 0 && g_ascii_isdigit (folded[size]) ? size : 0;
}

static gboolean
is_unit (const char *part, const char *folded)
{
  gboolean is_commune =
      g_str_has_prefix (part, "xã ") || g_str_has_prefix (part, "Xã ") || g_str_has_prefix (part, "XÃ ");

  if (is_commune || find_word (folded, unit_words, G_N_ELEMENTS (unit_words)) > 0)
    return TRUE;
  /* "Q1", "P12", "P.12" */
  return (folded[0] == 'q' || folded[0] == 'p') && g_ascii_isdigit (folded[1]) && strlen (folded) <= 3;
}

/* A part between commas that is nothing but an area or a group. "Ấp Tây" is one, though it has no number. */
static gboolean
take_part (const char *part, char **area, char **group)
{
  g_autofree char *folded = gocua_text_fold_line (part);
  gsize size = find_numbered (folded, group_words, G_N_ELEMENTS (group_words));
  gboolean is_hamlet =
      g_str_has_prefix (part, "ấp ") || g_str_has_prefix (part, "Ấp ") || g_str_has_prefix (part, "ẤP ");

  if (size > 0 && **group == '\0')
    {
      g_free (*group);
      *group = g_strdup (folded + size);
      return TRUE;
    }
  if (**area == '\0' && (is_hamlet || find_word (folded, area_words, 2) > 0 ||
                         find_numbered (folded, area_words, G_N_ELEMENTS (area_words)) > 0))
    {
      g_free (*area);
      *area = g_strdup (part);
      return TRUE;
    }
  return FALSE;
}

/* "12/3 Lê Lợi KP3": without a comma, only what a number makes sure. Cuts @street. */
static void
take_from_end (char *street, char **area, char **group)
{
  g_autofree char *whole = gocua_text_fold_line (street);

  if (strstr (whole, " kp") == NULL && strstr (whole, " to ") == NULL && strstr (whole, " tdp ") == NULL &&
      strstr (whole, " k p ") == NULL && strstr (whole, " khu ") == NULL && strstr (whole, " ap ") == NULL)
    return;
  for (char *space = strrchr (street, ' '); space != NULL;
       space = g_strrstr_len (street, space - street, " "))
    {
      g_autofree char *folded = gocua_text_fold_line (space + 1);
      gsize n_area = find_numbered (folded, area_words, G_N_ELEMENTS (area_words));
      gsize n_group = find_numbered (folded, group_words, G_N_ELEMENTS (group_words));
      gsize n = MAX (n_area, n_group);

      /* Deep in the street a "to 5" would be something else. */
      if (n == 0 && strlen (folded) > 16)
        return;
      if (n == 0 || folded[n + strspn (folded + n, "0123456789abcdefgh")] != '\0')
        continue;
      if (!take_part (space + 1, area, group))
        return;
      *space = '\0';
    }
}

char *
gocua_roster_address_take_apart (const char *address, char **area, char **group)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  gboolean at_end = TRUE;
  guint n_parts;

  g_return_val_if_fail (address != NULL && area != NULL && group != NULL, NULL);

  *area = g_strdup ("");
  *group = g_strdup ("");
  parts = g_strsplit_set (address, ",;", -1);
  n_parts = g_strv_length (parts);
  for (guint i = n_parts; i-- > 1;)
    {
      g_autofree char *folded = gocua_text_fold_line (g_strstrip (parts[i]));

      if (*folded == '\0' || (at_end && is_unit (parts[i], folded)) || take_part (parts[i], area, group))
        continue;
      at_end = FALSE;
      g_ptr_array_insert (kept, 0, parts[i]);
    }
  if (n_parts > 0 && *g_strstrip (parts[0]) != '\0')
    {
      take_from_end (parts[0], area, group);
      g_ptr_array_insert (kept, 0, parts[0]);
    }
  g_ptr_array_add (kept, NULL);
  joined = g_strjoinv (", ", (char **) kept->pdata);
  return gocua_text_clean (joined);
}
