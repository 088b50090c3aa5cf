/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-finder.c: what the find bar finds: households, areas, teams, pages and what can be done. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-finder.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/gocua-entry-words.h"
#include "core/gocua-number.h"
#include "core/gocua-sought.h"
#include "store/gocua-households.h"

/* As many as were run lately and fit above the usual ones. */
#define N_RECENT 3

typedef struct
{
  guint rank;
  guint place; /* in the order in which they came, which decides between equals */
  GocuaFound *found;
} Ranked;

/* What is found of one kind. */
typedef struct
{
  GArray *lines; /* of Ranked */
  guint best;
} Group;

void
gocua_found_free (gpointer data)
{
  GocuaFound *found = data;

  g_free (found->title);
  g_free (found->detail);
  g_free (found->keys);
  g_free (found);
}

static GocuaFound *
found_new (GocuaFoundKind kind, const char *icon, const char *title, const char *detail)
{
  GocuaFound *found = g_new0 (GocuaFound, 1);

  found->kind = kind;
  found->icon = icon;
  found->title = g_strdup (title);
  found->detail = detail != NULL && *detail != '\0' ? g_strdup (detail) : NULL;
  return found;
}

/* Households */

typedef struct
{
  GocuaQuery *query;
  gboolean has_campaign;
  GocuaId campaign;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  gocua_query_free (question->query);
  g_free (question);
}

void
gocua_found_households_free (gpointer data)
{
  GocuaFoundHouseholds *households = data;

  g_ptr_array_unref (households->rows);
  g_free (households);
}

static gpointer
find_households (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  const GocuaId *campaign = question->has_campaign ? &question->campaign : NULL;
  g_autoptr (GArray) ns = gocua_households_query (db, question->query, campaign, cancellable, error);
  GocuaFoundHouseholds *households;
  GPtrArray *rows;

  if (ns == NULL)
    return NULL;
  rows = gocua_households_get_rows (db, (const gint64 *) (gpointer) ns->data,
                                    MIN (ns->len, GOCUA_FINDER_HOUSEHOLDS), campaign, error);
  if (rows == NULL)
    return NULL;
  households = g_new0 (GocuaFoundHouseholds, 1);
  households->rows = rows;
  households->n_all = ns->len;
  return households;
}

void
gocua_finder_ask_async (GocuaSession *session,
                        const char *text,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  const GocuaId *campaign;
  Question *question;

  g_return_if_fail (GOCUA_IS_SESSION (session));
  g_return_if_fail (text != NULL);

  campaign = gocua_session_get_campaign_id (session);
  question = g_new0 (Question, 1);
  question->query = gocua_query_new ();
  question->has_campaign = campaign != NULL;
  if (campaign != NULL)
    question->campaign = *campaign;
  gocua_query_set_search (question->query, text);
  gocua_store_read_async (gocua_session_get_store (session), find_households, question, question_free,
                          gocua_found_households_free, cancellable, callback, user_data);
}

GocuaFoundHouseholds *
gocua_finder_ask_finish (GObject *source, GAsyncResult *result, GError **error)
{
  return gocua_store_call_finish (GOCUA_STORE (source), result, error);
}

/* The lines */

static void
add (Group *group, guint rank, GocuaFound *found)
{
  Ranked line = { rank, group->lines->len, found };

  g_array_append_val (group->lines, line);
  group->best = MIN (group->best, rank);
}

/* The store finds more than titles do: a part from the middle of a phone number. */
static guint
rank_household (const GocuaSought *sought, const GocuaHouseholdRow *row)
{
  const char *const fields[] = { row->head, row->address, row->phone, row->code };
  guint rank = GOCUA_SOUGHT_LAST;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != NULL)
      rank = MIN (rank, gocua_sought_rank (sought, fields[i], NULL));
  return rank;
}

/* Of phone and code the one by which it was found, so that one sees why it is here. */
static const char *
get_proof (const GocuaSought *sought, const GocuaHouseholdRow *row)
{
  gboolean by_code = row->code != NULL && gocua_sought_rank (sought, row->code, NULL) != GOCUA_SOUGHT_NONE;

  return by_code ? row->code : row->phone;
}

static GocuaFound *
make_household (const GocuaSought *sought, GocuaSession *session, const GocuaHouseholdRow *row)
{
  g_autofree char *title = gocua_entry_describe_household (row->address, row->head);
  g_autofree char *state =
      gocua_entry_describe_status (gocua_session_get_campaign (session), &row->status, row->eligible_people);
  const char *parts[] = { get_proof (sought, row), row->area, state };
  g_autoptr (GString) detail = g_string_new (NULL);
  GocuaFound *found;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "", parts[i]);
  found = found_new (GOCUA_FOUND_HOUSEHOLD, "user-home-symbolic", title, detail->str);
  found->id = row->id;
  return found;
}

