/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-old-text.c: every Vietnamese word survives the way into an old encoding and back, and no text in
 * Unicode is ever taken for one. */

#include "roster/gocua-old-text.h"
#include "roster/gocua-syllable.h"

#include <string.h>

/* Every letter with every tone, in words that exist, and what a ward's lists are full of. */
static const char *const texts[] = {
  "Nguyễn Thị Ánh",
  "Trần Văn Bé",
  "Phạm Hoàng Yến Nhi",
  "Lê Đức Thắng",
  "Huỳnh Thị Ngọc Hường",
  "Võ Thị Sáu",
  "Đặng Quốc Khánh",
  "Bùi Thị Xuân",
  "Đỗ Thị Mỹ Lệ",
  "Hồ Hữu Phước",
  "Ngô Thị Thùy Dương",
  "Dương Ỷ Lan",
  "Lý Thường Kiệt",
  "Cách Mạng Tháng Tám",
  "Điện Biên Phủ",
  "Nguyễn Thị Minh Khai",
  "Xô Viết Nghệ Tĩnh",
  "khu phố 3, tổ 12",
  "hộ nghèo, cận nghèo",
  "đã chuyển đi nơi khác",
  "người cao tuổi",
  "tạm trú dài hạn",
  "đường Trần Hưng Đạo",
  "ngõ hẻm sâu",
  "nhà khóa, vắng chủ",
  "sĩ quan nghỉ hưu",
  "kỹ sư",
  "quý mến",
  "khuỷu tay",
  "nguệch ngoạc",
  "ẵm cháu",
  "ẩm ướt",
  "ậm ừ",
  "ẳng",
  "sẽ gặp lại",
  "dễ ợt",
  "chỗ ở ổn định",
  "mở cửa",
  "bỡ ngỡ",
  "ụ súng",
  "vũ trụ",
  "thuở ấy",
  "giỗ chạp",
  "Ý Yên",
  "tỉ mỉ, kĩ lưỡng, thị trấn",
};

/* The way there, written apart from the code under test. */

static char *
to_western (const char *bytes, gsize size)
{
  return g_convert (bytes, (gssize) size, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}

/* glibc knows the first set of the standard, which has the codes of the third for all small letters. */
static char *
encode_tcvn3 (const char *text)
{
  gsize size = 0;
  g_autofree char *bytes = g_convert (text, -1, "TCVN5712-1", "UTF-8", NULL, &size, NULL);

  g_assert_nonnull (bytes);
  return to_western (bytes, size);
}

/* As the tables of input methods have it: letter, and what is typed for it. */
static const char *const vni[][2] = {
  { "á", "aù" }, { "à", "aø" }, { "ả", "aû" }, { "ã", "aõ" }, { "ạ", "aï" }, { "â", "aâ" }, { "ấ", "aá" },
  { "ầ", "aà" }, { "ẩ", "aå" }, { "ẫ", "aã" }, { "ậ", "aä" }, { "ă", "aê" }, { "ắ", "aé" }, { "ằ", "aè" },
  { "ẳ", "aú" }, { "ẵ", "aü" }, { "ặ", "aë" }, { "é", "eù" }, { "è", "eø" }, { "ẻ", "eû" }, { "ẽ", "eõ" },
  { "ẹ", "eï" }, { "ê", "eâ" }, { "ế", "eá" }, { "ề", "eà" }, { "ể", "eå" }, { "ễ", "eã" }, { "ệ", "eä" },
  { "ó", "où" }, { "ò", "oø" }, { "ỏ", "oû" }, { "õ", "oõ" }, { "ọ", "oï" }, { "ô", "oâ" }, { "ố", "oá" },
  { "ồ", "oà" }, { "ổ", "oå" }, { "ỗ", "oã" }, { "ộ", "oä" }, { "ơ", "ô" },  { "ớ", "ôù" }, { "ờ", "ôø" },
  { "ở", "ôû" }, { "ỡ", "ôõ" }, { "ợ", "ôï" }, { "ú", "uù" }, { "ù", "uø" }, { "ủ", "uû" }, { "ũ", "uõ" },
  { "ụ", "uï" }, { "ư", "ö" },  { "ứ", "öù" }, { "ừ", "öø" }, { "ử", "öû" }, { "ữ", "öõ" }, { "ự", "öï" },
  { "í", "í" },  { "ì", "ì" },  { "ỉ", "æ" },  { "ĩ", "ó" },  { "ị", "ò" },  { "ý", "yù" }, { "ỳ", "yø" },
  { "ỷ", "yû" }, { "ỹ", "yõ" }, { "ỵ", "î" },  { "đ", "ñ" },
};

static char *
encode_vni (const char *text)
{
  GString *encoded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *small = g_utf8_strdown (letter, -1);
      g_autofree char *typed = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (vni) && typed == NULL; i++)
        if (g_str_equal (vni[i][0], small))
          typed = g_str_equal (small, letter) ? g_strdup (vni[i][1]) : g_utf8_strup (vni[i][1], -1);
      g_string_append (encoded, typed != NULL ? typed : letter);
    }
  return g_string_free (encoded, FALSE);
}

