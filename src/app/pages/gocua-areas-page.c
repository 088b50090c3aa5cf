/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-areas-page.c: what the ward is divided into, and who walks in it. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/pages/gocua-areas-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/dialogs/gocua-area-change-dialog.h"
#include "app/dialogs/gocua-area-dialog.h"
#include "app/dialogs/gocua-area-history-dialog.h"
#include "app/dialogs/gocua-area-split-window.h"
#include "app/dialogs/gocua-team-dialog.h"
#include "app/pages/gocua-keyed-rows.h"
#include "app/widgets/gocua-fold-layout.h"
#include "app/widgets/gocua-text-label.h"
#include "app/widgets/gocua-wrap-layout.h"
#include "core/gocua-collate.h"
#include "core/gocua-number.h"

struct _GocuaAreasPage
{
  GtkBox parent_instance;

  GtkLabel *areas_title;
  GtkListBox *areas_list;
  GtkWidget *several_button;
  GtkWidget *first_button;
  GtkWidget *sort_button;
  GtkLabel *teams_title;
  GtkWidget *team_button;
  GtkListBox *teams_list;

  GocuaSession *session;
  gboolean is_stale; /* something changed while the page was not shown */
};

G_DEFINE_FINAL_TYPE (GocuaAreasPage, gocua_areas_page, GTK_TYPE_BOX)

static GtkWindow *
find_window (GocuaAreasPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
edit (GocuaAreasPage *self, const GocuaRecord *record)
{
  if (record->kind == GOCUA_KIND_AREA)
    gocua_area_dialog_show (find_window (self), self->session, record);
  else
    gocua_team_dialog_show (find_window (self), self->session, record);
}

static void
delete_record (GocuaAreasPage *self, const GocuaRecord *record)
{
  gboolean is_area = record->kind == GOCUA_KIND_AREA;
  g_autoptr (GocuaBatch) batch = gocua_batch_new (is_area ? "area.edit" : "team.edit");

  gocua_batch_delete (batch, record);
  gocua_session_commit (self->session, batch,
                        is_area ? _ ("Area deleted; its households have no area now") : _ ("Team deleted"),
                        is_area ? _ ("The area was not deleted.") : _ ("The team was not deleted."), NULL,
                        NULL);
}

static GocuaRecord *
get_record (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "record");
}

static void
edit_clicked_cb (GtkWidget *button, GocuaAreasPage *self)
{
  edit (self, get_record (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)));
}

static void
delete_clicked_cb (GtkWidget *button, GocuaAreasPage *self)
{
  delete_record (self, get_record (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)));
}

static void
areas_activated_cb (GocuaAreasPage *self, GtkListBoxRow *row)
{
  edit (self, get_record (row));
}

static void
teams_activated_cb (GocuaAreasPage *self, GtkListBoxRow *row)
{
  edit (self, get_record (row));
}

static void
add_area_cb (GocuaAreasPage *self)
{
  gocua_area_dialog_show (find_window (self), self->session, NULL);
}

static void
add_several_cb (GocuaAreasPage *self)
{
  gocua_area_dialog_show_several (find_window (self), self->session);
}

static void
add_team_cb (GocuaAreasPage *self)
{
  gocua_team_dialog_show (find_window (self), self->session, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *left =
      gocua_collate_key (gocua_record_get_text (*(GocuaRecord *const *) a, GOCUA_AREA_NAME));
  g_autofree char *right =
      gocua_collate_key (gocua_record_get_text (*(GocuaRecord *const *) b, GOCUA_AREA_NAME));

  return strcmp (left, right);
}

static void
sort_areas_cb (GocuaAreasPage *self)
{
  GPtrArray *areas = gocua_session_get_areas (self->session);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GocuaBatch) batch = gocua_batch_new ("area.edit");

  g_ptr_array_extend (sorted, areas, NULL, NULL);
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    {
      GocuaRecord *seen = g_ptr_array_index (sorted, i);
      g_autoptr (GocuaRecord) wanted = gocua_record_copy (seen);

      gocua_record_set_int (wanted, GOCUA_AREA_POSITION, i + 1);
      gocua_batch_put (batch, seen, wanted);
    }
  if (batch->changes->len == 0)
    gocua_session_toast (self->session, _ ("The areas are in this order already."));
  else
    gocua_session_commit (self->session, batch, _ ("Areas sorted by name"), _ ("The areas were not saved."),
                          NULL, NULL);
}

