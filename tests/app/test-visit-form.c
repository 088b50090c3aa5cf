/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-visit-form.c: what the dialog of a visit says is wrong, and what it makes of the rest. */

#include "app/gocua-visit-form.h"
#include "core/gocua-language.h"

#include "trial-campaign.h"

#define TODAY "2025-03-10"

static GocuaFormRemark *
remark_at (GPtrArray *remarks, guint place)
{
  GocuaFormRemark *remark = gocua_form_remarks_find (remarks, place);

  g_assert_nonnull (remark);
  return remark;
}

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
test_new_visit_presets_no_outcome (void)
{
  g_autoptr (GocuaCampaign) campaign = trial_campaign_new (NULL);
  g_auto (GocuaVisitForm) form = { 0 };
  g_autoptr (GPtrArray) remarks = NULL;

  gocua_visit_form_load (&form, NULL, campaign, TODAY);
  g_assert_cmpstr (form.date, ==, "10/03/2025");
  g_assert_cmpint (form.outcome, ==, GOCUA_OUTCOME_NONE);
  remarks = gocua_visit_form_check (&form, campaign, TODAY, 3);
  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_true (remark_at (remarks, GOCUA_VISIT_OUTCOME)->hard);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *date;
    const char *follow_up;
    gboolean date_wrong;
    gboolean follow_up_wrong;
  } cases[] = {
    { "10/03/2025", "", FALSE, FALSE },          { "9/3", "12/3/25", FALSE, FALSE },
    { "11/03/2025", "", TRUE, FALSE },           { "", "", TRUE, FALSE },
    { "30/02/2025", "", TRUE, FALSE },           { "10/03/2025", "soon", FALSE, TRUE },
    { "10/03/2025", "01/03/2025", FALSE, TRUE }, { "10/03/2025", "10/03/2025", FALSE, FALSE },
    { "hôm qua", "11/03/2025", TRUE, FALSE },
  };
  g_autoptr (GocuaCampaign) campaign = trial_campaign_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GocuaVisitForm) form = { .outcome = GOCUA_OUTCOME_ABSENT };
      g_autoptr (GPtrArray) remarks = NULL;

      set (&form.date, cases[i].date);
      set (&form.follow_up, cases[i].follow_up);
      remarks = gocua_visit_form_check (&form, campaign, TODAY, -1);
      g_assert_cmpint (gocua_form_remarks_find (remarks, GOCUA_VISIT_DATE) != NULL, ==, cases[i].date_wrong);
      g_assert_cmpint (gocua_form_remarks_find (remarks, GOCUA_VISIT_FOLLOW_UP) != NULL, ==,
                       cases[i].follow_up_wrong);
    }
}

static void
test_more_installed_than_eligible (void)
{
  g_autoptr (GocuaCampaign) campaign = trial_campaign_new (NULL);
  g_auto (GocuaVisitForm) form = { .outcome = GOCUA_OUTCOME_MET };
  g_autoptr (GPtrArray) remarks = NULL;

  gocua_visit_form_load (&form, NULL, campaign, TODAY);
  form.outcome = GOCUA_OUTCOME_MET;
  set (&form.answers[0], "1");
  set (&form.answers[1], "4");
  remarks = gocua_visit_form_check (&form, campaign, TODAY, 3);
  g_assert_true (remark_at (remarks, GOCUA_VISIT_FORM_ANSWER (1))->hard);
  g_assert_false (gocua_form_remarks_can_save (remarks));

  g_clear_pointer (&remarks, g_ptr_array_unref);
  set (&form.answers[1], "3");
  remarks = gocua_visit_form_check (&form, campaign, TODAY, 3);
  g_assert_cmpuint (remarks->len, ==, 0);

  g_clear_pointer (&remarks, g_ptr_array_unref);
  set (&form.answers[1], "ba");
  remarks = gocua_visit_form_check (&form, campaign, TODAY, 3);
  g_assert_true (remark_at (remarks, GOCUA_VISIT_FORM_ANSWER (1))->hard);
}

static void
test_contradiction_can_be_mended_and_saved (void)
{
  g_autoptr (GocuaCampaign) campaign = trial_campaign_new (NULL);
  g_auto (GocuaVisitForm) form = { .outcome = GOCUA_OUTCOME_MET };
  g_autoptr (GPtrArray) remarks = NULL;
  GocuaFormRemark *remark;

  set (&form.date, "10/03/2025");
  set (&form.answers[1], "2");
  remarks = gocua_visit_form_check (&form, campaign, TODAY, 3);
  remark = remark_at (remarks, GOCUA_VISIT_FORM_ANSWER (1));
  g_assert_false (remark->hard);
  g_assert_nonnull (remark->problem);
  g_assert_cmpint (remark->problem->mend, ==, GOCUA_MEND_ANSWER);
  g_assert_cmpint (remark->problem->mend_slot, ==, 0);
  g_assert_true (gocua_form_remarks_can_save (remarks));
}

static void
test_store_and_load_again (void)
{
  g_autoptr (GocuaCampaign) campaign = trial_campaign_new (NULL);
  g_autoptr (GocuaRecord) visit = gocua_record_new (GOCUA_KIND_VISIT, NULL);
  g_auto (GocuaVisitForm) form = { .outcome = GOCUA_OUTCOME_MET };
  g_auto (GocuaVisitForm) again = { 0 };

  gocua_record_set_text (visit, GOCUA_VISIT_ANSWERS, "knows=0 older=2");
  set (&form.date, "9/3");
  set (&form.answers[0], "1");
  set (&form.answers[1], "");
  set (&form.follow_up, "12/3/2025");
  set (&form.note, "  con trai   cài giúp ");
  gocua_visit_form_store (&form, visit, campaign, TODAY);
  g_assert_cmpstr (gocua_record_get_text (visit, GOCUA_VISIT_DATE), ==, "2025-03-09");
  g_assert_cmpstr (gocua_record_get_text (visit, GOCUA_VISIT_FOLLOW_UP), ==, "2025-03-12");
  g_assert_cmpstr (gocua_record_get_text (visit, GOCUA_VISIT_OUTCOME), ==, "met");
  g_assert_cmpstr (gocua_record_get_text (visit, GOCUA_VISIT_NOTE), ==, "con trai cài giúp");
  /* An answer that another campaign asked for is not this dialog's to drop. */
  g_assert_cmpstr (gocua_record_get_text (visit, GOCUA_VISIT_ANSWERS), ==, "knows=1 older=2");
  g_assert_null (gocua_record_get_id (visit, GOCUA_VISIT_TEAM));

  gocua_visit_form_load (&again, visit, campaign, TODAY);
  g_assert_cmpstr (again.date, ==, "09/03/2025");
  g_assert_cmpstr (again.follow_up, ==, "12/03/2025");
  g_assert_cmpstr (again.answers[0], ==, "1");
  g_assert_null (again.answers[1]);
  g_assert_cmpint (again.outcome, ==, GOCUA_OUTCOME_MET);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gocua_language_set (GOCUA_LANGUAGE_EN);

  g_test_add_func ("/visit-form/no-outcome-is-preset", test_new_visit_presets_no_outcome);
  g_test_add_func ("/visit-form/dates", test_dates);
  g_test_add_func ("/visit-form/more-than-eligible", test_more_installed_than_eligible);
  g_test_add_func ("/visit-form/contradiction", test_contradiction_can_be_mended_and_saved);
  g_test_add_func ("/visit-form/store-and-load", test_store_and_load_again);

  return g_test_run ();
}