static void
assert_converts (GocuaOldEncoding encoding, gboolean capitals, const char *old, const char *expected)
{
  g_autofree char *converted = gocua_old_text_convert (encoding, capitals, old);

  g_assert_cmpstr (converted, ==, expected);
}

static void
test_every_letter (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vni); i++)
    {
      g_autofree char *tcvn3 = encode_tcvn3 (vni[i][0]);
      g_autofree char *capital = g_utf8_strup (vni[i][0], -1);
      g_autofree char *typed = g_utf8_strup (vni[i][1], -1);

      assert_converts (GOCUA_OLD_TCVN3, FALSE, tcvn3, vni[i][0]);
      assert_converts (GOCUA_OLD_TCVN3, TRUE, tcvn3, capital);
      assert_converts (GOCUA_OLD_VNI, FALSE, vni[i][1], vni[i][0]);
      assert_converts (GOCUA_OLD_VNI, FALSE, typed, capital);
    }
}

/* Without a capitals font TCVN3 has Ă Â Ê Ô Ơ Ư Đ and no capital with a tone. */
static char *
without_capital_tones (const char *text)
{
  GString *rest = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (rest,
                               c >= 0x80 && g_unichar_isupper (c) && g_utf8_strchr ("ĂÂÊÔƠƯĐ", -1, c) == NULL
                                   ? g_unichar_tolower (c)
                                   : c);
    }
  return g_string_free (rest, FALSE);
}

static void
test_there_and_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *plain = without_capital_tones (texts[i]);
      g_autofree char *capitals = g_utf8_strup (texts[i], -1);
      g_autofree char *small = g_utf8_strdown (texts[i], -1);
      g_autofree char *in_tcvn3 = encode_tcvn3 (plain);
      g_autofree char *small_in_tcvn3 = encode_tcvn3 (small);
      g_autofree char *in_vni = encode_vni (texts[i]);
      g_autofree char *capitals_in_vni = encode_vni (capitals);

      assert_converts (GOCUA_OLD_TCVN3, FALSE, in_tcvn3, plain);
      assert_converts (GOCUA_OLD_TCVN3, TRUE, small_in_tcvn3, capitals);
      assert_converts (GOCUA_OLD_VNI, FALSE, in_vni, texts[i]);
      assert_converts (GOCUA_OLD_VNI, FALSE, capitals_in_vni, capitals);
    }
}

static void
test_by_hand (void)
{
  assert_converts (GOCUA_OLD_TCVN3, FALSE, "NguyÔn V¨n §øc", "Nguyễn Văn Đức");
  assert_converts (GOCUA_OLD_TCVN3, FALSE, "Ph\u00ad\u00eang", "Phường");
  assert_converts (GOCUA_OLD_TCVN3, FALSE, "12/3 Lª Lîi – “Q.1”", "12/3 Lê Lợi – “Q.1”");
  assert_converts (GOCUA_OLD_TCVN3, FALSE, "12/3A", "12/3A");
  assert_converts (GOCUA_OLD_VNI, FALSE, "Nguyeãn Thò Höôøng", "Nguyễn Thị Hường");
  assert_converts (GOCUA_OLD_VNI, FALSE, "ÑÖÔØNG TRAÀN HÖNG ÑAÏO", "ĐƯỜNG TRẦN HƯNG ĐẠO");
  assert_converts (GOCUA_OLD_VNI, FALSE, "Ñoã Thò Myõ", "Đỗ Thị Mỹ");
}

