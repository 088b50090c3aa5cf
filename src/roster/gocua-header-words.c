/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-header-words.c: what the words at the head of a column say about it. */

#define G_LOG_DOMAIN "gocua-roster"

#include "roster/gocua-header-words.h"

#include <string.h>

#define MAX_PHRASES 16

/* A head may have further words around a phrase, except around one that begins with '='. */
static const char *const phrases[GOCUA_ROSTER_N_FIELDS][MAX_PHRASES] = {
  [GOCUA_ROSTER_FIELD_CODE] = { "ma ho", "ma so ho", "ma ho gia dinh", "ma dinh danh ho", "so so ho khau",
                                "so ho khau", "ma phieu", "household code", "=ma", "=ma so", "=code", "=id" },
  [GOCUA_ROSTER_FIELD_HEAD] = { "chu ho", "ho ten chu ho", "ho va ten chu ho", "ten chu ho", "dai dien ho",
                                "nguoi dai dien", "head of household", "household head", "ho va ten",
                                "ho ten", "=ten", "=head", "=name", "=ho va chu dem ten" },
  [GOCUA_ROSTER_FIELD_ADDRESS] = { "dia chi", "d c", "dc", "noi o", "cho o", "noi cu tru", "noi thuong tru",
                                   "thuong tru", "dia chi nha", "address" },
  [GOCUA_ROSTER_FIELD_HOUSE_NUMBER] = { "so nha", "nha so", "house number", "house no", "=nha" },
  [GOCUA_ROSTER_FIELD_STREET] = { "duong", "ten duong", "duong pho", "ten duong pho", "street", "=pho" },
  [GOCUA_ROSTER_FIELD_ALLEY] = { "hem", "so hem", "ngo", "ngach", "kiet", "hem ngo", "ngo hem", "alley" },
  [GOCUA_ROSTER_FIELD_AREA] = { "khu pho", "khu pho ap", "ap khu pho", "kp", "kp ap", "ap", "thon", "khom",
                                "khu dan cu", "ban dieu hanh", "=area", "=khu", "=kdc" },
  [GOCUA_ROSTER_FIELD_GROUP] = { "to dan pho", "to nhan dan", "to dan cu", "to dp", "tdp", "to so", "to",
                                 "=group", "=to nd" },
  [GOCUA_ROSTER_FIELD_PHONE] = { "so dien thoai", "dien thoai", "dien thoai di dong", "so di dong", "sdt",
                                 "so dt", "dt", "dtdd", "di dong", "phone", "phone number", "mobile",
                                 "=tel" },
  [GOCUA_ROSTER_FIELD_PEOPLE] = { "so nhan khau", "nhan khau", "tong so nhan khau", "so khau", "tong so khau",
                                  "so nk", "so nguoi", "tong so nguoi", "so nguoi trong ho", "so thanh vien",
                                  "people", "=khau", "=nk", "=tong nk" },
  [GOCUA_ROSTER_FIELD_ELIGIBLE] = { "du tuoi", "trong do tuoi", "14 tuoi", "15 tuoi", "16 tuoi", "18 tuoi",
                                    "tuoi tro len", "thuoc doi tuong", "doi tuong van dong", "du dieu kien",
                                    "eligible", "eligible people", "people of eligible age" },
  [GOCUA_ROSTER_FIELD_RELATION] = { "quan he voi chu ho", "quan he chu ho", "quan he", "qh voi chu ho", "qh",
                                    "qhch", "relation", "relation to head" },
  [GOCUA_ROSTER_FIELD_BIRTH] = { "ngay sinh", "nam sinh", "ngay thang nam sinh", "ngay thang sinh",
                                 "sinh ngay", "sinh nam", "ntns", "birth", "date of birth", "year of birth" },
  [GOCUA_ROSTER_FIELD_NOTE] = { "ghi chu", "luu y", "=note", "=notes", "=remarks", "=gc" },
};

/* Columns about a person and not the household. Identity numbers are not to be kept at all. */
static const char *const ignored[] = { "cccd",
                                       "cmnd",
                                       "can cuoc",
                                       "cmt",
                                       "dinh danh ca nhan",
                                       "gioi tinh",
                                       "nghe nghiep",
                                       "email",
                                       "to truong",
                                       "dan toc",
                                       "ton giao",
                                       "que quan",
                                       "noi sinh",
                                       "duoi 14",
                                       "duoi 14 tuoi",
                                       "duoi 15",
                                       "duoi 16",
                                       "duoi 18",
                                       "nam sinh chu ho",
                                       "ngay sinh chu ho",
                                       "noi cap",
                                       "ngay cap",
                                       "to ban do",
                                       "thu dien tu",
                                       "duong link" };

static gboolean
has_phrase (const char *words, const char *phrase)
{
  gsize size = strlen (phrase);

  for (const char *at = strstr (words, phrase); at != NULL; at = strstr (at + 1, phrase))
    if ((at == words || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0'))
      return TRUE;
  return FALSE;
}

static guint
score_phrase (const char *words, const char *phrase)
{
  gboolean only_alone = phrase[0] == '=';

  phrase += only_alone ? 1 : 0;
  if (g_str_equal (words, phrase))
    return GOCUA_HEADER_EXACT_SCORE + (guint) strlen (phrase);
  if (!only_alone && has_phrase (words, phrase))
    return (guint) strlen (phrase);
  return 0;
}

/* "Số nhà, tên đường" in one column is the whole address. */
static gboolean
is_number_and_street (const char *words)
{
  return has_phrase (words, "so nha") && (has_phrase (words, "duong") || has_phrase (words, "hem"));
}

static guint
score_field (const char *words, GocuaRosterField field)
{
  guint best = 0;

  for (guint i = 0; i < MAX_PHRASES && phrases[field][i] != NULL; i++)
    best = MAX (best, score_phrase (words, phrases[field][i]));
  return best;
}

/* "Quan hệ với chủ hộ" is no head of household, and "Năm sinh chủ hộ" not the year of each person. */
static gboolean
is_about_person (const char *words)
{
  return score_field (words, GOCUA_ROSTER_FIELD_RELATION) > 0 ||
         score_field (words, GOCUA_ROSTER_FIELD_BIRTH) > 0;
}

guint
gocua_header_words_score (const char *words, GocuaRosterField field)
{
  guint best = 0;

  g_return_val_if_fail (words != NULL, 0);
  g_return_val_if_fail (field < GOCUA_ROSTER_N_FIELDS, 0);

  for (guint i = 0; i < G_N_ELEMENTS (ignored); i++)
    if (has_phrase (words, ignored[i]))
      return 0;
  if (is_about_person (words))
    return field == GOCUA_ROSTER_FIELD_RELATION || field == GOCUA_ROSTER_FIELD_BIRTH
               ? score_field (words, field)
               : 0;
  if (is_number_and_street (words))
    return field == GOCUA_ROSTER_FIELD_ADDRESS ? GOCUA_HEADER_EXACT_SCORE : 0;
  /* "KP 3" and "Tổ 5" are an area and a group, not the heads of their columns. */
  if ((field == GOCUA_ROSTER_FIELD_AREA || field == GOCUA_ROSTER_FIELD_GROUP) &&
      strpbrk (words, "0123456789") != NULL)
    return 0;
  best = score_field (words, field);
  /* "Số nhân khẩu từ 14 tuổi" is about the age, though the other words are longer. */
  if (field == GOCUA_ROSTER_FIELD_ELIGIBLE && best > 0)
    best += 20;
  return best;
}