static GtkWidget *
make_button (GocuaAreasPage *self, const char *icon, const char *label, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *text = g_strdup_printf ("%s: %s", label, name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, gocua_session_takes_entries (self->session));
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

static GocuaRecord *
find_target (GocuaAreasPage *self, GVariant *target)
{
  GPtrArray *areas = gocua_session_get_areas (self->session);
  GocuaId id;

  if (!gocua_id_parse (&id, g_variant_get_string (target, NULL)))
    return NULL;
  for (guint i = 0; i < areas->len; i++)
    if (gocua_id_equal (&((GocuaRecord *) areas->pdata[i])->id, &id))
      return areas->pdata[i];
  return NULL;
}

static void
show_split (GocuaAreasPage *self, const GocuaRecord *area)
{
  GtkWidget *window = gocua_area_split_window_new (self->session, area);

  gtk_window_set_transient_for (GTK_WINDOW (window), find_window (self));
  gtk_window_present (GTK_WINDOW (window));
}

/* What can be done to an area beside editing its name. */
static void
change_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GocuaAreasPage *self = GOCUA_AREAS_PAGE (widget);
  GocuaRecord *area = find_target (self, target);

  if (area == NULL)
    return;
  if (g_str_equal (action, "areas.split"))
    show_split (self, area);
  else if (g_str_equal (action, "areas.merge"))
    gocua_area_merge_dialog_show (find_window (self), self->session, area);
  else if (g_str_equal (action, "areas.group"))
    gocua_area_group_dialog_show (find_window (self), self->session, area);
  else
    gocua_area_history_dialog_show (find_window (self), self->session, area);
}

static void
add_item (GMenu *menu, const char *label, const char *action, const GocuaRecord *area)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  char id[GOCUA_ID_STRING_SIZE];

  g_menu_item_set_action_and_target (item, action, "s", gocua_id_format (&area->id, id));
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_menu_button (const GocuaRecord *area, const char *name)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *text = g_strdup_printf ("%s: %s", C_ ("button", "More"), name);

  add_item (menu, _ ("_Split…"), "areas.split", area);
  add_item (menu, _ ("_Merge others into it…"), "areas.merge", area);
  add_item (menu, _ ("_Rename a tổ…"), "areas.group", area);
  add_item (menu, _ ("_History"), "areas.history", area);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, C_ ("button", "More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

static GtkWidget *
make_row (GocuaAreasPage *self, GocuaRecord *record, const char *name, const char *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gocua_text_label_new (name, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (detail != NULL)
    {
      GtkWidget *detail_label = gtk_label_new (detail);

      gtk_label_set_ellipsize (GTK_LABEL (detail_label), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (detail_label), 1);
      gtk_widget_set_tooltip_text (detail_label, detail);
      gtk_widget_add_css_class (detail_label, "dim-label");
      gtk_widget_set_hexpand (detail_label, TRUE);
      gtk_box_append (GTK_BOX (box), detail_label);
    }
  gtk_box_append (GTK_BOX (box), make_button (self, "gocua-entry-symbolic", C_ ("button", "Edit"), name,
                                              G_CALLBACK (edit_clicked_cb)));
  gtk_box_append (GTK_BOX (box), make_button (self, "user-trash-symbolic", C_ ("button", "Delete"), name,
                                              G_CALLBACK (delete_clicked_cb)));
  if (record->kind == GOCUA_KIND_AREA)
    gtk_box_append (GTK_BOX (box), make_menu_button (record, name));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), gocua_session_takes_entries (self->session));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "record", gocua_record_ref (record),
                          (GDestroyNotify) gocua_record_unref);
  return row;
}

