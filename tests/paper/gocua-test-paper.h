/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-test-paper.h: campaigns and sheets for the tests of pages. */
#pragma once

#include "paper/gocua-paper.h"

/** test_campaign_new: Returns: (transfer full): a campaign with nine outcomes and so many indicators, the odd
 * ones counts */
GocuaCampaign *test_campaign_new (guint n_indicators);

/** test_sheet_new: Returns: (transfer full): a sheet of long names, whose last @n_blank lines are empty */
GocuaPaperSheet *test_sheet_new (GocuaCampaign *campaign, guint n_lines, guint n_blank);

/** Long and short, with every kind of accent; the last has no room to break. */
extern const char *const test_addresses[5];
extern const char *const test_heads[5];
