/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-address.c: taking a written address apart, and its place in lists and on a walk. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-address.h"

#include "core/gocua-address-flat.h"
#include "core/gocua-collate.h"
#include "core/gocua-text.h"

#include <string.h>

/* A house number has few digits; a longer run is a phone or a land register number that strayed in here. */
#define MAX_DIGITS 9

/* Bytes of the longest of the words below, were each of its letters written with all that can be. */
#define MAX_WORD 48

static const char *const number_words[] = { "so", "sn", "nha", "lo", NULL };
static const char *const flat_words[] = { "can", "ho", "phong", NULL };
static const char *const alley_words[] = { "hem", "ngo", "ngach", "kiet", NULL };
static const char *const again_words[] = { "bis", "ter", "quater", NULL };

static void
number_free (gpointer data)
{
  GocuaAddressNumber *number = data;

  g_free (number->prefix);
  g_free (number->suffix);
  g_free (number);
}

static gboolean
is_digit (const char *p)
{
  return g_ascii_isdigit (*p);
}

static gboolean
is_letter (const char *p)
{
  return (guchar) *p < 0x80 ? g_ascii_isalpha (*p) : g_unichar_isalpha (g_utf8_get_char (p));
}

static gboolean
is_boundary (const char *p)
{
  return *p == '\0' || !g_unichar_isalnum (g_utf8_get_char (p));
}

static const char *
skip_spaces (const char *p)
{
  while (*p == ' ')
    p++;
  return p;
}

static const char *
skip_letters (const char *p)
{
  while (*p != '\0' && is_letter (p))
    p = g_utf8_next_char (p);
  return p;
}

/* Past the word at @p when it is, folded, one of @words; NULL otherwise. */
static const char *
skip_word_of (const char *p, const char *const *words)
{
  const char *end = skip_letters (p);

  if (end == p || end - p > MAX_WORD)
    return NULL;
  for (; *words != NULL; words++)
    if (gocua_text_folds_to (p, (gsize) (end - p), *words))
      return end;
  return NULL;
}

/* Past "số", "số nhà", "căn hộ số:" ...: what may stand before a number. */
static const char *
skip_number_words (const char *p, gboolean *is_flat, gboolean *is_named)
{
  while (TRUE)
    {
      const char *end = skip_word_of (p, number_words);

      if (end == NULL)
        {
          end = skip_word_of (p, flat_words);
          if (end == NULL)
            return p;
          *is_flat = TRUE;
        }
      *is_named = TRUE;
      while (*end == ' ' || *end == '.' || *end == ':')
        end++;
      p = end;
    }
}

static char *
capitals (const char *start, const char *end)
{
  GString *out;

  if (start == end)
    return g_strdup ("");
  out = g_string_new (NULL);
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (*p != ' ')
      g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (p)));
  return g_string_free (out, FALSE);
}

/* Past the letters that belong to the number before @p: A, A3, AB, bis; @p itself when there are none. */
static const char *
skip_number_letters (const char *p)
{
  const char *word = skip_spaces (p);
  const char *end = skip_word_of (word, again_words);
  glong n_letters;

  if (end != NULL && is_boundary (end))
    return end;
  if (word > p)
    /* "12 A Nguyễn Trãi"; further letters would be "12 Q 1" or "12 Đ. Lê Lợi". */
    return *word >= 'A' && *word <= 'E' && (word[1] == ' ' || word[1] == '/' || word[1] == '\0') ? word + 1
                                                                                                 : p;
  end = skip_letters (p);
  n_letters = g_utf8_strlen (p, end - p);
  if (n_letters == 2 && is_boundary (end) && g_ascii_isupper (p[0]) && g_ascii_isupper (p[1]))
    return end;
  if (n_letters != 1)
    return p;
  while (is_digit (end))
    end++;
  return is_boundary (end) ? end : p;
}

/* Past a dash, a number and its letters, the second half of "12 - 14A"; @p itself when there are none. */
static const char *
skip_range (const char *p)
{
  const char *q = skip_spaces (p);
  gsize n;

  if (*q != '-' && !g_str_has_prefix (q, "–"))
    return p;
  q = skip_spaces (g_utf8_next_char (q));
  n = strspn (q, "0123456789");
  return n >= 1 && n <= MAX_DIGITS ? skip_number_letters (q + n) : p;
}

