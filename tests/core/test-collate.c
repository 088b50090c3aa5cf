/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-collate.c: the order of Vietnamese texts and names, against tables and against a slow comparison. */

#include "core/gocua-collate.h"

#include "core/gocua-text.h"

#include <string.h>

/* The alphabet, each vowel with its six tones in order. Written out, so that nothing is shared with the code.
 */
static const char *const alphabet[] = {
  "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "b", "c",      "d",      "đ", "eèẻẽéẹ", "êềểễếệ", "f",      "g",
  "h",      "iìỉĩíị", "j",      "k", "l",      "m",      "n", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "p",
  "q",      "r",      "s",      "t", "uùủũúụ", "ưừửữứự", "v", "w",      "x",      "yỳỷỹýỵ", "z",
};

static const char *const syllables[] = {
  "a",    "à",      "á",      "an",  "Ân",  "ăn",  "anh", "Bé", "bê", "da", "Đa", "đá",  "e",  "ê",
  "hoa",  "hoà",    "hòa",    "hoá", "hóa", "HÒA", "o",   "ô",  "ơ",  "ơi", "u",  "ư",   "ươ", "Ngọc",
  "ngọc", "Nguyễn", "nguyên", "Y",   "ỹ",   "z",   "2",   "10", "02", "5A", "5á", "007",
};

/* What the reference sees of a text: tokens, the tones of each word, capitals. */
typedef struct
{
  GArray *tokens;
  GString *tones;
  GString *capitals;
} Seen;

static gboolean
find_letter (gunichar c, int *place, int *tone)
{
  for (guint i = 0; i < G_N_ELEMENTS (alphabet); i++)
    {
      const char *row = alphabet[i];
      int column = 0;

      for (const char *p = row; *p != '\0'; p = g_utf8_next_char (p), column++)
        if (g_utf8_get_char (p) == c)
          {
            *place = (int) i;
            *tone = column;
            return TRUE;
          }
    }
  return FALSE;
}

static void
see (Seen *seen, const char *text)
{
  const char *p = text;

  seen->tokens = g_array_new (FALSE, FALSE, sizeof (gint64));
  seen->tones = g_string_new (NULL);
  seen->capitals = g_string_new (NULL);
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      gint64 token;
      int place;
      int tone;

      if (g_ascii_isdigit (*p))
        {
          char *end;

          token = 10000 + (gint64) g_ascii_strtoull (p, &end, 10);
          p = end;
          g_array_append_val (seen->tokens, token);
          continue;
        }
      if (find_letter (g_unichar_tolower (c), &place, &tone))
        {
          token = G_MAXINT64 / 2 + place;
          if (tone > 0)
            g_string_append_c (seen->tones, (char) ('0' + tone));
          g_string_append_c (seen->capitals, g_unichar_isupper (c) ? '1' : '0');
        }
      else
        {
          token = c == ' ' ? 0 : (gint64) c;
          g_string_append_c (seen->tones, ' ');
        }
      g_array_append_val (seen->tokens, token);
      p = g_utf8_next_char (p);
    }
}

static void
forget (Seen *seen)
{
  g_array_free (seen->tokens, TRUE);
  g_string_free (seen->tones, TRUE);
  g_string_free (seen->capitals, TRUE);
}

static int
compare_slowly (const char *a, const char *b, gboolean with_capitals)
{
  Seen x, y;
  int order = 0;

  see (&x, a);
  see (&y, b);
  for (guint i = 0; order == 0 && i < MIN (x.tokens->len, y.tokens->len); i++)
    {
      gint64 left = g_array_index (x.tokens, gint64, i);
      gint64 right = g_array_index (y.tokens, gint64, i);

      order = (left > right) - (left < right);
    }
  if (order == 0)
    order = (x.tokens->len > y.tokens->len) - (x.tokens->len < y.tokens->len);
  if (order == 0)
    order = strcmp (x.tones->str, y.tones->str);
  if (order == 0 && with_capitals)
    order = strcmp (x.capitals->str, y.capitals->str);
  forget (&x);
  forget (&y);
  return (order > 0) - (order < 0);
}

static int
sign (int value)
{
  return (value > 0) - (value < 0);
}

static void
assert_key_is_safe (const char *key)
{
  for (const char *p = key; *p != '\0'; p++)
    g_assert_true (*p >= ' ' && *p <= '~');
}

/* Each text of the list strictly before the next ones. */
static void
assert_order (char *(*make_key) (const char *), const char *const *texts, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *a = make_key (texts[i]);

      assert_key_is_safe (a);
      for (gsize j = i + 1; j < n; j++)
        {
          g_autofree char *b = make_key (texts[j]);

          if (strcmp (a, b) >= 0)
            g_error ("\"%s\" must come before \"%s\": %s, %s", texts[i], texts[j], a, b);
        }
    }
}

