/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-text.c: cleaning, folding and splitting of text. */

#include "core/gocua-text.h"

#include <string.h>

typedef struct
{
  const char *given;
  const char *wanted;
} Case;

/* Text of the kind that hurts: Vietnamese in both forms, loose marks, white space, control, other scripts. */
static char *
random_text (void)
{
  static const gunichar pool[] = {
    'a',    'A',     'e',    'i',    'o',      'O',    'u',    'y',    'd',    'z',    'I',    '0',    '7',
    '/',    '-',     '.',    ' ',    ' ',      '\t',   '\n',   0x01,   0x7f,   0x85,   0xa0,   0xad,   0x0103,
    0x00e2, 0x0110,  0x0111, 0x00d0, 0x00ea,   0x01a1, 0x01b0, 0x1ea1, 0x1ec7, 0x1edf, 0x0300, 0x0301, 0x0302,
    0x0303, 0x0306,  0x0309, 0x031b, 0x0323,   0x0340, 0x0345, 0x034f, 0x200b, 0x200d, 0x2028, 0x202e, 0x3000,
    0xfeff, 0x0130,  0x01c5, 0x03a3, 0x0439,   0x0e33, 0x0e35, 0x304c, 0x3099, 0xac01, 0x1100, 0x1161, 0x11a8,
    0xfe0f, 0x1f600, 0xfb01, 0xff21, 0x10ffff, 0x0958, 0x0f73, 0x212b, 0x2126, 0x1e9e, 0x0390,
  };
  GString *out = g_string_new (NULL);
  int length = g_test_rand_int_range (0, 24);

  for (int i = 0; i < length; i++)
    {
      if (g_test_rand_int_range (0, 20) == 0)
        g_string_append_c (out, (char) g_test_rand_int_range (1, 256));
      else
        g_string_append_unichar (out, pool[g_test_rand_int_range (0, G_N_ELEMENTS (pool))]);
    }
  return g_string_free (out, FALSE);
}

static void
check (char *(*function) (const char *), const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *got = function (cases[i].given);

      g_assert_cmpstr (got, ==, cases[i].wanted);
    }
}

static void
test_is_valid (void)
{
  gsize bad = 99;

  g_assert_true (gocua_text_is_valid ("Gõ Cửa", -1, &bad));
  g_assert_cmpuint (bad, ==, strlen ("Gõ Cửa"));
  g_assert_false (gocua_text_is_valid ("ab\xff"
                                       "cd",
                                       -1, &bad));
  g_assert_cmpuint (bad, ==, 2);
  g_assert_false (gocua_text_is_valid ("ab\0cd", 5, &bad));
  g_assert_cmpuint (bad, ==, 2);
  g_assert_false (gocua_text_is_valid ("Đ\xe1\xba", -1, &bad));
  g_assert_cmpuint (bad, ==, 2);
  g_assert_true (gocua_text_is_valid ("", 0, NULL));
}

static void
test_clean (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "", "" },
    { " \t\r\n ", "" },
    { "  Nguyễn   Văn\tAn \n", "Nguyễn Văn An" },
    { "Nguyễn\xc2\xa0\xc2\xa0Văn", "Nguyễn Văn" },
    { "\xe3\x80\x80"
      "Lê\xe2\x80\xa8Lợi\xe2\x80\x87",
      "Lê Lợi" },
    { "a\x0b"
      "b\xc2\x85"
      "c\x0c"
      "d",
      "a b c d" },
    { "Nguye\xcc\x82\xcc\x83n", "Nguyễn" },
    { "ho\xcc\xa3"
      "p",
      "họp" },
    { "ng\xe1\xbb\x9d", "ngờ" },
    { "\xef\xbb\xbfSTT", "STT" },
    { "Hu\xe2\x80\x8b\xe1\xba\xbf", "Huế" },
    { "a\x01\x1b\x7f"
      "b",
      "ab" },
    { "e\xe2\x80\x8b\xcc\x81", "é" },
    { " \xe2\x80\x8b ", "" },
    { "a \xe2\x80\x8b b", "a b" },
    { "An\xff", "An\xef\xbf\xbd" },
    { "日本語 ไทย العربية", "日本語 ไทย العربية" },
  };

  check (gocua_text_clean, cases, G_N_ELEMENTS (cases));
}

