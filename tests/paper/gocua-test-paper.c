/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-test-paper.c: campaigns and sheets for the tests of pages. */

#include "gocua-test-paper.h"

#include "core/gocua-outcome.h"

#include "trial-campaign.h"

/* Read by an ASan build: fontconfig keeps its caches until the process ends, which is no leak of ours. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig\n";
}

const char *const test_addresses[5] = {
  "12 Trần Quang Khải",
  "123/45/6A Nguyễn Đình Chiểu",
  "98/2 Hai Bà Trưng, chung cư Nguyễn Đình Chiểu, lô B, lầu 12, căn hộ B12-07",
  "7",
  "123/45/67/89/101/112/131/415/161/718/192/021/222/324/252/627/282/930/313/233",
};

const char *const test_heads[5] = {
  "Nguyễn Thị Thanh Hương",
  "Lê Ẩn",
  "Nguyễn Phúc Bảo Trân Công Tằng Tôn Nữ Quỳnh Như Diễm Hằng Đặng",
  "Trần Văn Bình",
  "NGUYỄNTHỊTHANHHƯƠNGQUỲNHNHƯDIỄMHẰNGĐẶNGTHỊNGỌCHUYỀN",
};

GocuaCampaign *
test_campaign_new (guint n_indicators)
{
  static const char *const outcomes[] = { "absent", "refused",       "moved",   "vacant",      "met",
                                          "locked", "wrong-address", "renting", "not-eligible" };
  GocuaIndicatorSpec indicators[GOCUA_CAMPAIGN_MAX_INDICATORS];
  GocuaOutcomeSpec outcome_specs[G_N_ELEMENTS (outcomes)];
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_indicators; i++)
    {
      char *id = g_strdup_printf ("indicator_%u", i);

      g_ptr_array_add (ids, id);
      indicators[i] = (GocuaIndicatorSpec){
        .id = id,
        .type = i % 2 == 1 ? GOCUA_INDICATOR_COUNT : GOCUA_INDICATOR_YESNO,
        .label = { "Có căn cước và VNeID đã kích hoạt", "Have an identity card" },
        .short_label = { "Kỹ năng", "Skill" },
        .question = { "Đã có chưa?", "Have they?" },
        .basis = i % 2 == 1 ? GOCUA_BASIS_PEOPLE : GOCUA_BASIS_HOUSEHOLDS,
      };
    }
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    outcome_specs[i] = (GocuaOutcomeSpec){
      .id = outcomes[i],
      .label = { gocua_outcome_get_label (gocua_outcome_from_id (outcomes[i])), outcomes[i] },
      .key = (char) ('1' + i),
    };
  return trial_campaign_new (&(GocuaCampaignSpec){
      .end = "2026-12-31",
      .indicators = indicators,
      .n_indicators = n_indicators,
      .outcomes = outcome_specs,
      .n_outcomes = G_N_ELEMENTS (outcomes),
  });
}

GocuaPaperSheet *
test_sheet_new (GocuaCampaign *campaign, guint n_lines, guint n_blank)
{
  GocuaPaperSheet *sheet = gocua_paper_sheet_new ("48271632", campaign);

  sheet->ward = g_strdup ("Phường Tân Định");
  sheet->area = g_strdup ("Khu phố 3");
  sheet->day = g_strdup ("2026-11-27");
  for (guint i = 0; i < n_lines; i++)
    {
      GocuaPaperLine *line = gocua_paper_line_new (i + 1);

      line->blank = i + n_blank >= n_lines;
      if (!line->blank)
        {
          line->address = g_strdup (test_addresses[i % G_N_ELEMENTS (test_addresses)]);
          line->head = g_strdup (test_heads[i % G_N_ELEMENTS (test_heads)]);
          line->people = 4;
          line->eligible = 3;
        }
      g_ptr_array_add (sheet->lines, line);
    }
  return sheet;
}