static void
test_alphabet (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (alphabet); i++)
    for (const char *p = alphabet[i]; *p != '\0'; p = g_utf8_next_char (p))
      {
        char letter[8] = { 0 };
        char capital[8] = { 0 };

        g_unichar_to_utf8 (g_utf8_get_char (p), letter);
        g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (p)), capital);
        g_ptr_array_add (texts, g_strdup (letter));
        g_ptr_array_add (texts, g_strdup (capital));
      }
  g_assert_cmpuint (texts->len, ==, 2 * (12 * 6 + 21));
  assert_order (gocua_collate_key, (const char *const *) texts->pdata, texts->len);
}

static void
test_order (void)
{
  static const char *const texts[] = {
    "",
    "(a)",
    "- a",
    "2",
    "02",
    "10",
    "10a",
    "11",
    "123456789012345678901",
    "a",
    "a 2",
    "á b",
    "A Bình",
    "a-b",
    "a2",
    "a10",
    "ai",
    "an",
    "An",
    "án",
    "an binh",
    "an bình",
    "án binh",
    "anh",
    "az",
    "ă",
    "ăn",
    "â",
    "ân",
    "ấn",
    "b",
    "ba",
    "bà",
    "BÀ",
    "bả",
    "bã",
    "bá",
    "bạ",
    "bä",
    "ba ba",
    "Bà Điểm",
    "bà Rịa",
    "Bá Rịa",
    "ban",
    "băn",
    "bân",
    "da",
    "dy",
    "đa",
    "hoa",
    "hòa",
    "hoà",
    "Hòa",
    "Hoà",
    "hóa",
    "hoá",
    "hoà hải",
    "hoa hòa",
    "hòa hoa",
    "hoa huệ",
    "hoan",
    "hôa",
    "Khu phố 1",
    "Khu phố 2",
    "Khu phố 10",
    "Khu phố 10A",
    "Khu phố Mới",
    "o",
    "ô",
    "ơ",
    "u",
    "ư",
    "z",
    "æ",
    "я",
    "日",
  };

  assert_order (gocua_collate_key, texts, G_N_ELEMENTS (texts));
}