static void
test_clean_property (void)
{
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *raw = random_text ();
      g_autofree char *once = gocua_text_clean (raw);
      g_autofree char *twice = gocua_text_clean (once);
      g_autofree char *nfc = g_utf8_normalize (once, -1, G_NORMALIZE_NFC);

      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_cmpstr (once, ==, twice);
      g_assert_cmpstr (once, ==, nfc);
      g_assert_null (strstr (once, "  "));
      g_assert_false (g_str_has_prefix (once, " ") || g_str_has_suffix (once, " "));
      for (const char *p = once; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          g_assert_false (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT);
          g_assert_true (c == ' ' || !g_unichar_isspace (c));
        }
    }
}

static void
test_fold (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "Nguyễn Thị Minh Khai", "nguyen thi minh khai" },
    { "ĐẶNG Đình", "dang dinh" },
    { "\xc3\x90"
      "ặng \xc6\x89ình",
      "dang dinh" },
    { "hòa", "hoa" },
    { "hoà", "hoa" },
    { "HÒA", "hoa" },
    { "Hường", "huong" },
    { "Trường Sa", "truong sa" },
    { "ằẳẵắặ ầẩẫấậ ềểễếệ ồổỗốộ ờởỡớợ ừửữứự ỳỷỹýỵ", "aaaaa aaaaa eeeee ooooo ooooo uuuuu yyyyy" },
    { "ẰẲẴẮẶ ẦẨẪẤẬ ỀỂỄẾỆ ỒỔỖỐỘ ỜỞỠỚỢ ỪỬỮỨỰ ỲỶỸÝỴ", "aaaaa aaaaa eeeee ooooo ooooo uuuuu yyyyy" },
    { "I\xcc\x87 İ I", "i i i" },
    { "Österreich Ñ", "osterreich n" },
    { "が한ไทยกี", "が한ไทยกี" },
    { "12/34/5A  x", "12/34/5a  x" },
    { "a\xff", "a\xef\xbf\xbd" },
  };

  check (gocua_text_fold, cases, G_N_ELEMENTS (cases));
}

static void
assert_folds_once (const char *text)
{
  g_autofree char *once = gocua_text_fold (text);
  g_autofree char *twice = gocua_text_fold (once);
  g_autofree char *nfd = g_utf8_normalize (once, -1, G_NORMALIZE_NFD);

  g_assert_cmpstr (once, ==, twice);
  for (const char *p = nfd; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (gocua_text_is_accent (g_utf8_get_char (p)));
}

static void
test_fold_property (void)
{
  for (gunichar c = 1; c <= 0x2ffff; c++)
    {
      char text[8] = { 0 };

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      assert_folds_once (text);
    }
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *raw = random_text ();
      g_autofree char *clean = gocua_text_clean (raw);
      g_autofree char *decomposed = g_utf8_normalize (clean, -1, G_NORMALIZE_NFD);
      g_autofree char *a = gocua_text_fold (clean);
      g_autofree char *b = gocua_text_fold (decomposed);

      assert_folds_once (raw);
      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_fold_words (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "  ,.-/ ", "" },
    { "12/34/5A", "12|34|5a" },
    { "12/34/5A Nguyễn Trãi, P.2", "12|34|5a|nguyen|trai|p|2" },
    { "Đặng-Thị Hòa", "dang|thi|hoa" },
    { "H'Hen Niê", "h|hen|nie" },
    { "a\xc2\xa0"
      "b\xe2\x80\x93"
      "c",
      "a|b|c" },
    { "ที่ 5", "ที่|5" },
    { "x", "x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = gocua_text_fold_words (cases[i].given);
      g_autofree char *got = g_strjoinv ("|", words);

      g_assert_cmpstr (got, ==, cases[i].wanted);
    }
}

/* The words of a text are the same whether it was cleaned or folded before: index and query can't disagree.
 */
static void
test_fold_words_property (void)
{
  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *raw = random_text ();
      g_autofree char *clean = gocua_text_clean (raw);
      g_autofree char *folded = gocua_text_fold (clean);
      g_auto (GStrv) a = gocua_text_fold_words (clean);
      g_auto (GStrv) b = gocua_text_fold_words (folded);

      g_assert_cmpstrv (a, b);
      for (char **word = a; *word != NULL; word++)
        {
          g_assert_cmpstr (*word, !=, "");
          g_assert_true (gocua_text_contains_folded (clean, *word));
        }
    }
}

