/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-household-form.c: what the dialog of a household says is wrong, and what it makes of the rest. */

#include "app/gocua-household-form.h"

typedef struct
{
  guint field;
  const char *text;
} Typed;

static GPtrArray *
check (const Typed *typed, guint n)
{
  g_auto (GocuaHouseholdForm) form = { 0 };

  for (guint i = 0; i < n; i++)
    gocua_household_form_set_text (&form, typed[i].field, typed[i].text);
  return gocua_household_form_check (&form);
}

static void
assert_remark (GPtrArray *remarks, guint field, gboolean hard)
{
  GocuaFormRemark *remark = gocua_form_remarks_find (remarks, field);

  g_assert_nonnull (remark);
  g_assert_cmpint (remark->hard, ==, hard);
  g_assert_cmpstr (remark->message, !=, "");
}

static void
test_neither_head_nor_address (void)
{
  const Typed typed[] = { { GOCUA_HOUSEHOLD_HEAD, "  " }, { GOCUA_HOUSEHOLD_ADDRESS, "" } };
  g_autoptr (GPtrArray) remarks = check (typed, G_N_ELEMENTS (typed));

  assert_remark (remarks, GOCUA_HOUSEHOLD_HEAD, TRUE);
  assert_remark (remarks, GOCUA_HOUSEHOLD_ADDRESS, TRUE);
  g_assert_false (gocua_form_remarks_can_save (remarks));
}

static void
test_empty_head_is_said (void)
{
  const Typed typed[] = { { GOCUA_HOUSEHOLD_ADDRESS, "12/34 Nguyễn Trãi" } };
  g_autoptr (GPtrArray) remarks = check (typed, G_N_ELEMENTS (typed));

  assert_remark (remarks, GOCUA_HOUSEHOLD_HEAD, FALSE);
  g_assert_true (gocua_form_remarks_can_save (remarks));
}

static void
test_more_eligible_than_people (void)
{
  const Typed wrong[] = { { GOCUA_HOUSEHOLD_ADDRESS, "12" },
                          { GOCUA_HOUSEHOLD_HEAD, "Trần Văn Bé" },
                          { GOCUA_HOUSEHOLD_PEOPLE, "3" },
                          { GOCUA_HOUSEHOLD_ELIGIBLE, "4" } };
  const Typed odd[] = { { GOCUA_HOUSEHOLD_ADDRESS, "12" },
                        { GOCUA_HOUSEHOLD_HEAD, "Trần Văn Bé" },
                        { GOCUA_HOUSEHOLD_PEOPLE, "3,5" },
                        { GOCUA_HOUSEHOLD_ELIGIBLE, "1000" } };
  g_autoptr (GPtrArray) remarks = check (wrong, G_N_ELEMENTS (wrong));

  g_assert_cmpuint (remarks->len, ==, 1);
  assert_remark (remarks, GOCUA_HOUSEHOLD_ELIGIBLE, TRUE);
  g_clear_pointer (&remarks, g_ptr_array_unref);
  remarks = check (odd, G_N_ELEMENTS (odd));
  assert_remark (remarks, GOCUA_HOUSEHOLD_PEOPLE, TRUE);
  assert_remark (remarks, GOCUA_HOUSEHOLD_ELIGIBLE, TRUE);
}

static void
test_odd_phone_is_never_refused (void)
{
  const Typed typed[] = { { GOCUA_HOUSEHOLD_ADDRESS, "12" },
                          { GOCUA_HOUSEHOLD_HEAD, "Trần Văn Bé" },
                          { GOCUA_HOUSEHOLD_PHONE, "0112 333" } };
  g_autoptr (GPtrArray) remarks = check (typed, G_N_ELEMENTS (typed));

  assert_remark (remarks, GOCUA_HOUSEHOLD_PHONE, FALSE);
  g_assert_true (gocua_form_remarks_can_save (remarks));
}

static void
test_too_long (void)
{
  g_autofree char *name = g_strnfill (201, 'a');
  const Typed typed[] = { { GOCUA_HOUSEHOLD_ADDRESS, "12" }, { GOCUA_HOUSEHOLD_HEAD, name } };
  g_autoptr (GPtrArray) remarks = check (typed, G_N_ELEMENTS (typed));

  assert_remark (remarks, GOCUA_HOUSEHOLD_HEAD, TRUE);
}

static void
test_follow_up_is_a_date (void)
{
  const Typed typed[] = { { GOCUA_HOUSEHOLD_HEAD, "Lê Văn Đức" },
                          { GOCUA_HOUSEHOLD_FOLLOW_UP, "31/2/2025" } };
  g_autoptr (GPtrArray) remarks = check (typed, G_N_ELEMENTS (typed));

  assert_remark (remarks, GOCUA_HOUSEHOLD_FOLLOW_UP, TRUE);
}

static void
test_store_and_load_again (void)
{
  g_auto (GocuaHouseholdForm) form = { 0 };
  g_auto (GocuaHouseholdForm) again = { 0 };
  g_autoptr (GocuaRecord) household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);

  gocua_household_form_set_text (&form, GOCUA_HOUSEHOLD_HEAD, " Nguyễn  Thị Ánh ");
  gocua_household_form_set_text (&form, GOCUA_HOUSEHOLD_PHONE, "+84 901 234 567");
  gocua_household_form_set_text (&form, GOCUA_HOUSEHOLD_PEOPLE, "4");
  gocua_household_form_set_text (&form, GOCUA_HOUSEHOLD_FOLLOW_UP, "2/3");
  form.year = 2025;
  form.area.bytes[0] = 7;
  form.team.bytes[0] = 8;
  gocua_household_form_store (&form, household);
  g_assert_cmpstr (gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD), ==, "Nguyễn Thị Ánh");
  g_assert_cmpstr (gocua_record_get_text (household, GOCUA_HOUSEHOLD_PHONE), ==, "0901234567");
  g_assert_cmpint (gocua_record_get_int (household, GOCUA_HOUSEHOLD_PEOPLE, -1), ==, 4);
  g_assert_cmpint (gocua_record_get_int (household, GOCUA_HOUSEHOLD_ELIGIBLE, -1), ==, -1);

  gocua_household_form_load (&again, household);
  g_assert_cmpstr (again.texts[GOCUA_HOUSEHOLD_PEOPLE], ==, "4");
  g_assert_null (again.texts[GOCUA_HOUSEHOLD_ELIGIBLE]);
  g_assert_true (gocua_id_equal (&again.area, &form.area));
  g_assert_true (gocua_id_equal (&again.team, &form.team));
  g_assert_cmpstr (again.texts[GOCUA_HOUSEHOLD_FOLLOW_UP], ==, "02/03/2025");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/household-form/neither-head-nor-address", test_neither_head_nor_address);
  g_test_add_func ("/household-form/follow-up", test_follow_up_is_a_date);
  g_test_add_func ("/household-form/empty-head", test_empty_head_is_said);
  g_test_add_func ("/household-form/more-eligible-than-people", test_more_eligible_than_people);
  g_test_add_func ("/household-form/odd-phone", test_odd_phone_is_never_refused);
  g_test_add_func ("/household-form/too-long", test_too_long);
  g_test_add_func ("/household-form/store-and-load", test_store_and_load_again);

  return g_test_run ();
}