static void
add_households (Group *group,
                const GocuaSought *sought,
                GocuaSession *session,
                const GocuaFoundHouseholds *households)
{
  guint n = households->n_all;
  g_autofree char *number = gocua_number_format (n);
  g_autofree char *all = NULL;

  for (guint i = 0; i < households->rows->len; i++)
    {
      const GocuaHouseholdRow *row = g_ptr_array_index (households->rows, i);

      if (!gocua_id_is_null (&row->id))
        add (group, rank_household (sought, row), make_household (sought, session, row));
    }
  if (n <= households->rows->len)
    return;
  /* Translators: the last line below the households that were found; %s is how many there are */
  all = g_strdup_printf (ngettext ("Show %s household in the list", "Show all %s households in the list", n),
                         number);
  add (group, GOCUA_SOUGHT_NONE, found_new (GOCUA_FOUND_HOUSEHOLD, "view-list-symbolic", all, NULL));
}

static void
add_area (Group *group, const GocuaSought *sought, const GocuaRecord *area)
{
  const char *name = gocua_record_get_text (area, GOCUA_AREA_NAME);
  guint rank = name != NULL ? gocua_sought_rank (sought, name, NULL) : GOCUA_SOUGHT_NONE;
  GocuaFound *found;

  if (rank == GOCUA_SOUGHT_NONE)
    return;
  found = found_new (GOCUA_FOUND_AREA, "find-location-symbolic", name, NULL);
  found->id = area->id;
  add (group, rank, found);
}

static void
add_team (Group *group, const GocuaSought *sought, GocuaSession *session, const GocuaRecord *team)
{
  const char *name = gocua_record_get_text (team, GOCUA_TEAM_NAME);
  const char *leader = gocua_record_get_text (team, GOCUA_TEAM_LEADER);
  const char *parts[] = {
    gocua_force_get_label (gocua_record_get_text (team, GOCUA_TEAM_FORCE)),
    gocua_session_get_area_name (session, gocua_record_get_id (team, GOCUA_TEAM_AREA)),
    leader,
  };
  guint rank = name != NULL ? gocua_sought_rank (sought, name, leader) : GOCUA_SOUGHT_NONE;
  g_autoptr (GString) detail = g_string_new (NULL);
  GocuaFound *found;

  if (rank == GOCUA_SOUGHT_NONE)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "", parts[i]);
  found = found_new (GOCUA_FOUND_TEAM, "avatar-default-symbolic", name, detail->str);
  found->id = team->id;
  add (group, rank, found);
}

static GocuaFound *
make_command (GocuaFoundKind kind, const GocuaCommand *command, const GocuaCommandPlaces *places)
{
  const char *icon = command->icon != NULL ? command->icon : "emblem-system-symbolic";
  GocuaFound *found = found_new (kind, icon, gocua_command_get_title (command), NULL);

  found->keys = gocua_command_get_keys (command, places);
  found->command = command;
  return found;
}

static gboolean
is_recent (const GocuaCommand *command, const char *const *recent)
{
  for (guint i = 0; recent != NULL && recent[i] != NULL && i < N_RECENT; i++)
    if (g_str_equal (recent[i], command->title))
      return TRUE;
  return FALSE;
}

static void
add_recent (Group *group, const GocuaCommandPlaces *places, const char *const *recent)
{
  for (guint i = 0; recent != NULL && recent[i] != NULL && i < N_RECENT; i++)
    {
      const GocuaCommand *command = gocua_command_find (recent[i]);

      if (command != NULL && gocua_command_is_possible (command, places))
        add (group, 0, make_command (GOCUA_FOUND_RECENT, command, places));
    }
}

/* @sought: (nullable): the usual ones, without those that are recent */
static void
add_commands (Group *groups,
              const GocuaSought *sought,
              const GocuaCommandPlaces *places,
              const char *const *recent)
{
  guint n;
  const GocuaCommand *commands = gocua_commands_get (&n);

  for (guint i = 0; i < n; i++)
    {
      const GocuaCommand *command = &commands[i];
      GocuaFoundKind kind = command->is_page ? GOCUA_FOUND_PAGE : GOCUA_FOUND_ACTION;
      guint rank = 0;

      if (!gocua_command_is_possible (command, places))
        continue;
      if (sought != NULL)
        rank =
            gocua_sought_rank (sought, gocua_command_get_title (command), gocua_command_get_words (command));
      else if (!command->is_usual || is_recent (command, recent))
        rank = GOCUA_SOUGHT_NONE;
      if (rank != GOCUA_SOUGHT_NONE)
        add (&groups[kind], rank, make_command (kind, command, places));
    }
}

