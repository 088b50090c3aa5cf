/* SPDX-License-Identifier: GPL-3.0-or-later */
/* trial-campaign.h: a campaign for a test, which writes down only what it is about. */
#pragma once

#include "core/gocua-campaign.h"

/** TRIAL_TEXTS: the texts of an indicator, all of them @text */
#define TRIAL_TEXTS(text) .label = { text, text }, .short_label = { text, text }, .question = { text, text }

/**
 * trial_campaign_new:
 * @wanted: (nullable): what the test is about
 *
 * What @wanted leaves out is as in the campaigns that ship: "knows" in slot 0 and in slot 1 "installed", a
 * count of people that requires it; absent, refused, vacant and met with the keys 1, 2, 4 and 5; the reason
 * "no_phone" with the letter a, which explains what is not installed, and a refusal.
 *
 * Returns: (transfer full): the campaign
 */
static inline GocuaCampaign *
trial_campaign_new (const GocuaCampaignSpec *wanted)
{
  static const char *const knows[] = { "knows", NULL };
  static const char *const installed[] = { "installed", NULL };
  static const char *const refused[] = { "refused", NULL };
  static const GocuaIndicatorSpec indicators[] = {
    { .id = "knows",
      .type = GOCUA_INDICATOR_YESNO,
      .label = { "Biết ứng dụng", "Knows the app" },
      .short_label = { "Biết", "Knows" },
      .question = { "Biết chưa?", "Knows?" },
      .target = 100 },
    { .id = "installed",
      .type = GOCUA_INDICATOR_COUNT,
      .label = { "Số người đã cài", "Installed" },
      .short_label = { "Cài", "Inst." },
      .question = { "Mấy người?", "How many?" },
      .target = 100,
      .basis = GOCUA_BASIS_PEOPLE,
      .requires = knows },
  };
  static const GocuaOutcomeSpec outcomes[] = {
    { "absent", { "Vắng", "Absent" }, '1' },
    { "refused", { "Từ chối", "Refused" }, '2' },
    { "vacant", { "Nhà trống", "Vacant" }, '4' },
    { "met", { "Gặp", "Met" }, '5' },
  };
  static const GocuaReasonSpec reasons[] = {
    { "no_phone", 'a', { "Không có điện thoại", "No phone" }, installed, refused },
  };
  GocuaCampaignSpec spec = wanted != NULL ? *wanted : (GocuaCampaignSpec){ 0 };
  g_autoptr (GError) error = NULL;
  GocuaCampaign *campaign;

  spec.key = "test-2025";
  spec.title = (GocuaLabel){ "Đợt thử", "Trial" };
  spec.short_title = (GocuaLabel){ "Thử", "Trial" };
  spec.people_label = (GocuaLabel){ "Số người đủ tuổi", "People of eligible age" };
  spec.start = "2025-01-01";
  if (spec.end == NULL)
    spec.end = "2025-12-31";
  if (spec.outcomes == NULL)
    {
      spec.outcomes = outcomes;
      spec.n_outcomes = G_N_ELEMENTS (outcomes);
    }
  if (spec.indicators == NULL)
    {
      spec.indicators = indicators;
      spec.n_indicators = G_N_ELEMENTS (indicators);
    }
  if (spec.indicators == indicators && spec.reasons == NULL)
    {
      spec.reasons = reasons;
      spec.n_reasons = G_N_ELEMENTS (reasons);
    }
  campaign = gocua_campaign_new (&spec, &error);
  g_assert_no_error (error);
  return campaign;
}
