/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-roster-known.c: which household of the ward a row means, and which area. */

#include "core/gocua-text.h"
#include "roster/gocua-roster-known.h"

static void
add_area (GocuaRosterKnown *known, const char *name)
{
  g_autoptr (GocuaRecord) area = NULL;
  GocuaId id;

  gocua_id_init_from_name (&id, name);
  area = gocua_record_new (GOCUA_KIND_AREA, &id);
  gocua_record_set_text (area, GOCUA_AREA_NAME, name);
  gocua_roster_known_add_area (known, area);
}

static GocuaId
add_household (GocuaRosterKnown *known,
               const char *code,
               const char *head,
               const char *address,
               const char *area)
{
  g_autoptr (GocuaRecord) household = NULL;
  GocuaId id, area_id;

  gocua_id_init_new (&id, 0);
  household = gocua_record_new (GOCUA_KIND_HOUSEHOLD, &id);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_CODE, code);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_HEAD, head);
  gocua_record_set_text (household, GOCUA_HOUSEHOLD_ADDRESS, address);
  gocua_record_set_int (household, GOCUA_HOUSEHOLD_PEOPLE, 4);
  if (area != NULL)
    {
      gocua_id_init_from_name (&area_id, area);
      gocua_record_set_id (household, GOCUA_HOUSEHOLD_AREA, &area_id);
    }
  gocua_roster_known_add_household (known, household);
  return id;
}

static GocuaRosterMatch
match (GocuaRosterKnown *known, const char *code, const char *head, const char *address, GocuaId *id)
{
  const GocuaRosterFacts *facts = NULL;
  g_autofree char *code_key = gocua_text_fold_line (code);
  g_autofree char *key = gocua_roster_household_key (address, head);
  GocuaRosterMatch result = gocua_roster_known_match (known, code_key, key, &facts);

  if (result == GOCUA_ROSTER_MATCH_ONE)
    *id = facts->id;
  return result;
}

/* A list that still has both of what was found to be one leads to that one; a code that another household has
 * is that household's. */
static void
test_merged (void)
{
  g_autoptr (GocuaRosterKnown) known = gocua_roster_known_new ();
  GocuaId kept = add_household (known, "A-1", "Nguyễn Thị Ánh", "12 Lê Lợi", NULL);
  GocuaId other = add_household (known, "A-2", "Trần Văn Bé", "14 Lê Lợi", NULL);
  g_autoptr (GocuaRecord) merged = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  g_autoptr (GocuaRecord) same_code = gocua_record_new (GOCUA_KIND_HOUSEHOLD, NULL);
  GocuaId found, nobody = { { 9 } };

  gocua_record_set_text (merged, GOCUA_HOUSEHOLD_CODE, "B-7");
  gocua_record_set_text (merged, GOCUA_HOUSEHOLD_HEAD, "Nguyễn Ánh");
  gocua_record_set_text (merged, GOCUA_HOUSEHOLD_ADDRESS, "12 Lê Lợi");
  gocua_record_set_text (same_code, GOCUA_HOUSEHOLD_CODE, "A-2");
  gocua_roster_known_add_merged (known, merged, &kept);
  gocua_roster_known_add_merged (known, same_code, &kept);
  gocua_roster_known_add_merged (known, same_code, &nobody);
  g_assert_cmpint (match (known, "b-7", "", "", &found), ==, GOCUA_ROSTER_MATCH_ONE);
  g_assert_true (gocua_id_equal (&found, &kept));
  g_assert_cmpint (match (known, "", "Nguyen Anh", "12 le loi", &found), ==, GOCUA_ROSTER_MATCH_ONE);
  g_assert_true (gocua_id_equal (&found, &kept));
  g_assert_cmpint (match (known, "A-2", "", "", &found), ==, GOCUA_ROSTER_MATCH_ONE);
  g_assert_true (gocua_id_equal (&found, &other));
  g_assert_cmpuint (gocua_roster_known_get_n_households (known), ==, 2);
}

