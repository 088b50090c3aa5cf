/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-head.c: what holds for all lines of the entry grid: the day, the team, where; and how far one
 * is. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/widgets/gocua-entry-head.h"

#include <glib/gi18n.h>

#include "app/gocua-entry-words.h"
#include "app/widgets/gocua-tip.h"
#include "core/gocua-date.h"

#define DRAFT_GROUP "head"

struct _GocuaEntryHead
{
  GtkWidget parent_instance;

  GtkEditable *date_entry;
  GtkDropDown *team;
  GtkDropDown *area;
  GtkWidget *area_label;
  GtkLabel *count;
  GtkLabel *remark;

  GocuaSession *session;
  char *date;    /* (nullable): ISO */
  GArray *teams; /* of GocuaId, as in the list */
  GArray *areas;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (GocuaEntryHead, gocua_entry_head, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_remark (GocuaEntryHead *self, const char *sentence)
{
  gtk_label_set_text (self->remark, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->date_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->date_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* While somebody types, a half date is no mistake yet: the sentence comes with @complain. */
static void
read_date (GocuaEntryHead *self, gboolean complain)
{
  g_autofree char *today = gocua_session_get_today (self->session);
  g_autofree char *date =
      gocua_date_parse (gtk_editable_get_text (self->date_entry), (int) g_ascii_strtoll (today, NULL, 10));
  const char *sentence = NULL;

  if (date == NULL)
    sentence = complain ? _ ("This is not a date. Write it as day/month/year, such as 2/3/2025.") : NULL;
  else if (g_strcmp0 (date, today) > 0)
    {
      sentence = _ ("This day is still to come. A visit can’t be entered before it took place.");
      g_clear_pointer (&date, g_free);
    }
  set_remark (self, sentence);
  if (g_strcmp0 (date, self->date) == 0)
    return;
  g_free (self->date);
  self->date = g_steal_pointer (&date);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_date (GocuaEntryHead *self)
{
  g_autofree char *shown = gocua_date_format (self->date);

  if (self->date != NULL && !g_str_equal (shown, gtk_editable_get_text (self->date_entry)))
    gtk_editable_set_text (self->date_entry, shown);
}

static void
date_changed_cb (GocuaEntryHead *self)
{
  if (self->session != NULL)
    read_date (self, FALSE);
}

static void
date_left_cb (GocuaEntryHead *self)
{
  if (self->session == NULL)
    return;
  read_date (self, TRUE);
  show_date (self);
}

static void
date_activate_cb (GocuaEntryHead *self)
{
  date_left_cb (self);
  if (self->date != NULL)
    g_signal_emit (self, signals[DONE], 0);
}

static void
choice_changed_cb (GocuaEntryHead *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The first item stands for none. */
static const GocuaId *
get_chosen (GtkDropDown *drop_down, GArray *ids)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected >= 1 && selected <= ids->len ? &g_array_index (ids, GocuaId, selected - 1) : NULL;
}

static void
choose (GtkDropDown *drop_down, GArray *ids, const GocuaId *id)
{
  guint selected = 0;

  for (guint i = 0; id != NULL && i < ids->len; i++)
    if (gocua_id_equal (&g_array_index (ids, GocuaId, i), id))
      selected = i + 1;
  gtk_drop_down_set_selected (drop_down, selected);
}

static gboolean
is_same (GListModel *model, GtkStringList *names)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  if (model == NULL || g_list_model_get_n_items (model) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i),
                      gtk_string_list_get_string (names, i)))
      return FALSE;
  return TRUE;
}

static void
fill (GtkDropDown *drop_down, GArray *ids, GPtrArray *records, guint name_field, const char *none)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const GocuaId *chosen = get_chosen (drop_down, ids);
  GocuaId kept;

  if (chosen != NULL)
    kept = *chosen;
  g_array_set_size (ids, 0);
  gtk_string_list_append (names, none);
  for (guint i = 0; i < records->len; i++)
    {
      const GocuaRecord *record = g_ptr_array_index (records, i);
      const char *name = gocua_record_get_text (record, name_field);

      g_array_append_vals (ids, &record->id, 1);
      gtk_string_list_append (names, name != NULL ? name : "");
    }
  if (!is_same (gtk_drop_down_get_model (drop_down), names))
    gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  choose (drop_down, ids, chosen != NULL ? &kept : NULL);
}

static void
put_id (GKeyFile *file, const char *key, const GocuaId *id)
{
  char text[GOCUA_ID_STRING_SIZE];

  if (id != NULL)
    g_key_file_set_string (file, DRAFT_GROUP, key, gocua_id_format (id, text));
}

static void
take_id (GKeyFile *file, const char *key, GtkDropDown *drop_down, GArray *ids)
{
  g_autofree char *text = g_key_file_get_string (file, DRAFT_GROUP, key, NULL);
  GocuaId id;

  if (text != NULL && gocua_id_parse (&id, text))
    choose (drop_down, ids, &id);
}

static void
gocua_entry_head_dispose (GObject *object)
{
  GocuaEntryHead *self = GOCUA_ENTRY_HEAD (object);
  GtkWidget *child;

  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gocua_entry_head_parent_class)->dispose (object);
}