static const char *
skip_suffix (const char *p)
{
  const char *end = skip_number_letters (p);
  const char *next;

  while ((next = skip_range (end)) != end)
    end = next;
  return end;
}

/* Reads one step of a number. Returns what follows, NULL when there is none at @p. */
static const char *
read_number (const char *p, glong max_letters, gboolean letter_alone, GPtrArray *numbers)
{
  const char *digits = skip_letters (p);
  glong n_letters = g_utf8_strlen (p, digits - p);
  g_autofree char *prefix = capitals (p, digits);
  GocuaAddressNumber *number;
  const char *end;
  gsize n_digits;

  if (n_letters > max_letters)
    return NULL;
  if (letter_alone && n_letters == 1 && is_boundary (digits) && *digits != '-')
    n_digits = 0;
  else
    {
      if (n_letters > 0 && *digits == '-')
        digits++;
      n_digits = strspn (digits, "0123456789");
      if (n_digits < 1 || n_digits > MAX_DIGITS)
        return NULL;
    }
  end = n_digits > 0 ? skip_suffix (digits + n_digits) : digits;
  number = g_new0 (GocuaAddressNumber, 1);
  number->prefix = g_steal_pointer (&prefix);
  number->number = n_digits > 0 ? (guint) g_ascii_strtoull (digits, NULL, 10) : 0;
  number->suffix = capitals (digits + n_digits, end);
  g_ptr_array_add (numbers, number);
  return end;
}

/* The dates that streets are named after: "3 Tháng 2", "30 tháng 4". */
static gboolean
is_month (const char *p)
{
  static const char *const month_words[] = { "thang", NULL };
  const char *end = skip_word_of (skip_spaces (p), month_words);

  return end != NULL && is_digit (skip_spaces (end));
}

/* Reads 12/34/5A, 5.12 ... Returns what follows, NULL when there is no number at @p. */
static const char *
read_numbers (const char *p, gboolean is_named, GPtrArray *numbers)
{
  const char *end = read_number (p, is_named ? 2 : 1, FALSE, numbers);

  if (end == NULL)
    return NULL;
  if (!is_named && is_month (end))
    {
      g_ptr_array_set_size (numbers, 0);
      return NULL;
    }
  while (TRUE)
    {
      const char *slash = skip_spaces (end);
      const char *next = NULL;

      if (*slash == '/')
        next = read_number (skip_spaces (slash + 1), 1, TRUE, numbers);
      else if (*end == '.' && is_digit (end + 1))
        next = read_number (end + 1, 0, FALSE, numbers);
      if (next == NULL)
        return end;
      end = next;
    }
}

static gboolean
begins_with (const GPtrArray *numbers, const GPtrArray *start)
{
  if (start->len > numbers->len)
    return FALSE;
  for (guint i = 0; i < start->len; i++)
    {
      const GocuaAddressNumber *a = g_ptr_array_index (numbers, i);
      const GocuaAddressNumber *b = g_ptr_array_index (start, i);

      if (a->number != b->number || strcmp (a->prefix, b->prefix) != 0 || strcmp (a->suffix, b->suffix) != 0)
        return FALSE;
    }
  return TRUE;
}

/* "hẻm 45": its numbers go before those of the house, unless the house's own begin with them already. */
static const char *
read_alley (GocuaAddress *self, const char *p)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (number_free);
  const char *end = skip_word_of (p, alley_words);
  gboolean ignored;

  if (end == NULL)
    return NULL;
  while (*end == ' ' || *end == '.')
    end++;
  end = skip_number_words (end, &ignored, &ignored);
  end = read_numbers (end, TRUE, numbers);
  if (end == NULL || begins_with (self->numbers, numbers))
    return end;
  g_ptr_array_extend_and_steal (numbers, g_steal_pointer (&self->numbers));
  self->numbers = g_steal_pointer (&numbers);
  return end;
}

static const char *
read_house (GocuaAddress *self, const char *p, gboolean must_be_named)
{
  gboolean is_flat = FALSE;
  gboolean is_named = FALSE;
  const char *end = skip_number_words (p, &is_flat, &is_named);

  if (must_be_named && !is_named)
    return NULL;
  end = read_numbers (end, is_named, self->numbers);
  if (end == NULL)
    return NULL;
  self->has_house_number = TRUE;
  self->is_flat = is_flat;
  return end;
}

