/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-campaign.c: whatever the bytes, reading a campaign ends with one that can be written and read back, or
 * with one clear error. */

#include <string.h>

#include "core/gocua-problem.h"
#include "wire/gocua-campaign-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
check_error (const GError *error)
{
  g_assert_true (error != NULL && error->domain == GOCUA_CAMPAIGN_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 0);
}

static void
check_round_trip (const GocuaCampaign *campaign)
{
  g_autofree char *first = gocua_campaign_to_json (campaign);
  g_autofree char *second = NULL;
  g_autoptr (GocuaCampaign) again = NULL;
  g_autoptr (GError) error = NULL;

  again = gocua_campaign_from_json (first, -1, &error);
  g_assert_no_error (error);
  second = gocua_campaign_to_json (again);
  g_assert_cmpstr (first, ==, second);
}

/* The first bytes of the input stand for answers. */
static void
check_answers (const GocuaCampaign *campaign, const guint8 *data, size_t size)
{
  int values[GOCUA_CAMPAIGN_MAX_INDICATORS];
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = i < size ? data[i] % 5 - 1 : -1;
  problems = gocua_campaign_check_answers (campaign, values, values[0], GOCUA_OUTCOME_MET);
  g_assert_nonnull (problems);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaCampaign) campaign = gocua_campaign_from_json ((const char *) data, (gssize) size, &error);

  if (campaign == NULL)
    {
      check_error (error);
      return 0;
    }
  g_assert_no_error (error);
  check_round_trip (campaign);
  check_answers (campaign, data, size);
  return 0;
}