static void
gocua_entry_head_finalize (GObject *object)
{
  GocuaEntryHead *self = GOCUA_ENTRY_HEAD (object);

  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->teams, g_array_unref);
  g_clear_pointer (&self->areas, g_array_unref);

  G_OBJECT_CLASS (gocua_entry_head_parent_class)->finalize (object);
}

static void
gocua_entry_head_class_init (GocuaEntryHeadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = GOCUA_TYPE_ENTRY_HEAD;

  object_class->dispose = gocua_entry_head_dispose;
  object_class->finalize = gocua_entry_head_finalize;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-entry-head.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryHead, date_entry);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryHead, team);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryHead, area);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryHead, area_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryHead, count);
  gtk_widget_class_bind_template_child (widget_class, GocuaEntryHead, remark);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
}

static void
gocua_entry_head_init (GocuaEntryHead *self)
{
  self->teams = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  self->areas = g_array_new (FALSE, FALSE, sizeof (GocuaId));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gocua_entry_head_set_session (GocuaEntryHead *self, GocuaSession *session)
{
  g_return_if_fail (GOCUA_IS_ENTRY_HEAD (self) && GOCUA_IS_SESSION (session) && self->session == NULL);

  self->session = g_object_ref (session);
  self->date = gocua_session_get_today (session);
  show_date (self);
  gocua_entry_head_refresh (self);
}

void
gocua_entry_head_refresh (GocuaEntryHead *self)
{
  g_return_if_fail (GOCUA_IS_ENTRY_HEAD (self) && self->session != NULL);

  self->filling = TRUE;
  fill (self->team, self->teams, gocua_session_get_teams (self->session), GOCUA_TEAM_NAME,
        C_ ("team", "Not given"));
  fill (self->area, self->areas, gocua_session_get_areas (self->session), GOCUA_AREA_NAME,
        C_ ("area", "All"));
  self->filling = FALSE;
}

const char *
gocua_entry_head_get_date (GocuaEntryHead *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_HEAD (self), NULL);
  return self->date;
}

const GocuaId *
gocua_entry_head_get_team (GocuaEntryHead *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_HEAD (self), NULL);
  return get_chosen (self->team, self->teams);
}

const GocuaId *
gocua_entry_head_get_area (GocuaEntryHead *self)
{
  g_return_val_if_fail (GOCUA_IS_ENTRY_HEAD (self), NULL);
  return get_chosen (self->area, self->areas);
}

void
gocua_entry_head_set_count (GocuaEntryHead *self, guint n_lines, gint64 saved_at)
{
  g_autofree char *lines = g_strdup_printf (ngettext ("%u line", "%u lines", n_lines), n_lines);
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (GOCUA_IS_ENTRY_HEAD (self));

  if (saved_at == 0)
    {
      gtk_label_set_text (self->count, lines);
      return;
    }
  time = gocua_entry_format_time (saved_at);
  /* Translators: "11 lines", then a time of day */
  text = g_strdup_printf (_ ("%s · saved at %s"), lines, time);
  gtk_label_set_text (self->count, text);
}

void
gocua_entry_head_set_words (GocuaEntryHead *self, const char *words)
{
  g_return_if_fail (GOCUA_IS_ENTRY_HEAD (self) && words != NULL);

  gtk_label_set_text (self->count, words);
  gocua_tip_set (GTK_WIDGET (self->count), words);
}

void
gocua_entry_head_set_sheet (GocuaEntryHead *self, const char *date, const GocuaId *team)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (GOCUA_IS_ENTRY_HEAD (self) && self->session != NULL && date != NULL);

  shown = gocua_date_format (date);
  gtk_widget_set_visible (GTK_WIDGET (self->area), FALSE);
  gtk_widget_set_visible (self->area_label, FALSE);
  choose (self->team, self->teams, team);
  gtk_editable_set_text (self->date_entry, shown);
}

void
gocua_entry_head_focus_last (GocuaEntryHead *self)
{
  g_return_if_fail (GOCUA_IS_ENTRY_HEAD (self));
  gtk_widget_grab_focus (
      GTK_WIDGET (gtk_widget_get_visible (GTK_WIDGET (self->area)) ? self->area : self->team));
}

void
gocua_entry_head_to_draft (GocuaEntryHead *self, GKeyFile *file)
{
  g_return_if_fail (GOCUA_IS_ENTRY_HEAD (self) && file != NULL);

  if (self->date != NULL)
    g_key_file_set_string (file, DRAFT_GROUP, "date", self->date);
  put_id (file, "team", gocua_entry_head_get_team (self));
  put_id (file, "area", gocua_entry_head_get_area (self));
}

void
gocua_entry_head_from_draft (GocuaEntryHead *self, GKeyFile *file)
{
  g_autofree char *date = NULL;

  g_return_if_fail (GOCUA_IS_ENTRY_HEAD (self) && file != NULL);

  date = g_key_file_get_string (file, DRAFT_GROUP, "date", NULL);
  if (gocua_date_is_valid (date))
    {
      g_autofree char *shown = gocua_date_format (date);

      gtk_editable_set_text (self->date_entry, shown);
    }
  take_id (file, "team", self->team, self->teams);
  take_id (file, "area", self->area, self->areas);
}
