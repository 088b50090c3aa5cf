/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-double-facts.c: what is compared of a household, folded once. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-double-private.h"

#include "core/gocua-address.h"
#include "core/gocua-phone.h"
#include "core/gocua-text.h"

#include <string.h>

/* Fewer digits are an extension or a slip, not a number that tells a household. */
#define MIN_PHONE_DIGITS 8

struct _GocuaDoubleSet
{
  GArray *facts; /* of GocuaDoubleFacts */
  GStringChunk *texts;
};

/* How people are spoken of. "Chu" and "Cô" without accents could be a family's name, so they stay. */
static const char *const titles[] = { "ông", "bà", "anh", "chị", "cô", "chú", "bác", "ong", "ba", NULL };

GocuaDoubleSet *
gocua_double_set_new (void)
{
  GocuaDoubleSet *self = g_new0 (GocuaDoubleSet, 1);

  self->facts = g_array_new (FALSE, TRUE, sizeof (GocuaDoubleFacts));
  self->texts = g_string_chunk_new (64 * 1024);
  return self;
}

void
gocua_double_set_free (GocuaDoubleSet *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->facts);
  g_string_chunk_free (self->texts);
  g_free (self);
}

guint
gocua_double_set_get_size (const GocuaDoubleSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->facts->len;
}

const GocuaDoubleFacts *
gocua_double_set_get (const GocuaDoubleSet *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->facts->len, NULL);

  return &g_array_index (self->facts, GocuaDoubleFacts, index);
}

GocuaDoubleFacts *
gocua_double_set_get_all (GocuaDoubleSet *self)
{
  return (GocuaDoubleFacts *) (gpointer) self->facts->data;
}

static const char *
keep (GocuaDoubleSet *self, const char *text)
{
  return *text != '\0' ? g_string_chunk_insert (self->texts, text) : "";
}

static const char *
keep_folded (GocuaDoubleSet *self, const char *text)
{
  g_autofree char *line = NULL;

  if (text == NULL)
    return "";
  line = gocua_text_fold_line (text);
  return keep (self, line);
}

