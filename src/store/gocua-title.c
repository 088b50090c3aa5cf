/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-title.c: what a person calls a thing of the journal. */

#define G_LOG_DOMAIN "gocua-store"

#include "config.h"

#include "store/gocua-title.h"

#include "core/gocua-date.h"
#include "store/gocua-merged.h"
#include "store/gocua-projection.h"

#include <glib/gi18n.h>

static char *
household_title (const GocuaRecord *household)
{
  const char *address = gocua_record_get_text (household, GOCUA_HOUSEHOLD_ADDRESS);
  const char *head = gocua_record_get_text (household, GOCUA_HOUSEHOLD_HEAD);

  if (address != NULL && head != NULL)
    return g_strconcat (address, ", ", head, NULL);
  if (address != NULL || head != NULL)
    return g_strdup (address != NULL ? address : head);
  return g_strdup (_ ("A household without an address"));
}

static char *
visit_title (GocuaDb *db, const GocuaRecord *visit, GocuaId *household)
{
  const GocuaId *at = gocua_record_get_id (visit, GOCUA_VISIT_HOUSEHOLD);
  const char *date = gocua_record_get_text (visit, GOCUA_VISIT_DATE);
  g_autoptr (GocuaRecord) record = NULL;
  g_autofree char *where = NULL;
  g_autofree char *when = date != NULL ? gocua_date_format (date) : g_strdup ("?");

  if (at != NULL)
    record = gocua_projection_load (db, GOCUA_KIND_HOUSEHOLD, at, NULL);
  if (record == NULL || !gocua_record_was_made (record))
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("A visit of %s"), when);
  gocua_merged_find_root (db, at, household, NULL);
  where = household_title (record);
  /* Translators: address and head of a household; the date of a visit */
  return g_strdup_printf (_ ("%s, visit of %s"), where, when);
}

/* A conflict is called by the thing that it is about. */
static char *
conflict_title (GocuaDb *db, const GocuaId *conflict, GocuaId *household)
{
  sqlite3_stmt *statement = gocua_db_prepare (db, "SELECT kind, entity FROM clash WHERE id = ?1", NULL);
  g_autofree char *kind = NULL;
  GocuaId entity;

  if (statement == NULL)
    return NULL;
  gocua_db_bind_id (statement, 1, conflict);
  if (gocua_db_step (db, statement, NULL) && gocua_db_column_id (statement, 1, &entity))
    kind = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  gocua_db_done (statement);
  return kind != NULL ? gocua_title_make (db, kind, &entity, household) : g_strdup (_ ("A settled conflict"));
}

static const struct
{
  GocuaKind kind;
  guint field;
} names[] = {
  { GOCUA_KIND_AREA, GOCUA_AREA_NAME },
  { GOCUA_KIND_TEAM, GOCUA_TEAM_NAME },
  { GOCUA_KIND_CAMPAIGN, GOCUA_CAMPAIGN_KEY },
};

static char *
name_of (const GocuaRecord *record)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *text =
          names[i].kind == record->kind ? gocua_record_get_text (record, names[i].field) : NULL;

      if (text != NULL)
        return g_strdup (text);
    }
  return g_strdup (gocua_kind_get_info (record->kind)->name);
}

char *
gocua_title_make (GocuaDb *db, const char *kind, const GocuaId *entity, GocuaId *household)
{
  static const GocuaId nobody;
  int known = gocua_kind_from_name (kind);
  g_autoptr (GocuaRecord) record = NULL;

  *household = nobody;
  if (known == GOCUA_KIND_CONFLICT)
    return conflict_title (db, entity, household);
  if (known >= 0)
    record = gocua_projection_load (db, (GocuaKind) known, entity, NULL);
  if (record == NULL)
    return g_strdup (_ ("Data of a newer version"));
  if (known == GOCUA_KIND_VISIT)
    return visit_title (db, record, household);
  if (known != GOCUA_KIND_HOUSEHOLD)
    return name_of (record);
  if (gocua_record_was_made (record))
    gocua_merged_find_root (db, entity, household, NULL);
  return household_title (record);
}
