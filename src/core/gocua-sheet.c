/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet.c: a walk sheet: its code, its lines in printed order, and where the paper is. */

#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include "core/gocua-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/gocua-date.h"

#define CODE_DIGITS 7
#define CODE_SPACE  10000000u
#define ISO_LENGTH  10

/* ISO/IEC 7064, MOD 11,10: a hybrid system for digits with one check digit. */
static char
check_digit (const char *digits)
{
  guint product = 10;

  for (guint i = 0; i < CODE_DIGITS; i++)
    {
      guint sum = (product + (guint) (digits[i] - '0')) % 10;

      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
  return (char) ('0' + (11 - product) % 10);
}

void
gocua_sheet_code_init (char code[GOCUA_SHEET_CODE_SIZE], const GocuaId *id, guint attempt)
{
  guint number = (guint) (gocua_id_mix (id, attempt) % CODE_SPACE);

  for (int i = CODE_DIGITS - 1; i >= 0; i--, number /= 10)
    code[i] = (char) ('0' + number % 10);
  code[CODE_DIGITS] = check_digit (code);
  code[CODE_DIGITS + 1] = '\0';
}

gboolean
gocua_sheet_code_is_valid (const char *code)
{
  if (code == NULL || strlen (code) != CODE_DIGITS + 1)
    return FALSE;
  for (guint i = 0; i <= CODE_DIGITS; i++)
    if (!g_ascii_isdigit (code[i]))
      return FALSE;
  return code[CODE_DIGITS] == check_digit (code);
}

static gboolean
is_separator (char c)
{
  return c == ' ' || c == '.' || c == '-' || c == '\t';
}

/* What a QR code says behind the page is of no use to who types. */
static const char *
skip_layout (const char *p)
{
  return *p == '/' ? p + 1 + strspn (p + 1, "0123456789-") : p;
}

gboolean
gocua_sheet_code_parse (const char *typed, char code[GOCUA_SHEET_CODE_SIZE], guint *page)
{
  const char *p = typed != NULL ? typed : "";
  guint n = 0;
  guint64 found = 1;

  for (; n <= CODE_DIGITS && (g_ascii_isdigit (*p) || is_separator (*p)); p++)
    if (g_ascii_isdigit (*p))
      code[n++] = *p;
  code[n] = '\0';
  while (*p == ' ')
    p++;
  if (*p == '/' || *p == '-')
    {
      char *end;

      found = g_ascii_strtoull (p + 1, &end, 10);
      p = skip_layout (end);
    }
  if (page != NULL)
    *page = (guint) CLAMP (found, 1, GOCUA_SHEET_MAX_LINES);
  while (*p == ' ')
    p++;
  return *p == '\0' && gocua_sheet_code_is_valid (code);
}

char *
gocua_sheet_code_format (const char *code)
{
  return code != NULL && strlen (code) == CODE_DIGITS + 1 ? g_strdup_printf ("%.4s %s", code, code + 4)
                                                          : g_strdup (code != NULL ? code : "");
}

GArray *
gocua_sheet_lines_parse (const char *text)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  g_auto (GStrv) words = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  words = g_strsplit (text, " ", GOCUA_SHEET_MAX_LINES + 1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      GocuaId id = { 0 };

      if (i == GOCUA_SHEET_MAX_LINES || (!g_str_equal (words[i], "-") && !gocua_id_parse (&id, words[i])))
        return NULL;
      g_array_append_val (lines, id);
    }
  return g_steal_pointer (&lines);
}

guint
gocua_sheets_count_households (GPtrArray *sheets)
{
  guint n = 0;

  g_return_val_if_fail (sheets != NULL, 0);

  for (guint i = 0; i < sheets->len; i++)
    {
      g_autoptr (GArray) lines =
          gocua_sheet_lines_parse (gocua_record_get_text (sheets->pdata[i], GOCUA_SHEET_FIELD_LINES));

      for (guint j = 0; lines != NULL && j < lines->len; j++)
        n += !gocua_id_is_null (&g_array_index (lines, GocuaId, j));
    }
  return n;
}

