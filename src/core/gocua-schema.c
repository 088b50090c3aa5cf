/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-schema.c: the kinds of things that are recorded, and the fields of each. */

#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include "core/gocua-schema.h"

#include <glib/gi18n.h>
#include <string.h>

#define DELETED                          \
  {                                      \
    "deleted", GOCUA_VALUE_INT, .max = 1 \
  }

static const GocuaFieldInfo campaign_fields[] = {
  DELETED,
  { "key", GOCUA_VALUE_TEXT, .required = TRUE, .max = 64 },
  { "definition", GOCUA_VALUE_TEXT, .required = TRUE, .max = 262144 },
  { "active", GOCUA_VALUE_INT, .max = 1 },
};

static const GocuaFieldInfo area_fields[] = {
  DELETED,
  { "name", GOCUA_VALUE_TEXT, .required = TRUE, .max = 100 },
  { "position", GOCUA_VALUE_INT, .max = 100000 },
};

static const GocuaFieldInfo team_fields[] = {
  DELETED,
  { "name", GOCUA_VALUE_TEXT, .required = TRUE, .max = 200 },
  { "force", GOCUA_VALUE_TEXT, .max = 32 },
  { "area", GOCUA_VALUE_ID },
  { "leader", GOCUA_VALUE_TEXT, .max = 200 },
};

static const GocuaFieldInfo household_fields[] = {
  DELETED,
  { "code", GOCUA_VALUE_TEXT, .max = 64 },
  { "head", GOCUA_VALUE_TEXT, .max = 200 },
  { "address", GOCUA_VALUE_TEXT, .max = 500 },
  { "area", GOCUA_VALUE_ID },
  { "group_name", GOCUA_VALUE_TEXT, .max = 100 },
  { "phone", GOCUA_VALUE_TEXT, .max = 40 },
  /* A dormitory may be one household on a roster; more than this is a slip of the finger. */
  { "people", GOCUA_VALUE_INT, .max = 999, .unit = 1 },
  { "eligible", GOCUA_VALUE_INT, .max = 999, .unit = 1 },
  { "note", GOCUA_VALUE_TEXT, .max = 2000 },
  { "archived", GOCUA_VALUE_INT, .max = 1 },
  { "merged_into", GOCUA_VALUE_ID },
  { "team", GOCUA_VALUE_ID },
  { "follow_up", GOCUA_VALUE_TEXT, .max = 10, .is_date = TRUE },
};

static const GocuaFieldInfo visit_fields[] = {
  DELETED,
  { "household", GOCUA_VALUE_ID, .required = TRUE },
  { "campaign", GOCUA_VALUE_ID, .required = TRUE },
  { "date", GOCUA_VALUE_TEXT, .required = TRUE, .max = 10, .is_date = TRUE },
  { "team", GOCUA_VALUE_ID },
  { "outcome", GOCUA_VALUE_TEXT, .required = TRUE, .max = 32 },
  { "answers", GOCUA_VALUE_TEXT, .max = 1000 },
  { "reason", GOCUA_VALUE_TEXT, .max = 64 },
  { "follow_up", GOCUA_VALUE_TEXT, .max = 10, .is_date = TRUE },
  { "note", GOCUA_VALUE_TEXT, .max = 2000 },
  { "withdrawn", GOCUA_VALUE_TEXT, .max = 500 },
  { "sheet", GOCUA_VALUE_ID },
  { "line", GOCUA_VALUE_INT, .min = 1, .max = 100 },
};

static const GocuaFieldInfo conflict_fields[] = {
  DELETED,
  { "settled", GOCUA_VALUE_INT, .max = 1 },
  { "chosen", GOCUA_VALUE_ID },
};

static const GocuaFieldInfo distinct_pair_fields[] = {
  DELETED,
  { "household_a", GOCUA_VALUE_ID, .required = TRUE },
  { "household_b", GOCUA_VALUE_ID, .required = TRUE },
};

/* An id has 36 characters, and there are up to a hundred with a space between them. */
static const GocuaFieldInfo sheet_fields[] = {
  DELETED,
  { "code", GOCUA_VALUE_TEXT, .required = TRUE, .max = 8 },
  { "campaign", GOCUA_VALUE_ID, .required = TRUE },
  { "area", GOCUA_VALUE_ID },
  { "team", GOCUA_VALUE_ID },
  { "day", GOCUA_VALUE_TEXT, .max = 10, .is_date = TRUE },
  { "expires", GOCUA_VALUE_TEXT, .max = 10, .is_date = TRUE },
  { "purpose", GOCUA_VALUE_TEXT, .max = 200 },
  { "lines", GOCUA_VALUE_TEXT, .required = TRUE, .max = 3700 },
  { "skipped", GOCUA_VALUE_TEXT, .max = 300 },
  { "issued", GOCUA_VALUE_TEXT, .max = 300 },
  { "returned", GOCUA_VALUE_TEXT, .max = 300 },
  { "keyed", GOCUA_VALUE_TEXT, .max = 300 },
  { "verified", GOCUA_VALUE_TEXT, .max = 300 },
  { "missing", GOCUA_VALUE_TEXT, .max = 300 },
  { "cancelled", GOCUA_VALUE_TEXT, .max = 300 },
};