static void
test_match (void)
{
  g_autoptr (GocuaRosterKnown) known = gocua_roster_known_new ();
  GocuaId a = add_household (known, "A-1", "Nguyễn Văn Đặng", "12/34 Lê Lợi", NULL);
  GocuaId b = add_household (known, NULL, "Trần Thị Bé", "5 Lê Lai", NULL);
  GocuaId found;

  g_assert_cmpint (match (known, "a-1", "Ai đó", "Nơi khác", &found), ==, GOCUA_ROSTER_MATCH_ONE);
  g_assert_true (gocua_id_equal (&found, &a));
  g_assert_cmpint (match (known, "", "nguyen van dang", "12 / 34 LE LOI", &found), ==,
                   GOCUA_ROSTER_MATCH_ONE);
  g_assert_true (gocua_id_equal (&found, &a));
  g_assert_cmpint (match (known, "B-7", "Trần Thị Bé", "5 Lê Lai", &found), ==, GOCUA_ROSTER_MATCH_ONE);
  g_assert_true (gocua_id_equal (&found, &b));

  g_assert_cmpint (match (known, "A-2", "Nguyễn Văn Đặng", "12/34 Lê Lợi", &found), ==,
                   GOCUA_ROSTER_MATCH_NONE);
  g_assert_cmpint (match (known, "", "Nguyễn Văn Đặng", "12/3 4 Lê Lợi", &found), ==,
                   GOCUA_ROSTER_MATCH_NONE);
  g_assert_cmpint (match (known, "", "", "12/34 Lê Lợi", &found), ==, GOCUA_ROSTER_MATCH_NONE);
  g_assert_cmpint (match (known, "", "", "", &found), ==, GOCUA_ROSTER_MATCH_NONE);
}

static void
test_match_many (void)
{
  g_autoptr (GocuaRosterKnown) known = gocua_roster_known_new ();
  GocuaId a = add_household (known, "A-1", "Nguyễn A", "12 Lê Lợi", NULL);
  GocuaId found;

  add_household (known, "A-2", "Nguyễn A", "12 Lê Lợi", NULL);
  g_assert_cmpint (match (known, "", "Nguyễn A", "12 Lê Lợi", &found), ==, GOCUA_ROSTER_MATCH_MANY);
  g_assert_cmpint (match (known, "A-1", "Nguyễn A", "12 Lê Lợi", &found), ==, GOCUA_ROSTER_MATCH_ONE);
  g_assert_true (gocua_id_equal (&found, &a));
  g_assert_cmpint (match (known, "A-3", "Nguyễn A", "12 Lê Lợi", &found), ==, GOCUA_ROSTER_MATCH_NONE);
}

static void
test_areas (void)
{
  g_autoptr (GocuaRosterKnown) known = gocua_roster_known_new ();
  static const char *const spellings[] = { "Khu phố 3", "khu pho 3", "KHU PHỐ 03", "KP3", "kp 3",
                                           "KP.3",      "K.P 3",     "3",          "03" };

  add_area (known, "Khu phố 3");
  add_area (known, "Khu phố 13");
  add_area (known, "Ấp Bến Đò");
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    g_assert_cmpstr (gocua_roster_known_find_area (known, spellings[i]), ==, "Khu phố 3");
  g_assert_cmpstr (gocua_roster_known_find_area (known, "ben do"), ==, "Ấp Bến Đò");
  g_assert_null (gocua_roster_known_find_area (known, "Khu phố 4"));
  g_assert_null (gocua_roster_known_find_area (known, "33"));
  g_assert_nonnull (gocua_roster_known_get_area_id (known, "Ấp Bến Đò"));
  g_assert_null (gocua_roster_known_get_area_id (known, "Bến Đò"));

  /* With two of them only the full name tells. */
  add_area (known, "Ấp 3");
  g_assert_null (gocua_roster_known_find_area (known, "3"));
  g_assert_cmpstr (gocua_roster_known_find_area (known, "Ấp 3"), ==, "Ấp 3");
}

static void
test_facts (void)
{
  g_autoptr (GocuaRosterKnown) known = gocua_roster_known_new ();
  const GocuaRosterFacts *facts;
  GocuaId id, other;

  add_area (known, "Khu phố 3");
  id = add_household (known, NULL, "Nguyễn A", "12 Lê Lợi", "Khu phố 3");
  facts = gocua_roster_known_get_facts (known, &id);
  g_assert_cmpstr (facts->values[GOCUA_HOUSEHOLD_AREA], ==, "Khu phố 3");
  g_assert_cmpstr (facts->values[GOCUA_HOUSEHOLD_PEOPLE], ==, "4");
  g_assert_cmpstr (facts->values[GOCUA_HOUSEHOLD_PHONE], ==, "");
  g_assert_cmpuint (gocua_roster_known_get_n_households (known), ==, 1);
  gocua_id_init_new (&other, 0);
  g_assert_null (gocua_roster_known_get_facts (known, &other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/known/merged", test_merged);
  g_test_add_func ("/roster/known/match", test_match);
  g_test_add_func ("/roster/known/match-many", test_match_many);
  g_test_add_func ("/roster/known/areas", test_areas);
  g_test_add_func ("/roster/known/facts", test_facts);
  return g_test_run ();
}
