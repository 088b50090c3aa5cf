/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-quick.c: one key fills a door, and one line of text many doors. */

#include "core/gocua-quick.h"
#include "core/gocua-sheet.h"

#include <gio/gio.h>

#include "trial-campaign.h"

static const GocuaReasonSpec reasons[] = {
  { "no_need", 'i', { "Không cần", "No need" }, NULL, NULL },
};
static const GocuaQuickAnswer all[] = { { "knows", 1 }, { "installed", GOCUA_QUICK_ALL } };
static const GocuaQuickAnswer some[] = { { "knows", 1 }, { "installed", GOCUA_QUICK_ASK } };
static const GocuaQuickSpec quick[] = {
  { '1', { "Vắng", "Absent" }, "absent", NULL, 0, NULL, FALSE },
  { '2', { "Từ chối", "Refused" }, "refused", NULL, 0, "ask", TRUE },
  { '5', { "Gặp: cài đủ", "Met: all" }, "met", all, 2, NULL, FALSE },
  { '7', { "Gặp: vài người", "Met: some" }, "met", some, 2, NULL, FALSE },
};

static GocuaCampaign *
make_campaign (void)
{
  return trial_campaign_new (&(GocuaCampaignSpec){
      .reasons = reasons,
      .n_reasons = G_N_ELEMENTS (reasons),
      .quick = quick,
      .n_quick = G_N_ELEMENTS (quick),
  });
}

static void
test_fill (void)
{
  g_autoptr (GocuaCampaign) campaign = make_campaign ();
  int values[GOCUA_CAMPAIGN_MAX_INDICATORS];

  g_assert_cmpuint (gocua_quick_fill (gocua_campaign_find_quick (campaign, '5'), 3, values), ==, 0);
  g_assert_cmpint (values[0], ==, 1);
  g_assert_cmpint (values[1], ==, 3);
  g_assert_cmpint (values[2], ==, -1);

  /* Nobody there is of age: all of them are none. */
  g_assert_cmpuint (gocua_quick_fill (gocua_campaign_find_quick (campaign, '5'), 0, values), ==, 0);
  g_assert_cmpint (values[1], ==, 0);
}

/* How many are all is asked where nobody knows, and some are asked always. */
static void
test_fill_asks (void)
{
  g_autoptr (GocuaCampaign) campaign = make_campaign ();
  int values[GOCUA_CAMPAIGN_MAX_INDICATORS];

  g_assert_cmpuint (gocua_quick_fill (gocua_campaign_find_quick (campaign, '5'), -1, values), ==, 1u << 1);
  g_assert_cmpint (values[1], ==, -1);
  g_assert_cmpuint (gocua_quick_fill (gocua_campaign_find_quick (campaign, '7'), 3, values), ==, 1u << 1);
  g_assert_cmpint (values[1], ==, -1);
  g_assert_cmpuint (gocua_quick_fill (gocua_campaign_find_quick (campaign, '2'), 3, values), ==,
                    GOCUA_QUICK_MASK_REASON | GOCUA_QUICK_MASK_FOLLOW_UP);
  g_assert_cmpint (values[0], ==, -1);
  g_assert_cmpuint (gocua_quick_fill (gocua_campaign_find_quick (campaign, '1'), 3, values), ==, 0);
}