static const GocuaFieldInfo second_keying_fields[] = {
  DELETED,
  { "sheet", GOCUA_VALUE_ID, .required = TRUE },
  { "line", GOCUA_VALUE_INT, .required = TRUE, .min = 1, .max = 100 },
  { "visit", GOCUA_VALUE_ID, .required = TRUE },
  { "keyer", GOCUA_VALUE_TEXT, .max = 200 },
  { "checker", GOCUA_VALUE_TEXT, .max = 200 },
  { "date", GOCUA_VALUE_TEXT, .required = TRUE, .max = 10, .is_date = TRUE },
  { "outcome", GOCUA_VALUE_TEXT, .max = 32 },
  { "answers", GOCUA_VALUE_TEXT, .max = 1000 },
  { "reason", GOCUA_VALUE_TEXT, .max = 64 },
  { "follow_up", GOCUA_VALUE_TEXT, .max = 10, .is_date = TRUE },
  { "differing", GOCUA_VALUE_TEXT, .max = 100 },
  { "result", GOCUA_VALUE_TEXT, .required = TRUE, .max = 16 },
};

static const GocuaKindInfo kinds[GOCUA_N_KINDS] = {
  [GOCUA_KIND_CAMPAIGN] = { "campaign", campaign_fields, G_N_ELEMENTS (campaign_fields) },
  [GOCUA_KIND_AREA] = { "area", area_fields, G_N_ELEMENTS (area_fields) },
  [GOCUA_KIND_TEAM] = { "team", team_fields, G_N_ELEMENTS (team_fields) },
  [GOCUA_KIND_HOUSEHOLD] = { "household", household_fields, G_N_ELEMENTS (household_fields) },
  [GOCUA_KIND_VISIT] = { "visit", visit_fields, G_N_ELEMENTS (visit_fields) },
  [GOCUA_KIND_CONFLICT] = { "conflict", conflict_fields, G_N_ELEMENTS (conflict_fields) },
  [GOCUA_KIND_DISTINCT_PAIR] = { "distinct_pair", distinct_pair_fields, G_N_ELEMENTS (distinct_pair_fields) },
  [GOCUA_KIND_SHEET] = { "sheet", sheet_fields, G_N_ELEMENTS (sheet_fields) },
  [GOCUA_KIND_SECOND_KEYING] = { "second_keying", second_keying_fields, G_N_ELEMENTS (second_keying_fields) },
};

G_STATIC_ASSERT (G_N_ELEMENTS (campaign_fields) == GOCUA_CAMPAIGN_N_FIELDS);
G_STATIC_ASSERT (G_N_ELEMENTS (area_fields) == GOCUA_AREA_N_FIELDS);
G_STATIC_ASSERT (G_N_ELEMENTS (team_fields) == GOCUA_TEAM_N_FIELDS);
G_STATIC_ASSERT (G_N_ELEMENTS (household_fields) == GOCUA_HOUSEHOLD_N_FIELDS);
G_STATIC_ASSERT (G_N_ELEMENTS (visit_fields) == GOCUA_VISIT_N_FIELDS);
G_STATIC_ASSERT (G_N_ELEMENTS (conflict_fields) == GOCUA_CONFLICT_N_FIELDS);
G_STATIC_ASSERT (G_N_ELEMENTS (distinct_pair_fields) == GOCUA_DISTINCT_PAIR_N_FIELDS);
G_STATIC_ASSERT (G_N_ELEMENTS (sheet_fields) == GOCUA_SHEET_N_FIELDS);
G_STATIC_ASSERT (G_N_ELEMENTS (second_keying_fields) == GOCUA_SECOND_KEYING_N_FIELDS);
G_STATIC_ASSERT (GOCUA_SHEET_N_FIELDS <= GOCUA_MAX_FIELDS);
G_STATIC_ASSERT (GOCUA_HOUSEHOLD_N_FIELDS <= GOCUA_MAX_FIELDS);
G_STATIC_ASSERT (GOCUA_VISIT_N_FIELDS <= GOCUA_MAX_FIELDS);