static void
test_contains_folded (void)
{
  g_assert_true (gocua_text_contains_folded ("Đặng Thị Hường", "dang thi huo"));
  g_assert_true (gocua_text_contains_folded ("Đặng Thị Hường", "ĐẶNG"));
  g_assert_true (gocua_text_contains_folded ("hoà", "hòa"));
  g_assert_true (gocua_text_contains_folded ("An", ""));
  g_assert_true (gocua_text_contains_folded (NULL, NULL));
  g_assert_false (gocua_text_contains_folded ("An", "ann"));
  g_assert_false (gocua_text_contains_folded ("", "a"));
}

/* The words of the definition, without any short cut. */
static char *
fold_by_definition (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!gocua_text_is_accent (c))
        g_string_append_unichar (out, gocua_text_is_d_with_stroke (c) ? 'd' : g_unichar_tolower (c));
    }
  return g_utf8_normalize (out->str, -1, G_NORMALIZE_NFC);
}

/* Letters of Latin and Vietnamese go a shorter way, and come out the same. */
static void
test_short_way (void)
{
  for (gunichar c = 0x20; c < 0x3000; c++)
    {
      g_autoptr (GString) text = g_string_new ("Ặ ");
      g_autofree char *folded = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *clean = NULL;
      g_autofree char *composed = NULL;
      g_autoptr (GString) decomposed = g_string_new ("before");
      g_autofree char *by_tables = NULL;

      g_string_append_unichar (text, c);
      g_string_append (text, "ợd");
      gocua_text_append_decomposed (decomposed, text->str, text->len - 1);
      by_tables = g_utf8_normalize (text->str, (gssize) text->len - 1, G_NORMALIZE_NFD);
      g_assert_true (g_str_has_prefix (decomposed->str, "before"));
      g_assert_cmpstr (decomposed->str + strlen ("before"), ==, by_tables);
      folded = gocua_text_fold (text->str);
      expected = fold_by_definition (text->str);
      g_assert_cmpstr (folded, ==, expected);
      g_assert_true (gocua_text_folds_to (text->str, text->len, expected));
      g_assert_false (gocua_text_folds_to (text->str, text->len - 1, expected));
      folded[strlen (folded) - 1] = 'e';
      g_assert_false (gocua_text_folds_to (text->str, text->len, folded));
      if (!g_unichar_isgraph (c))
        continue;
      clean = gocua_text_clean (text->str);
      composed = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
      if (c < 0x250 || (c >= 0x1ea0 && c <= 0x1ef9))
        g_assert_cmpstr (clean, ==, c == 0xad ? "Ặ ợd" : composed);
    }
}

static void
test_peek_clean (void)
{
  static const struct
  {
    const char *raw;
    const char *clean;
    gboolean is_itself;
  } cases[] = {
    { NULL, "", FALSE },
    { "", "", TRUE },
    { "Lê Lợi", "Lê Lợi", TRUE },
    { " Lê Lợi", "Lê Lợi", FALSE },
    { "Lê\nLợi", "Lê Lợi", FALSE },
    { "ก็", "ก็", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cleaned = NULL;
      const char *clean = gocua_text_peek_clean (cases[i].raw, &cleaned);

      g_assert_cmpstr (clean, ==, cases[i].clean);
      g_assert_cmpint (clean == cases[i].raw, ==, cases[i].is_itself);
      g_assert_true (clean == cases[i].raw || clean == cleaned || cases[i].raw == NULL);
    }
}

static void
test_fold_line (void)
{
  static const char *const texts[] = {
    "  12/34/5A, Đường  Lê-Lợi ", "", "—", "KP.03", "ก็ a", "½ x²", "a\u0301b", "\xff"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GStrv) words = gocua_text_fold_words (texts[i]);
      g_autofree char *joined = g_strjoinv (" ", words);
      g_autofree char *line = gocua_text_fold_line (texts[i]);

      g_assert_cmpstr (line, ==, joined);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/is-valid", test_is_valid);
  g_test_add_func ("/core/text/clean", test_clean);
  g_test_add_func ("/core/text/clean/property", test_clean_property);
  g_test_add_func ("/core/text/fold", test_fold);
  g_test_add_func ("/core/text/fold/property", test_fold_property);
  g_test_add_func ("/core/text/fold-words", test_fold_words);
  g_test_add_func ("/core/text/fold-words/property", test_fold_words_property);
  g_test_add_func ("/core/text/short-way", test_short_way);
  g_test_add_func ("/core/text/peek-clean", test_peek_clean);
  g_test_add_func ("/core/text/fold-line", test_fold_line);
  g_test_add_func ("/core/text/contains-folded", test_contains_folded);
  return g_test_run ();
}