static gboolean
is_tone (gunichar c)
{
  return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

static gboolean
is_in_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Small letters in NFD, words parted by a space; the tone stands at the end of its word, so that "hoà" and
 * "hòa" are the same. What stands in parentheses is a nickname or a remark. */
static char *
write_words (const char *name)
{
  g_autofree char *decomposed = g_utf8_normalize (name, -1, G_NORMALIZE_NFD);
  GString *out = g_string_sized_new (strlen (name) + 8);
  gunichar tone = 0;
  guint depth = 0;

  for (const char *p = decomposed; p != NULL; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '(')
        depth++;
      else if (c == ')' && depth > 0)
        depth--;
      if (c != '\0' && depth == 0 && is_tone (c))
        tone = c;
      else if (depth == 0 && is_in_word (c))
        g_string_append_unichar (out, g_unichar_tolower (c));
      else
        {
          if (tone != 0)
            g_string_append_unichar (out, tone);
          tone = 0;
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      if (c == '\0')
        break;
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* "Bà Nguyễn Thị Ánh" is Nguyễn Thị Ánh; a title alone is all that is known. */
static const char *
skip_title (const char *written)
{
  const char *space = strchr (written, ' ');
  g_autofree char *word = NULL;
  g_autofree char *composed = NULL;

  if (space == NULL)
    return written;
  word = g_strndup (written, (gsize) (space - written));
  composed = g_utf8_normalize (word, -1, G_NORMALIZE_NFC);
  return g_strv_contains (titles, composed) ? space + 1 : written;
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
set_name (GocuaDoubleSet *self, GocuaDoubleFacts *facts, const char *head)
{
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *sorted = NULL;
  const char *written;

  facts->name = facts->written = facts->name_key = "";
  if (head == NULL)
    return;
  all = write_words (head);
  written = skip_title (all);
  folded = gocua_text_fold (written);
  words = g_strsplit (folded, " ", -1);
  qsort (words, g_strv_length (words), sizeof *words, compare_words);
  sorted = g_strjoinv (" ", words);
  facts->written = keep (self, written);
  facts->name = keep (self, folded);
  facts->name_key = keep (self, sorted);
  facts->is_bare = g_str_is_ascii (written);
}

static char *
format_numbers (const GocuaAddress *address)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < address->numbers->len; i++)
    {
      const GocuaAddressNumber *number = g_ptr_array_index (address->numbers, i);

      if (i > 0)
        g_string_append_c (out, '/');
      g_string_append (out, number->prefix);
      if (number->number > 0)
        g_string_append_printf (out, "%u", number->number);
      g_string_append (out, number->suffix);
    }
  /* The alley itself is no door. */
  if (out->len > 0 && !address->has_house_number)
    g_string_append_c (out, '-');
  return g_string_free (out, FALSE);
}

static const char *const street_words[] = { "duong", "pho", "d", NULL };

static gboolean
is_number (const char *word)
{
  return g_ascii_isdigit (*word);
}

/* "3 tháng 2" and "3/2" are one street. */
static void
append_street_words (GString *out, char **words)
{
  for (char **word = words; *word != NULL; word++)
    {
      if (word > words && g_str_equal (*word, "thang") && is_number (word[-1]) && word[1] != NULL &&
          is_number (word[1]))
        continue;
      if (out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, *word);
    }
}

/* Folded words without "đường", "phố", "đ." before them, and without the "số" of "đường số 5". "Dương Bá
 * Trạc" is a name, but without accents nobody can tell: it loses its first word wherever it is written. */
static char *
fold_street (const char *street)
{
  g_auto (GStrv) words = gocua_text_fold_words (street);
  GString *out = g_string_new (NULL);
  char **first = words;

  while (first[0] != NULL && first[1] != NULL && g_strv_contains (street_words, *first))
    first++;
  if (first[0] != NULL && g_str_equal (*first, "so") && first[1] != NULL && is_number (first[1]))
    first++;
  append_street_words (out, first);
  return g_string_free (out, FALSE);
}

static char *
take_initials (const char *street)
{
  GString *out = g_string_new (NULL);
  gboolean begins = TRUE;

  for (const char *p = street; *p != '\0'; p = g_utf8_next_char (p))
    {
      /* All digits of a number: the streets 3/2 and 30/4. */
      if (begins || g_ascii_isdigit (*p))
        g_string_append_unichar (out, g_utf8_get_char (p));
      begins = *p == ' ';
    }
  return g_string_free (out, FALSE);
}

/* "Căn hộ 3.07, chung cư Tân Tiến, 106 Lê Quang Định": there may be another Tân Tiến elsewhere. */
static char *
find_building (const GocuaAddress *flat)
{
  g_autoptr (GocuaAddress) address = NULL;
  g_autofree char *numbers = NULL;
  g_autofree char *street = NULL;

  if (!flat->is_flat || *flat->rest == '\0')
    return g_strdup ("");
  address = gocua_address_parse (flat->rest);
  if (!address->has_house_number || *address->street == '\0')
    return g_strdup ("");
  numbers = format_numbers (address);
  street = fold_street (address->street);
  return g_strconcat (numbers, " ", street, NULL);
}

static void
set_address (GocuaDoubleSet *self, GocuaDoubleFacts *facts, const char *text)
{
  g_autoptr (GocuaAddress) address = NULL;
  g_autofree char *numbers = NULL;
  g_autofree char *street = NULL;
  g_autofree char *initials = NULL;
  g_autofree char *building = NULL;

  facts->numbers = facts->street = facts->initials = facts->building = "";
  if (text == NULL)
    return;
  address = gocua_address_parse (text);
  numbers = format_numbers (address);
  street = fold_street (address->street);
  /* A street of one word is its own abbreviation: "CMT8". */
  initials = strchr (street, ' ') != NULL ? take_initials (street) : g_strdup (street);
  facts->numbers = keep (self, numbers);
  facts->street = keep (self, street);
  facts->initials = keep (self, initials);
  building = find_building (address);
  facts->building = keep (self, building);
}

/* Numbers of eleven digits got ten in 2018; old lists still have them. */
static char *
shorten_old_phone (const char *phone)
{
  static const struct
  {
    const char *before, *after;
  } prefixes[] = {
    { "0120", "070" }, { "0121", "079" }, { "0122", "077" }, { "0123", "083" }, { "0124", "084" },
    { "0125", "085" }, { "0126", "076" }, { "0127", "081" }, { "0128", "078" }, { "0129", "082" },
    { "0162", "032" }, { "0163", "033" }, { "0164", "034" }, { "0165", "035" }, { "0166", "036" },
    { "0167", "037" }, { "0168", "038" }, { "0169", "039" }, { "0186", "056" }, { "0188", "058" },
    { "0199", "059" },
  };

  for (gsize i = 0; strlen (phone) == 11 && i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (phone, prefixes[i].before))
      return g_strconcat (prefixes[i].after, phone + 4, NULL);
  return g_strdup (phone);
}

static void
set_phone (GocuaDoubleSet *self, GocuaDoubleFacts *facts, const char *raw)
{
  g_autofree char *written = NULL;
  g_autofree char *phone = NULL;
  gsize n_digits = 0;

  facts->phone = "";
  if (raw == NULL)
    return;
  written = gocua_phone_normalise (raw, NULL);
  phone = shorten_old_phone (written);
  for (const char *p = phone; *p != '\0'; p++)
    n_digits += g_ascii_isdigit (*p);
  if (n_digits >= MIN_PHONE_DIGITS)
    facts->phone = keep (self, phone);
}

guint
gocua_double_set_add (GocuaDoubleSet *self, const GocuaRecord *household)
{
  GocuaDoubleFacts facts = { .people = -1 };
  const GocuaId *area;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (household != NULL && household->kind == GOCUA_KIND_HOUSEHOLD, 0);

  facts.id = household->id;
  area = gocua_record_get_id (household, GOCUA_HOUSEHOLD_AREA);
  if (area != NULL)
    facts.area = *area;
  set_name (self, &facts, gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD));
  set_address (self, &facts, gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS));
  set_phone (self, &facts, gocua_record_get_text (household, GOCUA_HOUSEHOLD_PHONE));
  facts.code = keep_folded (self, gocua_record_get_text (household, GOCUA_HOUSEHOLD_CODE));
  facts.group = keep_folded (self, gocua_record_get_text (household, GOCUA_HOUSEHOLD_GROUP));
  facts.people = (int) gocua_record_get_int (household, GOCUA_HOUSEHOLD_PEOPLE, -1);
  g_array_append_val (self->facts, facts);
  return self->facts->len - 1;
}