/* Typed for a capitals font, then copied without it. */
static void
test_capitals (void)
{
  assert_converts (GOCUA_OLD_TCVN3, FALSE, "NGUYÔN V¡N BÐ", "NGUYỄN VĂN BÉ");
  assert_converts (GOCUA_OLD_TCVN3, FALSE, "TRÇN THÞ ¸NH", "TRẦN THỊ ÁNH");
  assert_converts (GOCUA_OLD_TCVN3, FALSE, "Lª Tý", "Lê Tý");
  assert_converts (GOCUA_OLD_TCVN3, TRUE, "Lª Tý", "LÊ TÝ");
  assert_converts (GOCUA_OLD_TCVN3, FALSE, "KP 3", "KP 3");
}

static void
test_unicode_is_left_alone (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint encoding = GOCUA_OLD_TCVN3; encoding < GOCUA_OLD_N_ENCODINGS; encoding++)
      {
        g_autofree char *converted = gocua_old_text_convert ((GocuaOldEncoding) encoding, FALSE, texts[i]);

        /* The few that could be of the encoding are not turned into what is no Vietnamese. */
        if (converted != NULL && !g_str_equal (converted, texts[i]))
          g_assert_false (gocua_old_text_should_convert (texts[i], converted));
      }
  assert_converts (GOCUA_OLD_TCVN3, FALSE, "Hà", NULL);
  assert_converts (GOCUA_OLD_VNI, FALSE, "Hà", NULL);
  assert_converts (GOCUA_OLD_VNI, FALSE, "Müller", NULL);
  assert_converts (GOCUA_OLD_NONE, FALSE, "Nguyeãn", NULL);
}