/* The order */

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a;
  const Ranked *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return left->place < right->place ? -1 : left->place > right->place;
}

static const char *
get_heading (GocuaFoundKind kind)
{
  switch (kind)
    {
    case GOCUA_FOUND_RECENT:
      return C_ ("find", "Used lately");
    case GOCUA_FOUND_HOUSEHOLD:
      return C_ ("find", "Households");
    case GOCUA_FOUND_AREA:
      return C_ ("find", "Areas");
    case GOCUA_FOUND_TEAM:
      return C_ ("find", "Teams");
    case GOCUA_FOUND_PAGE:
      return C_ ("find", "Pages");
    case GOCUA_FOUND_ACTION:
    default:
      return C_ ("find", "Things to do");
    }
}

/* Moves the best of a group to @out. The store has ordered its households already. */
static void
move_group (GPtrArray *out, GocuaFoundKind kind, Group *group, gboolean has_limit)
{
  guint limit = has_limit && kind != GOCUA_FOUND_HOUSEHOLD ? GOCUA_FINDER_OTHERS : G_MAXUINT;

  if (kind != GOCUA_FOUND_HOUSEHOLD)
    g_array_sort (group->lines, compare_ranked);
  for (guint i = 0; i < group->lines->len; i++)
    {
      GocuaFound *found = g_array_index (group->lines, Ranked, i).found;

      if (i == 0)
        found->heading = get_heading (kind);
      if (i < limit)
        g_ptr_array_add (out, found);
      else
        gocua_found_free (found);
    }
  g_array_set_size (group->lines, 0);
}

/* Returns: the group to come next, of those that are not empty; G_MAXUINT when there is none */
static guint
find_next (const Group *groups, guint n)
{
  guint next = G_MAXUINT;

  for (guint i = 0; i < n; i++)
    if (groups[i].lines->len > 0 && (next == G_MAXUINT || groups[i].best < groups[next].best))
      next = i;
  return next;
}

static void
add_ward (Group *groups,
          const GocuaSought *sought,
          GocuaSession *session,
          const GocuaFoundHouseholds *households)
{
  GPtrArray *areas = gocua_session_get_areas (session);
  GPtrArray *teams = gocua_session_get_teams (session);

  if (households != NULL)
    add_households (&groups[GOCUA_FOUND_HOUSEHOLD], sought, session, households);
  for (guint i = 0; i < areas->len; i++)
    add_area (&groups[GOCUA_FOUND_AREA], sought, g_ptr_array_index (areas, i));
  for (guint i = 0; i < teams->len; i++)
    add_team (&groups[GOCUA_FOUND_TEAM], sought, session, g_ptr_array_index (teams, i));
}

GPtrArray *
gocua_finder_list (const char *text,
                   GocuaSession *session,
                   const GocuaCommandPlaces *places,
                   const GocuaFoundHouseholds *households,
                   const char *const *recent)
{
  g_autoptr (GocuaSought) sought = gocua_sought_new (text);
  gboolean is_empty = gocua_sought_is_empty (sought);
  GPtrArray *out = g_ptr_array_new_with_free_func (gocua_found_free);
  Group groups[GOCUA_FOUND_ACTION + 1];
  guint next;

  g_return_val_if_fail (places != NULL, out);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    groups[i] = (Group){ g_array_new (FALSE, FALSE, sizeof (Ranked)), GOCUA_SOUGHT_NONE };
  if (is_empty)
    add_recent (&groups[GOCUA_FOUND_RECENT], places, recent);
  else if (session != NULL)
    add_ward (groups, sought, session, households);
  add_commands (groups, is_empty ? NULL : sought, places, is_empty ? recent : NULL);
  while ((next = find_next (groups, G_N_ELEMENTS (groups))) != G_MAXUINT)
    move_group (out, next, &groups[next], !is_empty);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    g_array_unref (groups[i].lines);
  return out;
}

GPtrArray *
gocua_finder_offer (const GocuaCommandPlaces *places)
{
  const GocuaCommand *command = gocua_command_find ("New household…");
  GPtrArray *out = g_ptr_array_new_with_free_func (gocua_found_free);

  g_return_val_if_fail (places != NULL && command != NULL, out);

  if (gocua_command_is_possible (command, places))
    g_ptr_array_add (out, make_command (GOCUA_FOUND_ACTION, command, places));
  return out;
}