/* "1:3,7,8 5:1" for orders, "-" for no result, "*" for the rest. */
static char *
parse (const char *text, guint n_lines)
{
  g_autoptr (GocuaCampaign) campaign = make_campaign ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) orders = gocua_sheet_command_parse (campaign, text, n_lines, &error);
  g_autoptr (GString) words = g_string_new (NULL);

  if (orders == NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      return g_strdup_printf ("✕ %s", error->message);
    }
  for (guint i = 0; i < orders->len; i++)
    {
      GocuaSheetOrder *order = orders->pdata[i];

      g_string_append_printf (words, "%s%c%s:", i > 0 ? " " : "",
                              order->quick != NULL ? gocua_quick_get_key (order->quick) : '-',
                              order->reason != NULL ? gocua_reason_get_id (order->reason) : "");
      for (guint j = 0; j < order->lines->len; j++)
        g_string_append_printf (words, "%s%u", j > 0 ? "," : "", g_array_index (order->lines, guint, j));
      if (order->rest)
        g_string_append_c (words, '*');
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const struct
{
  const char *text;
  const char *orders;
} commands[] = {
  { "1: 3 7 8", "1:3,7,8" },
  { "1:3,7,8", "1:3,7,8" },
  { "  1 :  8   3 ", "1:8,3" },
  { "1 3 7 8", "1:3,7,8" },
  { "1.3.7.8", "1:3,7,8" },
  { "1: 3 7 8; 5: 1 2 4-6", "1:3,7,8 5:1,2,4,5,6" },
  { "1 3 7/5 1 2 4-6", "1:3,7 5:1,2,4,5,6" },
  { "1 3+5 4 - 6", "1:3 5:4,5,6" },
  { "5: 4-4;", "5:4" },
  { "2i: 9", "2no_need:9" },
  { "2I 9", "2no_need:9" },
  { "1: *", "1:*" },
  { "1 *", "1:*" },
  { "- 4 9", "-:4,9" },
  { "-: 4", "-:4" },
  { "vang: 3", "1:3" },
  { "Vắng : 3", "1:3" },
  { "tu: 3", "2:3" },
  { "gap vai: 3", "7:3" },
  { "", "✕ Type a result and the numbers of the lines, such as 1: 3 7 8." },
  { " ; ", "✕ Type a result and the numbers of the lines, such as 1: 3 7 8." },
  { "1", "✕ Type the numbers of the lines behind it, such as 3 7 8 or 4-6." },
  { "1:", "✕ Type the numbers of the lines behind it, such as 3 7 8 or 4-6." },
  { "9: 3", "✕ “9” is none of the usual results." },
  { "13 7", "✕ “13 7” is none of the usual results." },
  { "2z: 3", "✕ “2z” is none of the usual results." },
  { "gap: 3", "✕ “gap” is none of the usual results." },
  { ": 3", "✕ “” is none of the usual results." },
  { "1: 21", "✕ There is no line 21: the sheet has 20 lines." },
  { "1: 0", "✕ There is no line 0: the sheet has 20 lines." },
  { "1: 99999999999999999999999", "✕ There is no line 99999: the sheet has 20 lines." },
  { "1: 3-18446744073709551615", "✕ There is no line 21: the sheet has 20 lines." },
  { "1: 3 3", "✕ Line 3 is named twice." },
  { "1: 3; 5: 1-4", "✕ Line 3 is named twice." },
  { "1: 6-4", "✕ In a range of lines the smaller number comes first, such as 4-6." },
  { "1: 3x", "✕ “x” is no line number." },
  { "1: 3-", "✕ “-” is no line number." },
  { "1: * 3", "✕ “* 3” is no line number." },
};

static void
test_command (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *orders = parse (commands[i].text, 20);

      g_assert_cmpstr (orders, ==, commands[i].orders);
    }
}

/* Whatever is typed, no line is named that is not there, and none twice. */
static void
test_command_random (void)
{
  static const char letters[] = "01257i9 :;-+/*.,xạ";
  g_autoptr (GocuaCampaign) campaign = make_campaign ();

  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) orders = NULL;
      gboolean named[GOCUA_SHEET_MAX_LINES + 1] = { FALSE };

      for (int n = g_test_rand_int_range (0, 14); n > 0; n--)
        g_string_append_c (text, letters[g_test_rand_int_range (0, 16)]);
      orders = gocua_sheet_command_parse (campaign, text->str, 12, NULL);
      for (guint i = 0; orders != NULL && i < orders->len; i++)
        {
          GocuaSheetOrder *order = orders->pdata[i];

          g_assert_true (order->rest || order->lines->len > 0);
          for (guint j = 0; j < order->lines->len; j++)
            {
              guint line = g_array_index (order->lines, guint, j);

              g_assert_true (line >= 1 && line <= 12 && !named[line]);
              named[line] = TRUE;
            }
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quick/fill", test_fill);
  g_test_add_func ("/quick/fill-asks", test_fill_asks);
  g_test_add_func ("/quick/command", test_command);
  g_test_add_func ("/quick/command-random", test_command_random);
  return g_test_run ();
}