/* Cuts what is in parentheses out of @text into @notes: "12 (số cũ 34) Lê Lợi". */
static char *
take_notes (const char *text, GString *notes)
{
  GString *out = g_string_new (NULL);
  const char *open;
  const char *close;

  while ((open = strchr (text, '(')) != NULL && (close = strchr (open, ')')) != NULL)
    {
      g_string_append_len (out, text, open - text);
      g_string_append_printf (notes, "%s%.*s", notes->len > 0 ? " " : "", (int) (close + 1 - open), open);
      text = close + 1;
    }
  g_string_append (out, text);
  return g_string_free (out, FALSE);
}

static void
add_part (GPtrArray *parts, const char *start, const char *end)
{
  g_autofree char *part = NULL;
  g_autofree char *cleaned = NULL;

  start = skip_spaces (start);
  while (end > start && end[-1] == ' ')
    end--;
  if (end <= start)
    return;
  part = g_strndup (start, (gsize) (end - start));
  gocua_text_peek_clean (part, &cleaned);
  g_ptr_array_add (parts, cleaned != NULL ? g_steal_pointer (&cleaned) : g_steal_pointer (&part));
}

/* The parts between commas, without empty ones; in none is there a parenthesis. */
static GPtrArray *
split_parts (const char *text)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  while (TRUE)
    {
      const char *end = text + strcspn (text, ",;");

      add_part (parts, text, end);
      if (*end == '\0')
        return parts;
      text = end + 1;
    }
}

/* Reads the house and its alleys, over the commas between them; returns where the street begins. */
static const char *
read_all_numbers (GocuaAddress *self, const GPtrArray *parts, guint *part)
{
  const char *start = g_ptr_array_index (parts, 0);
  const char *p = read_house (self, start, FALSE);

  if (p == NULL)
    p = start;
  while (TRUE)
    {
      const char *next;

      while (*p == ' ' || *p == '-' || *p == '.' || *p == '/')
        p++;
      if (*p == '\0' && self->numbers->len > 0 && *part + 1 < parts->len)
        {
          p = g_ptr_array_index (parts, ++*part);
          continue;
        }
      next = read_alley (self, p);
      if (next == NULL && self->numbers->len > 0 && !self->has_house_number)
        next = read_house (self, p, TRUE);
      if (next == NULL)
        return p;
      p = next;
    }
}

static char *
join_rest (const GPtrArray *parts, guint from, GString *notes)
{
  GString *rest = g_string_new (notes->str);

  for (guint i = from; i < parts->len; i++)
    g_string_append_printf (rest, "%s%s", rest->len > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (parts, i));
  return g_string_free (rest, FALSE);
}

/* "Đường Lê Lợi", "đ. Lê Lợi" and "Lê Lợi" are one street; "Dương Bá Trạc" is another, so nothing is folded
 * here. */
static const char *
skip_street_word (const char *street)
{
  const char *end = skip_letters (street);
  g_autofree char *word = NULL;
  g_autofree char *lower = NULL;

  if (*street != 'p' && *street != 'P' && !g_str_has_prefix (street, "đ") && !g_str_has_prefix (street, "Đ"))
    return street;
  word = g_strndup (street, (gsize) (end - street));
  lower = g_utf8_casefold (word, -1);
  if (strcmp (lower, "đường") != 0 && strcmp (lower, "phố") != 0 && strcmp (lower, "đ") != 0)
    return street;
  if (*end != ' ' && *end != '.')
    return street;
  while (*end == ' ' || *end == '.')
    end++;
  return *end != '\0' ? end : street;
}

/* After a number come, in order: nothing, its suffix, "this is the alley itself", the next number. */
static void
append_numbers (GString *key, const GocuaAddress *self)
{
  for (guint i = 0; i < self->numbers->len; i++)
    {
      const GocuaAddressNumber *number = g_ptr_array_index (self->numbers, i);
      char digits[16];
      int n = g_snprintf (digits, sizeof digits, "%u", number->number);

      if (i > 0)
        g_string_append_c (key, '/');
      g_string_append_c (key, *number->prefix != '\0' ? '1' : '0');
      if (*number->prefix != '\0')
        gocua_collate_append (key, number->prefix);
      gocua_collate_append_number (key, digits, (gsize) n);
      if (*number->suffix != '\0')
        {
          g_string_append_c (key, '+');
          gocua_collate_append (key, number->suffix);
        }
    }
  if (self->numbers->len > 0 && !self->has_house_number)
    g_string_append_c (key, '-');
  g_string_append_c (key, ' ');
}