char *
gocua_sheet_lines_format (GArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (lines != NULL, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const GocuaId *id = &g_array_index (lines, GocuaId, i);
      char formatted[GOCUA_ID_STRING_SIZE];

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, gocua_id_is_null (id) ? "-" : gocua_id_format (id, formatted));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Reads one number and the space behind it, and moves on; 0 when there is none. */
static guint
read_line_number (const char **p)
{
  guint number = 0;
  const char *s = *p;

  if (*s == '0')
    return 0;
  while (g_ascii_isdigit (*s) && number <= GOCUA_SHEET_MAX_LINES)
    number = number * 10 + (guint) (*s++ - '0');
  if (number > GOCUA_SHEET_MAX_LINES || (*s != '\0' && *s != ' '))
    return 0;
  *p = *s == ' ' ? s + 1 : s;
  return number;
}

gboolean
gocua_sheet_skipped_is_valid (const char *text)
{
  const char *p = text;
  guint last = 0;

  if (text == NULL || *text == '\0' || g_str_has_suffix (text, " "))
    return FALSE;
  while (*p != '\0')
    {
      guint number = read_line_number (&p);

      if (number <= last)
        return FALSE;
      last = number;
    }
  return TRUE;
}

gboolean
gocua_sheet_skipped_has (const char *text, guint line)
{
  const char *p = text;

  while (p != NULL && *p != '\0')
    {
      guint number = read_line_number (&p);

      if (number == 0 || number >= line)
        return number != 0 && number == line;
    }
  return FALSE;
}

char *
gocua_sheet_skipped_set (const char *text, guint line, gboolean skipped)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (line >= 1 && line <= GOCUA_SHEET_MAX_LINES, NULL);

  for (guint i = 1; i <= GOCUA_SHEET_MAX_LINES; i++)
    if (i == line ? skipped : gocua_sheet_skipped_has (text, i))
      g_string_append_printf (out, "%s%u", out->len > 0 ? " " : "", i);
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

const char *
gocua_sheet_step_parse (const char *text, char date[11])
{
  g_autofree char *day = NULL;

  if (text == NULL || strlen (text) < ISO_LENGTH || (text[ISO_LENGTH] != '\0' && text[ISO_LENGTH] != ' '))
    return NULL;
  day = g_strndup (text, ISO_LENGTH);
  if (!gocua_date_is_valid (day))
    return NULL;
  if (date != NULL)
    g_strlcpy (date, day, ISO_LENGTH + 1);
  return text[ISO_LENGTH] == ' ' ? text + ISO_LENGTH + 1 : text + ISO_LENGTH;
}

char *
gocua_sheet_step_format (const char *iso_date, const char *words)
{
  g_return_val_if_fail (gocua_date_is_valid (iso_date), NULL);

  return words != NULL && *words != '\0' ? g_strdup_printf ("%s %s", iso_date, words) : g_strdup (iso_date);
}

static const struct
{
  guint field;
  const char *label;
} states[GOCUA_SHEET_N_STATES] = {
  /* Translators: where a walk sheet is */
  [GOCUA_SHEET_MADE] = { 0, NC_ ("sheet", "Not given out") },
  [GOCUA_SHEET_ISSUED] = { GOCUA_SHEET_FIELD_ISSUED, NC_ ("sheet", "With the team") },
  [GOCUA_SHEET_MISSING] = { GOCUA_SHEET_FIELD_MISSING, NC_ ("sheet", "Missing") },
  [GOCUA_SHEET_CANCELLED] = { GOCUA_SHEET_FIELD_CANCELLED, NC_ ("sheet", "Cancelled") },
  [GOCUA_SHEET_RETURNED] = { GOCUA_SHEET_FIELD_RETURNED, NC_ ("sheet", "Returned") },
  [GOCUA_SHEET_KEYED] = { GOCUA_SHEET_FIELD_KEYED, NC_ ("sheet", "Entered") },
  [GOCUA_SHEET_VERIFIED] = { GOCUA_SHEET_FIELD_VERIFIED, NC_ ("sheet", "Verified") },
};

GocuaSheetState
gocua_sheet_get_state (const GocuaRecord *sheet)
{
  g_return_val_if_fail (sheet != NULL && sheet->kind == GOCUA_KIND_SHEET, GOCUA_SHEET_MADE);

  for (int state = GOCUA_SHEET_N_STATES - 1; state > GOCUA_SHEET_MADE; state--)
    if (gocua_record_get_text (sheet, states[state].field) != NULL)
      return (GocuaSheetState) state;
  return GOCUA_SHEET_MADE;
}

const char *
gocua_sheet_state_get_label (GocuaSheetState state)
{
  g_return_val_if_fail ((int) state >= 0 && state < GOCUA_SHEET_N_STATES, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "sheet", states[state].label);
}

guint
gocua_sheet_state_get_field (GocuaSheetState state)
{
  g_return_val_if_fail ((int) state >= 0 && state < GOCUA_SHEET_N_STATES, 0);

  return states[state].field;
}

gboolean
gocua_sheet_is_reserving (const GocuaRecord *sheet, const char *today)
{
  GocuaSheetState state = gocua_sheet_get_state (sheet);
  const char *expires = gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_EXPIRES);

  return (state == GOCUA_SHEET_MADE || state == GOCUA_SHEET_ISSUED) &&
         (expires == NULL || strcmp (today, expires) <= 0);
}