/* Returns: (transfer full): "Police · Khu phố 3 · Nguyễn Văn Ánh", as far as it is known */
static char *
describe_team (GocuaAreasPage *self, const GocuaRecord *team)
{
  const char *parts[] = {
    gocua_force_get_label (gocua_record_get_text (team, GOCUA_TEAM_FORCE)),
    gocua_session_get_area_name (self->session, gocua_record_get_id (team, GOCUA_TEAM_AREA)),
    gocua_record_get_text (team, GOCUA_TEAM_LEADER),
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full): what a row for @record shows and edits; another one needs another row */
static char *
make_key (GocuaAreasPage *self, const GocuaRecord *record, const char *detail)
{
  guint8 packed[GOCUA_RECORD_MAX_PACKED];
  g_autoptr (GBytes) stamps = g_bytes_new (packed, gocua_record_pack_stamps (record, packed));
  char id[GOCUA_ID_STRING_SIZE];

  return g_strdup_printf ("%s %u %d %s", gocua_id_format (&record->id, id), g_bytes_hash (stamps),
                          gocua_session_takes_entries (self->session), detail != NULL ? detail : "");
}

static GtkWidget *
make_area_row (guint index, gpointer data)
{
  GocuaAreasPage *self = data;
  GocuaRecord *area = g_ptr_array_index (gocua_session_get_areas (self->session), index);

  return make_row (self, area, gocua_record_get_text (area, GOCUA_AREA_NAME), NULL);
}

static void
fill_areas (GocuaAreasPage *self)
{
  GPtrArray *areas = gocua_session_get_areas (self->session);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *number = gocua_number_format (areas->len);
  /* Translators: heading of a list; %s is how many there are */
  g_autofree char *title = g_strdup_printf (_ ("Areas (%s)"), number);

  for (guint i = 0; i < areas->len; i++)
    g_ptr_array_add (keys, make_key (self, g_ptr_array_index (areas, i), NULL));
  gtk_label_set_text (self->areas_title, title);
  gtk_widget_set_visible (self->sort_button, areas->len > 1);
  gocua_keyed_rows_update (self->areas_list, keys, make_area_row, self);
}

static GtkWidget *
make_team_row (guint index, gpointer data)
{
  GocuaAreasPage *self = data;
  GocuaRecord *team = g_ptr_array_index (gocua_session_get_teams (self->session), index);
  g_autofree char *detail = describe_team (self, team);

  return make_row (self, team, gocua_record_get_text (team, GOCUA_TEAM_NAME), detail);
}

static void
fill_teams (GocuaAreasPage *self)
{
  GPtrArray *teams = gocua_session_get_teams (self->session);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *number = gocua_number_format (teams->len);
  /* Translators: heading of a list; %s is how many there are */
  g_autofree char *title = g_strdup_printf (_ ("Teams (%s)"), number);

  for (guint i = 0; i < teams->len; i++)
    {
      g_autofree char *detail = describe_team (self, g_ptr_array_index (teams, i));

      g_ptr_array_add (keys, make_key (self, g_ptr_array_index (teams, i), detail));
    }
  gtk_label_set_text (self->teams_title, title);
  gocua_keyed_rows_update (self->teams_list, keys, make_team_row, self);
}

/* In a ward that was carried over only the history of an area can be asked for. */
static void
update_actions (GocuaAreasPage *self)
{
  gboolean takes_entries = gocua_session_takes_entries (self->session);
  GtkWidget *buttons[] = { self->several_button, self->first_button, self->sort_button, self->team_button };
  static const char *const actions[] = { "areas.split", "areas.merge", "areas.group" };

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_sensitive (buttons[i], takes_entries);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], takes_entries);
}

static void
update (GocuaAreasPage *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;
  update_actions (self);
  fill_areas (self);
  fill_teams (self);
}

static void
gocua_areas_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gocua_areas_page_parent_class)->map (widget);
  if (GOCUA_AREAS_PAGE (widget)->is_stale)
    update (GOCUA_AREAS_PAGE (widget));
}

static gboolean
gocua_areas_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GOCUA_AREAS_PAGE (widget)->first_button);
}

static void
gocua_areas_page_dispose (GObject *object)
{
  g_clear_object (&GOCUA_AREAS_PAGE (object)->session);
  G_OBJECT_CLASS (gocua_areas_page_parent_class)->dispose (object);
}

static void
gocua_areas_page_class_init (GocuaAreasPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_areas_page_dispose;
  widget_class->map = gocua_areas_page_map;
  widget_class->grab_focus = gocua_areas_page_grab_focus;

  g_type_ensure (GOCUA_TYPE_FOLD_LAYOUT);
  g_type_ensure (GOCUA_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-areas-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaAreasPage, areas_title);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreasPage, areas_list);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreasPage, several_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreasPage, first_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreasPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreasPage, teams_title);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreasPage, team_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaAreasPage, teams_list);
  gtk_widget_class_bind_template_callback (widget_class, areas_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, teams_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_area_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_several_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_team_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_areas_cb);
  gtk_widget_class_install_action (widget_class, "areas.split", "s", change_cb);
  gtk_widget_class_install_action (widget_class, "areas.merge", "s", change_cb);
  gtk_widget_class_install_action (widget_class, "areas.group", "s", change_cb);
  gtk_widget_class_install_action (widget_class, "areas.history", "s", change_cb);
}

static void
gocua_areas_page_init (GocuaAreasPage *self)
{
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gocua_areas_page_new (GocuaSession *session)
{
  GocuaAreasPage *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_AREAS_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static GtkWidget *
find_row (GtkListBox *list, const GocuaId *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (gocua_id_equal (&get_record (row)->id, id))
      return GTK_WIDGET (row);
  return NULL;
}

void
gocua_areas_page_show (GocuaAreasPage *self, const GocuaId *id)
{
  GtkWidget *row;

  g_return_if_fail (GOCUA_IS_AREAS_PAGE (self));
  g_return_if_fail (id != NULL);

  if (self->is_stale)
    update (self);
  row = find_row (self->teams_list, id);
  if (row == NULL)
    row = find_row (self->areas_list, id);
  gtk_widget_grab_focus (row != NULL ? row : self->first_button);
}