static char
side_of (const GocuaAddress *self)
{
  if (self->numbers->len == 0 || self->is_flat)
    return '0';
  return gocua_address_is_even (self) ? '2' : '1';
}

/* @side_at: (out): where the side of the street would stand in it */
static char *
make_key (const GocuaAddress *self, gsize *side_at)
{
  GString *key = g_string_sized_new (128);

  if (self->numbers->len > 0 || *self->street != '\0' || *self->rest != '\0')
    {
      gocua_collate_append (key, skip_street_word (self->street));
      *side_at = key->len;
      append_numbers (key, self);
      gocua_collate_append (key, self->rest);
    }
  return g_string_free (key, FALSE);
}

/* Building by building, block by block, floor by floor. */
static char *
make_flat_key (const GocuaAddressFlat *flat)
{
  GString *key = g_string_sized_new (128);
  const guint steps[] = { flat->floor, flat->door };

  gocua_collate_append (key, flat->building);
  g_string_append_c (key, '0');
  g_string_append_c (key, *flat->block != '\0' ? '1' : '0');
  gocua_collate_append (key, flat->block);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      char digits[16];
      int n = g_snprintf (digits, sizeof digits, "%u", steps[i]);

      gocua_collate_append_number (key, digits, (gsize) n);
    }
  gocua_collate_append (key, flat->suffix);
  gocua_collate_append (key, flat->rest);
  return g_string_free (key, FALSE);
}

/* The key with the side of the street in it; a flat is reached by its block and floor. */
static char *
make_walk_key (const char *address, const GocuaAddress *self, const char *key, gsize side_at)
{
  g_autofree char *cleaned = NULL;
  g_autoptr (GocuaAddressFlat) flat = gocua_address_flat_parse (gocua_text_peek_clean (address, &cleaned));
  GString *walk_key;

  if (flat != NULL)
    return make_flat_key (flat);
  if (*key == '\0')
    return g_strdup ("");
  walk_key = g_string_sized_new (128);
  g_string_append_len (walk_key, key, (gssize) side_at);
  g_string_append_c (walk_key, side_of (self));
  g_string_append (walk_key, key + side_at);
  return g_string_free (walk_key, FALSE);
}

GocuaAddress *
gocua_address_parse (const char *address)
{
  g_autofree char *cleaned = NULL;
  const char *clean = gocua_text_peek_clean (address, &cleaned);
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autofree char *text = take_notes (clean, notes);
  g_autoptr (GPtrArray) parts = split_parts (text);
  GocuaAddress *self = g_new0 (GocuaAddress, 1);
  guint part = 0;

  self->numbers = g_ptr_array_new_with_free_func (number_free);
  self->street = parts->len > 0 ? g_strdup (read_all_numbers (self, parts, &part)) : g_strdup ("");
  self->rest = join_rest (parts, part + 1, notes);
  return self;
}

void
gocua_address_free (GocuaAddress *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->numbers);
  g_free (self->street);
  g_free (self->rest);
  g_free (self);
}

gboolean
gocua_address_is_even (const GocuaAddress *self)
{
  const GocuaAddressNumber *mouth;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->numbers->len == 0)
    return FALSE;
  mouth = g_ptr_array_index (self->numbers, 0);
  return mouth->number % 2 == 0;
}

char *
gocua_address_key (const char *address)
{
  g_autoptr (GocuaAddress) self = gocua_address_parse (address);
  gsize side_at;

  return make_key (self, &side_at);
}

char *
gocua_address_walk_key (const char *address)
{
  g_autofree char *key = NULL;
  char *walk_key;

  gocua_address_make_keys (address, &key, &walk_key);
  return walk_key;
}

char *
gocua_address_get_street (const char *address)
{
  g_autofree char *clean = gocua_text_clean (address);
  g_autoptr (GocuaAddressFlat) flat = gocua_address_flat_parse (clean);
  g_autoptr (GocuaAddress) self = NULL;

  if (flat != NULL)
    return g_steal_pointer (&flat->building);
  self = gocua_address_parse (clean);
  return g_strdup (skip_street_word (self->street));
}

void
gocua_address_make_keys (const char *address, char **key, char **walk_key)
{
  g_autoptr (GocuaAddress) self = gocua_address_parse (address);
  gsize side_at = 0;

  *key = make_key (self, &side_at);
  *walk_key = make_walk_key (address, self, *key, side_at);
}