static void
test_same (void)
{
  static const char *const pairs[][2] = {
    { "  Lê   Lợi ", "Lê Lợi" },
    { "L\x65\xcc\x82 L\x6f\xcc\x9b\xcc\xa3i", "Lê Lợi" },
    { "\xc3\x90"
      "ặng",
      "Đặng" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *a = gocua_collate_key (pairs[i][0]);
      g_autofree char *b = gocua_collate_key (pairs[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_long_number (void)
{
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);

  for (int n = 1; n < 200; n++)
    {
      g_autofree char *nines = g_strnfill (n, '9');
      g_autofree char *zeros = g_strnfill (n, '0');
      g_autofree char *one = g_strconcat ("1", zeros, NULL);
      g_autofree char *less = gocua_collate_key (nines);
      g_autofree char *more = gocua_collate_key (one);

      assert_key_is_safe (less);
      g_assert_cmpstr (less, <, more);
    }
  gocua_collate_append_number (a, "0012", 4);
  gocua_collate_append_number (b, "12", 2);
  g_assert_cmpstr (a->str, ==, b->str);
}

/* Half of the phrases use few syllables, so that many pairs differ in their tones only. */
static char *
random_phrase (void)
{
  static const char *const gaps[] = { " ", " ", " ", "-", "", " (" };
  static const char *const few[] = { "hoa", "hòa", "hoà", "hoá", "HÒA" };
  GString *text = g_string_new (NULL);
  gboolean use_few = g_test_rand_bit ();
  int n = g_test_rand_int_range (0, use_few ? 3 : 5);

  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (text, use_few ? " " : gaps[g_test_rand_int_range (0, G_N_ELEMENTS (gaps))]);
      if (use_few)
        g_string_append (text, few[g_test_rand_int_range (0, G_N_ELEMENTS (few))]);
      else
        g_string_append (text, syllables[g_test_rand_int_range (0, G_N_ELEMENTS (syllables))]);
    }
  return g_string_free (text, FALSE);
}

static void
test_agrees_with_slow (void)
{
  for (int i = 0; i < 30000; i++)
    {
      g_autofree char *a = random_phrase ();
      g_autofree char *b = random_phrase ();
      g_autofree char *key_a = gocua_collate_key (a);
      g_autofree char *key_b = gocua_collate_key (b);
      int wanted = compare_slowly (a, b, TRUE);

      assert_key_is_safe (key_a);
      if (wanted != 0 && sign (strcmp (key_a, key_b)) != wanted)
        g_error ("\"%s\" and \"%s\": wanted %d; %s, %s", a, b, wanted, key_a, key_b);
      /* Where only the place of a tone or leading zeros are left to tell them apart, equal keys mean equal
       * texts. */
      g_assert_cmpint (strcmp (key_a, key_b) == 0, ==, strcmp (a, b) == 0);
    }
}

static void
test_appended_parts (void)
{
  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *a = random_phrase ();
      g_autofree char *b = random_phrase ();
      g_autoptr (GString) key_a = g_string_new (NULL);
      g_autoptr (GString) key_b = g_string_new (NULL);

      gocua_collate_append (key_a, a);
      gocua_collate_append (key_b, b);
      g_assert_cmpint (sign (strcmp (key_a->str, key_b->str)), ==, compare_slowly (a, b, FALSE));
      /* What follows a part can't overturn the order of the part. */
      g_string_append (key_a, "~~~");
      g_string_append (key_b, "!!!");
      if (compare_slowly (a, b, FALSE) != 0)
        g_assert_cmpint (sign (strcmp (key_a->str, key_b->str)), ==, compare_slowly (a, b, FALSE));
    }
}

static void
test_any_text_is_safe (void)
{
  for (int i = 0; i < 10000; i++)
    {
      char raw[17] = { 0 };
      g_autofree char *key = NULL;
      g_autofree char *name_key = NULL;

      for (int j = 0; j < 16; j++)
        raw[j] = (char) g_test_rand_int_range (0, 256);
      key = gocua_collate_key (raw);
      name_key = gocua_collate_name_key (raw);
      assert_key_is_safe (key);
      assert_key_is_safe (name_key);
    }
}

static void
test_names (void)
{
  static const char *const names[] = {
    "",
    "An",
    "Lê An",
    "LÊ VĂN AN",
    "Lê Văn An (Tám)",
    "Nguyễn An",
    "Nguyễn Bảo An",
    "Nguyễn Văn An",
    "NGUYỄN VĂN AN",
    "Nguyễn Vân An",
    "Trần Thị An",
    "Nguyễn Văn Án",
    "Lê Thị Anh",
    "Trần Văn Ân",
    "Trần Văn Ấn",
    "Đặng Văn Bê",
    "Nguyễn Thị Dung",
    "Cao Đạt",
    "Phạm Văn Hoa",
    "Lê Văn Hòa",
    "Nguyễn Văn Hoà",
    "Trần Văn HÒA",
    "Bùi Văn Hoá",
    "Bùi Thị Ngọc",
    "Đinh Thị Ngọc",
    "Ngô Ngô",
    "Nguyễn Ỷ",
    "Đỗ Ý",
    "Lê Ý",
    "Lê Thị Yến",
  };

  assert_order (gocua_collate_name_key, names, G_N_ELEMENTS (names));
}

/* Given name, family name, middle names, each by the slow comparison. */
static int
compare_names_slowly (char **a, char **b)
{
  int order = compare_slowly (a[2], b[2], FALSE);

  if (order == 0)
    order = compare_slowly (a[0], b[0], FALSE);
  if (order == 0)
    order = compare_slowly (a[1], b[1], FALSE);
  return order;
}

static void
test_names_agree_with_slow (void)
{
  static const char *const words[] = { "An",  "AN", "Ân", "Án",     "Hòa", "HOÀ",
                                       "Hoa", "Lê", "Lệ", "Nguyễn", "Đỗ",  "Do" };
  const int n = G_N_ELEMENTS (words);

  for (int i = 0; i < 20000; i++)
    {
      char *a[4] = { NULL };
      char *b[4] = { NULL };
      g_autofree char *name_a = NULL;
      g_autofree char *name_b = NULL;
      g_autofree char *key_a = NULL;
      g_autofree char *key_b = NULL;
      int wanted;

      for (int j = 0; j < 3; j++)
        {
          a[j] = (char *) words[g_test_rand_int_range (0, n)];
          b[j] = (char *) words[g_test_rand_int_range (0, n)];
        }
      name_a = g_strjoinv (" ", a);
      name_b = g_strjoinv (" ", b);
      key_a = gocua_collate_name_key (name_a);
      key_b = gocua_collate_name_key (name_b);
      wanted = compare_names_slowly (a, b);
      if (wanted != 0 && sign (strcmp (key_a, key_b)) != wanted)
        g_error ("\"%s\" and \"%s\": wanted %d; %s, %s", name_a, name_b, wanted, key_a, key_b);
      g_assert_cmpint (strcmp (key_a, key_b) == 0, ==, strcmp (name_a, name_b) == 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/collate/alphabet", test_alphabet);
  g_test_add_func ("/core/collate/order", test_order);
  g_test_add_func ("/core/collate/same", test_same);
  g_test_add_func ("/core/collate/long-number", test_long_number);
  g_test_add_func ("/core/collate/agrees-with-slow", test_agrees_with_slow);
  g_test_add_func ("/core/collate/appended-parts", test_appended_parts);
  g_test_add_func ("/core/collate/any-text-is-safe", test_any_text_is_safe);
  g_test_add_func ("/core/collate/names", test_names);
  g_test_add_func ("/core/collate/names-agree-with-slow", test_names_agree_with_slow);
  return g_test_run ();
}