static void
test_fonts (void)
{
  static const struct
  {
    const char *name;
    GocuaOldFont font;
  } fonts[] = {
    { ".VnTime", GOCUA_OLD_FONT_TCVN3 },
    { ".VnTimeH", GOCUA_OLD_FONT_TCVN3_CAPITALS },
    { ".VnArial", GOCUA_OLD_FONT_TCVN3 },
    { ".VnArialH", GOCUA_OLD_FONT_TCVN3_CAPITALS },
    { ".vntime", GOCUA_OLD_FONT_TCVN3 },
    { "VNI-Times", GOCUA_OLD_FONT_VNI },
    { "VNI-Helve", GOCUA_OLD_FONT_VNI },
    { "vni-times", GOCUA_OLD_FONT_VNI },
    { "Times New Roman", GOCUA_OLD_FONT_NONE },
    { "VNI", GOCUA_OLD_FONT_NONE },
    { ".Vn", GOCUA_OLD_FONT_NONE },
    { NULL, GOCUA_OLD_FONT_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    g_assert_cmpint (gocua_old_font_from_name (fonts[i].name), ==, fonts[i].font);
  g_assert_cmpint (gocua_old_font_get_encoding (GOCUA_OLD_FONT_TCVN3_CAPITALS), ==, GOCUA_OLD_TCVN3);
}

static GocuaOldEncoding
decide (const char *const *cells)
{
  GocuaOldScore score = { 0 };

  for (; *cells != NULL; cells++)
    gocua_old_score_add (&score, *cells);
  return gocua_old_score_decide (&score);
}

#define DECIDE(...) decide ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_short_columns (void)
{
  g_assert_cmpint (DECIDE ("NguyÔn V¨n ¸nh"), ==, GOCUA_OLD_TCVN3);
  g_assert_cmpint (DECIDE ("NGUYÔN"), ==, GOCUA_OLD_TCVN3);
  g_assert_cmpint (DECIDE ("TrÇn ThÞ BÐ", "", "12/3"), ==, GOCUA_OLD_TCVN3);
  g_assert_cmpint (DECIDE ("Nguyeãn Vaên Beù"), ==, GOCUA_OLD_VNI);
  g_assert_cmpint (DECIDE ("Traàn"), ==, GOCUA_OLD_VNI);
  g_assert_cmpint (DECIDE ("12/3 Nguyen Trai", "A"), ==, GOCUA_OLD_NONE);
  g_assert_cmpint (DECIDE ("Hoà"), ==, GOCUA_OLD_NONE);
  g_assert_cmpint (DECIDE ("Hà", "Bá", "Cát", "Lê Lai"), ==, GOCUA_OLD_NONE);
  g_assert_cmpint (DECIDE ("José Café", "Müller", "Ærø"), ==, GOCUA_OLD_NONE);
  g_assert_cmpint (DECIDE ("2 m²", "50 %", "±3°"), ==, GOCUA_OLD_NONE);
}

/* Sixty lists of one to six texts, in each of the encodings and in Unicode. */
static void
test_columns (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250131);

  for (guint round = 0; round < 60; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, 7);
      GocuaOldScore unicode = { 0 }, tcvn3 = { 0 }, in_vni = { 0 };

      for (guint i = 0; i < n; i++)
        {
          const char *text = texts[g_rand_int_range (rand, 0, 13)];
          g_autofree char *small = without_capital_tones (text);
          g_autofree char *as_tcvn3 = encode_tcvn3 (small);
          g_autofree char *as_vni = encode_vni (text);

          gocua_old_score_add (&unicode, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
          gocua_old_score_add (&tcvn3, as_tcvn3);
          gocua_old_score_add (&in_vni, as_vni);
        }
      g_assert_cmpint (gocua_old_score_decide (&unicode), ==, GOCUA_OLD_NONE);
      g_assert_cmpint (gocua_old_score_decide (&tcvn3), ==, GOCUA_OLD_TCVN3);
      g_assert_cmpint (gocua_old_score_decide (&in_vni), ==, GOCUA_OLD_VNI);
    }
}

/* Half of the list was typed anew. */
static void
test_mixed_column (void)
{
  g_assert_cmpint (DECIDE ("NguyÔn V¨n ¸nh", "TrÇn ThÞ BÐ", "Nguyễn Thị Ánh"), ==, GOCUA_OLD_TCVN3);
  g_assert_cmpint (DECIDE ("Nguyeãn Vaên Beù", "Nguyễn Thị Ánh"), ==, GOCUA_OLD_VNI);
}

static void
test_syllables (void)
{
  static const char *const good[] = { "nguyễn", "Hoà", "hòa", "HƯỜNG", "Quyết",
                                      "giêng",  "gì",  "ỷ",   "khuỷu", "Đức" };
  static const char *const bad[] = {
    "nguyeãn", "kröng", "bcd", "hoàà", "các̀", "cat", "bệnhh", "ñ", "", "josé"
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (gocua_syllable_is_vietnamese (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (gocua_syllable_is_vietnamese (bad[i]));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GocuaSyllableCount count = { 0 };

      gocua_syllable_count (texts[i], &count);
      g_assert_cmpuint (count.bad, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/old-text/every-letter", test_every_letter);
  g_test_add_func ("/roster/old-text/there-and-back", test_there_and_back);
  g_test_add_func ("/roster/old-text/by-hand", test_by_hand);
  g_test_add_func ("/roster/old-text/capitals", test_capitals);
  g_test_add_func ("/roster/old-text/unicode-is-left-alone", test_unicode_is_left_alone);
  g_test_add_func ("/roster/old-text/fonts", test_fonts);
  g_test_add_func ("/roster/old-text/short-columns", test_short_columns);
  g_test_add_func ("/roster/old-text/columns", test_columns);
  g_test_add_func ("/roster/old-text/mixed-column", test_mixed_column);
  g_test_add_func ("/roster/old-text/syllables", test_syllables);
  return g_test_run ();
}