static const char *const labels[GOCUA_N_KINDS][GOCUA_MAX_FIELDS] = {
  [GOCUA_KIND_CAMPAIGN] = { NC_ ("field", "Deleted"), NC_ ("field", "Campaign"), NC_ ("field", "Definition"),
                            NC_ ("field", "In use") },
  [GOCUA_KIND_AREA] = { NC_ ("field", "Deleted"), NC_ ("field", "Name"), NC_ ("field", "Order") },
  [GOCUA_KIND_TEAM] = { NC_ ("field", "Deleted"), NC_ ("field", "Name"), NC_ ("field", "Force"),
                        NC_ ("field", "Area"), NC_ ("field", "Team leader") },
  [GOCUA_KIND_HOUSEHOLD] = { NC_ ("field", "Deleted"), NC_ ("field", "Household code"),
                             NC_ ("field", "Head of household"), NC_ ("field", "Address"),
                             NC_ ("field", "Area"), NC_ ("field", "Residents’ group"), NC_ ("field", "Phone"),
                             NC_ ("field", "People"), NC_ ("field", "People of eligible age"),
                             NC_ ("field", "Note"), NC_ ("field", "Taken off the roster"),
                             NC_ ("field", "Merged into"), NC_ ("field", "Team in charge"),
                             NC_ ("field", "Follow-up planned for") },
  [GOCUA_KIND_VISIT] = { NC_ ("field", "Deleted"), NC_ ("field", "Household"), NC_ ("field", "Campaign"),
                         NC_ ("field", "Date of visit"), NC_ ("field", "Team"), NC_ ("field", "Outcome"),
                         NC_ ("field", "Answers"), NC_ ("field", "Reason"), NC_ ("field", "Follow-up date"),
                         NC_ ("field", "Note"), NC_ ("field", "Withdrawn because"), NC_ ("field", "Sheet"),
                         NC_ ("field", "Line of the sheet") },
  [GOCUA_KIND_CONFLICT] = { NC_ ("field", "Deleted"), NC_ ("field", "Settled"), NC_ ("field", "Chosen") },
  [GOCUA_KIND_DISTINCT_PAIR] = { NC_ ("field", "Deleted"), NC_ ("field", "Household"),
                                 NC_ ("field", "Household") },
  [GOCUA_KIND_SHEET] = { NC_ ("field", "Deleted"), NC_ ("field", "Sheet code"), NC_ ("field", "Campaign"),
                         NC_ ("field", "Area"), NC_ ("field", "Team"), NC_ ("field", "Day of the walk"),
                         NC_ ("field", "Kept until"), NC_ ("field", "Purpose"), NC_ ("field", "Lines"),
                         NC_ ("field", "Lines without a result"), NC_ ("field", "Given out"),
                         NC_ ("field", "Returned"), NC_ ("field", "Entered"), NC_ ("field", "Verified"),
                         NC_ ("field", "Missing"), NC_ ("field", "Cancelled") },
  [GOCUA_KIND_SECOND_KEYING] = { NC_ ("field", "Deleted"), NC_ ("field", "Sheet"),
                                 NC_ ("field", "Line of the sheet"), NC_ ("field", "Visit"),
                                 NC_ ("field", "Entered by"), NC_ ("field", "Checked by"),
                                 NC_ ("field", "Date"), NC_ ("field", "Outcome"), NC_ ("field", "Answers"),
                                 NC_ ("field", "Reason"), NC_ ("field", "Follow-up date"),
                                 NC_ ("field", "Differences"), NC_ ("field", "Result") },
};

static const char *const force_ids[] = { "community", "police", "youth", "women",  "veterans",
                                         "farmers",   "front",  "union", "office", NULL };

static const char *const force_labels[] = {
  NC_ ("force", "Community digital team"),
  NC_ ("force", "Police"),
  NC_ ("force", "Youth union"),
  NC_ ("force", "Women’s union"),
  NC_ ("force", "Veterans’ association"),
  NC_ ("force", "Farmers’ association"),
  NC_ ("force", "Fatherland Front"),
  NC_ ("force", "Trade union"),
  NC_ ("force", "Ward office"),
};

const GocuaKindInfo *
gocua_kind_get_info (GocuaKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < GOCUA_N_KINDS, NULL);

  return &kinds[kind];
}

int
gocua_kind_from_name (const char *name)
{
  for (int i = 0; name != NULL && i < GOCUA_N_KINDS; i++)
    if (*kinds[i].name == *name && strcmp (kinds[i].name, name) == 0)
      return i;
  return -1;
}

int
gocua_kind_find_field (GocuaKind kind, const char *field)
{
  const GocuaKindInfo *info = gocua_kind_get_info (kind);

  for (guint i = 0; field != NULL && i < info->n_fields; i++)
    if (*info->fields[i].name == *field && strcmp (info->fields[i].name, field) == 0)
      return (int) i;
  return -1;
}

guint64
gocua_kind_get_unit (GocuaKind kind, guint field)
{
  const GocuaKindInfo *info = gocua_kind_get_info (kind);
  guint64 mask = G_GUINT64_CONSTANT (1) << field;

  g_return_val_if_fail (field < info->n_fields, 0);

  for (guint i = 0; info->fields[field].unit != 0 && i < info->n_fields; i++)
    if (info->fields[i].unit == info->fields[field].unit)
      mask |= G_GUINT64_CONSTANT (1) << i;
  return mask;
}

const char *
gocua_kind_get_field_label (GocuaKind kind, guint field)
{
  g_return_val_if_fail (field < gocua_kind_get_info (kind)->n_fields, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "field", labels[kind][field]);
}

const char *const *
gocua_force_get_ids (void)
{
  return force_ids;
}

const char *
gocua_force_get_label (const char *id)
{
  for (guint i = 0; force_ids[i] != NULL; i++)
    if (g_strcmp0 (force_ids[i], id) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "force", force_labels[i]);
  return id != NULL ? id : "";
}