gboolean
gocua_sheet_is_overdue (const GocuaRecord *sheet, const char *today)
{
  const char *day = gocua_record_get_text (sheet, GOCUA_SHEET_FIELD_DAY);

  return gocua_sheet_get_state (sheet) == GOCUA_SHEET_ISSUED && day != NULL && strcmp (day, today) < 0;
}

static gboolean
is_well_formed (guint field, const char *text)
{
  g_autoptr (GArray) lines = NULL;

  switch (field)
    {
    case GOCUA_SHEET_FIELD_CODE:
      return gocua_sheet_code_is_valid (text);
    case GOCUA_SHEET_FIELD_LINES:
      lines = gocua_sheet_lines_parse (text);
      return lines != NULL;
    case GOCUA_SHEET_FIELD_SKIPPED:
      return gocua_sheet_skipped_is_valid (text);
    case GOCUA_SHEET_FIELD_ISSUED:
    case GOCUA_SHEET_FIELD_RETURNED:
    case GOCUA_SHEET_FIELD_KEYED:
    case GOCUA_SHEET_FIELD_VERIFIED:
    case GOCUA_SHEET_FIELD_MISSING:
    case GOCUA_SHEET_FIELD_CANCELLED:
      return gocua_sheet_step_parse (text, NULL) != NULL;
    default:
      return TRUE;
    }
}

gboolean
gocua_sheet_validate (const GocuaChange *change, const char **field, GError **error)
{
  const GocuaKindInfo *info = gocua_kind_get_info (GOCUA_KIND_SHEET);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const GocuaSet *set = gocua_change_find_field (change, i);

      if (set == NULL || set->value.type != GOCUA_VALUE_TEXT || is_well_formed (i, set->value.text))
        continue;
      *field = info->fields[i].name;
      g_set_error (error, GOCUA_CHANGE_ERROR, GOCUA_CHANGE_ERROR_VALUE,
                   /* Translators: a field of a walk sheet, what stands in it */
                   _ ("%s: “%s” can’t be read."), gocua_kind_get_field_label (GOCUA_KIND_SHEET, i),
                   set->value.text);
      return FALSE;
    }
  return TRUE;
}
