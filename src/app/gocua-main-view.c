/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-main-view.c: an open ward: the list of pages on the left, the page, and the way back. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-main-view.h"

#include <glib/gi18n.h>

#include "app/gocua-ward-actions.h"
#include "app/gocua-ward-menu.h"
#include "app/pages/gocua-areas-page.h"
#include "app/pages/gocua-follow-up-page.h"
#include "app/pages/gocua-households-page.h"
#include "app/pages/gocua-import-page.h"
#include "app/pages/gocua-keying-page.h"
#include "app/pages/gocua-overview-page.h"
#include "app/pages/gocua-sheets-page.h"
#include "app/pages/gocua-sync-page.h"
#include "app/pages/gocua-verify-page.h"
#include "app/widgets/gocua-sync-button.h"
#include "app/widgets/gocua-tab-leave.h"
#include "app/widgets/gocua-text-size.h"
#include "app/widgets/gocua-tip.h"

/* How often to look whether anything is still on its way to the disk, in milliseconds. */
#define SAVED_POLL_MS  400
#define MAX_STEPS_BACK 50
/* Below this width, in pixels at the normal text size, the pages have more need of the room than the words
 * beside them. */
#define NARROW_WIDTH  900
#define SIDEBAR_WIDTH 180

typedef struct
{
  const char *id;
  const char *title;
  const char *icon;
  GtkWidget *(*make) (GocuaSession *session);
} PageInfo;

static const PageInfo page_infos[] = {
  { "overview", NC_ ("page", "Overview"), "gocua-overview-symbolic", gocua_overview_page_new },
  { "households", NC_ ("page", "Households"), "user-home-symbolic", gocua_households_page_new },
  { "entry", NC_ ("page", "Enter results"), "gocua-entry-symbolic", gocua_keying_page_new },
  { "sheets", NC_ ("page", "Walk sheets"), "gocua-sheets-symbolic", gocua_sheets_page_new },
  { "follow-up", NC_ ("page", "Follow-ups"), "alarm-symbolic", gocua_follow_up_page_new },
  { "verify", NC_ ("page", "Second entry"), "object-select-symbolic", gocua_verify_page_new },
  { "import", NC_ ("page", "Import a roster"), "document-open-symbolic", gocua_import_page_new },
  { "areas", NC_ ("page", "Areas and teams"), "find-location-symbolic", gocua_areas_page_new },
  { "sync", NC_ ("page", "Sync"), "emblem-synchronizing-symbolic", gocua_sync_page_new },
};

/* Where the person is, or was: what Alt+Left goes back to. */
typedef struct
{
  const PageInfo *page;
  GocuaQuery *query;  /* (nullable) */
  GocuaId *household; /* (nullable): for the areas: an area or a team */
} Place;

struct _GocuaMainView
{
  GtkBox parent_instance;

  GtkWidget *sidebar;
  GtkWidget *ward_button;
  GtkWidget *menu_button;
  GMenuModel *primary_menu;
  GtkLabel *ward_label;
  GtkListBox *page_list;
  GtkLabel *campaign_label;
  GtkLabel *carried_label;
  AdwWindowTitle *page_title;
  GtkWidget *back_button;
  GocuaSyncButton *sync_button;
  GtkStack *stack;

  GocuaSession *session;
  GSimpleActionGroup *actions;
  Place *place;
  GPtrArray *past; /* of Place, the latest last */
  gboolean is_narrow;
  guint saved_source;
  gboolean was_saving;
  GocuaSync *sync; /* (nullable), the session's: not before the first frame is on the screen */
};

G_DEFINE_FINAL_TYPE (GocuaMainView, gocua_main_view, GTK_TYPE_BOX)

static Place *
place_new (const PageInfo *page, const GocuaQuery *query, const GocuaId *household)
{
  Place *place = g_new0 (Place, 1);

  place->page = page;
  place->query = query != NULL ? gocua_query_copy (query) : NULL;
  place->household = household != NULL ? gocua_id_dup (household) : NULL;
  return place;
}

static void
place_free (Place *place)
{
  g_clear_pointer (&place->query, gocua_query_free);
  g_free (place->household);
  g_free (place);
}

static const PageInfo *
find_page (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_infos); i++)
    if (g_str_equal (page_infos[i].id, id))
      return &page_infos[i];
  return NULL;
}

/* Pages that are for entering only. */
static gboolean
is_for_entry (const PageInfo *page)
{
  return g_str_equal (page->id, "entry") || g_str_equal (page->id, "verify") ||
         g_str_equal (page->id, "import");
}

static GtkWidget *
ensure_page (GocuaMainView *self, const PageInfo *page)
{
  GtkWidget *widget = gtk_stack_get_child_by_name (self->stack, page->id);

  if (widget == NULL)
    {
      widget = page->make (self->session);
      gtk_stack_add_named (self->stack, widget, page->id);
      gtk_widget_set_sensitive (widget, gocua_session_takes_entries (self->session) || !is_for_entry (page));
    }
  return widget;
}

/* Whoever changes the page wants to work in it. */
static void
focus_page (GtkWidget *page)
{
  if (gtk_widget_get_root (page) == NULL)
    return;
  if (GOCUA_IS_HOUSEHOLDS_PAGE (page))
    gocua_households_page_focus_search (GOCUA_HOUSEHOLDS_PAGE (page));
  else if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
focus_place (GocuaMainView *self)
{
  GtkWidget *page = ensure_page (self, self->place->page);

  if (GOCUA_IS_AREAS_PAGE (page) && self->place->household != NULL)
    gocua_areas_page_show (GOCUA_AREAS_PAGE (page), self->place->household);
  else
    focus_page (page);
}

static void
show_place (GocuaMainView *self)
{
  const PageInfo *page = self->place->page;
  GtkWidget *widget = ensure_page (self, page);
  int position = (int) (page - page_infos);

  gtk_stack_set_visible_child (self->stack, widget);
  gtk_list_box_select_row (self->page_list, gtk_list_box_get_row_at_index (self->page_list, position));
  adw_window_title_set_title (self->page_title, g_dpgettext2 (NULL, "page", page->title));
  gtk_widget_set_visible (self->back_button, self->past->len > 0);
  if (GOCUA_IS_HOUSEHOLDS_PAGE (widget) && (self->place->query != NULL || self->place->household != NULL))
    gocua_households_page_show (GOCUA_HOUSEHOLDS_PAGE (widget), self->place->query, self->place->household);
  focus_place (self);
}

static void
row_activated_cb (GocuaMainView *self, GtkListBoxRow *row)
{
  gocua_main_view_go (self, page_infos[gtk_list_box_row_get_index (row)].id, NULL, NULL);
}

/* In grids: a box that is too narrow for a label that wraps tries one width after another, which took longer
 * than to measure all the rest of the window. */
static void
fill_page_list (GocuaMainView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_infos); i++)
    {
      const char *title = g_dpgettext2 (NULL, "page", page_infos[i].title);
      GtkWidget *grid = gtk_grid_new ();
      GtkWidget *label = gtk_label_new (title);
      GtkWidget *row = gtk_list_box_row_new ();
      g_autofree char *keys = g_strdup_printf ("%s (Alt+%u)", title, i + 1);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
      gtk_widget_set_valign (grid, GTK_ALIGN_CENTER);
      gtk_grid_attach (GTK_GRID (grid), gtk_image_new_from_icon_name (page_infos[i].icon), 0, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), label, 1, 0, 1, 1);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
      gocua_tip_set (row, keys);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, keys, -1);
      gtk_list_box_append (self->page_list, row);
    }
}

/* Of the list of pages only the pictures stay, which tell their names when pointed at. The name of the ward
 * goes below that of the page. */
static void
set_narrow (GocuaMainView *self, gboolean is_narrow)
{
  GtkListBoxRow *row;

  if (is_narrow == self->is_narrow)
    return;
  self->is_narrow = is_narrow;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->page_list, i)) != NULL; i++)
    gtk_widget_set_visible (gtk_widget_get_last_child (gtk_list_box_row_get_child (row)), !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->ward_label), !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->campaign_label), !is_narrow);
  gtk_widget_set_size_request (self->sidebar, is_narrow ? -1 : SIDEBAR_WIDTH, -1);
  adw_window_title_set_subtitle (self->page_title,
                                 is_narrow ? gocua_session_get_ward_name (self->session) : "");
}

static void
update_width (GocuaMainView *self)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (self)));

  set_narrow (self,
              gdk_surface_get_width (surface) < gocua_text_size_scale (GTK_WIDGET (self), NARROW_WIDTH));
}

/* What is entered in a ward that was carried over nobody would see in the new one. */
static void
update_carried (GocuaMainView *self)
{
  const char *names = gocua_session_get_carried_to (self->session);
  g_autofree char *text = NULL;

  if (names != NULL)
    /* Translators: names of wards; the words in quotes are an entry of the ward's menu */
    text =
        g_strdup_printf (_ ("This ward was carried over to %s. Here you can read and make reports; results "
                            "are entered in the new ward. To enter here again, choose “Carry over to the "
                            "new ward…” and take it back."),
                         names);
  gtk_label_set_text (self->carried_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->carried_label), names != NULL);
  gocua_ward_actions_set_takes_entries (self->actions, names == NULL);
  for (guint i = 0; i < G_N_ELEMENTS (page_infos); i++)
    {
      GtkWidget *page = gtk_stack_get_child_by_name (self->stack, page_infos[i].id);
      gboolean is_open = names == NULL || !is_for_entry (&page_infos[i]);

      gtk_widget_set_sensitive (GTK_WIDGET (gtk_list_box_get_row_at_index (self->page_list, (int) i)),
                                is_open);
      if (page != NULL)
        gtk_widget_set_sensitive (page, is_open);
    }
}

static void
update_ward (GocuaMainView *self)
{
  const char *name = gocua_session_get_ward_name (self->session);
  GocuaCampaign *campaign = gocua_session_get_campaign (self->session);

  gtk_label_set_text (self->ward_label, name);
  if (self->is_narrow)
    adw_window_title_set_subtitle (self->page_title, name);
  gocua_tip_set (GTK_WIDGET (self->ward_label), name);
  gtk_label_set_text (self->campaign_label,
                      campaign != NULL ? gocua_campaign_get_title (campaign) : _ ("No campaign chosen yet"));
  update_carried (self);
}

static void
show_state (GocuaMainView *self, gboolean is_saving)
{
  const GocuaSyncStanding *standing = self->sync != NULL ? gocua_sync_get_standing (self->sync) : NULL;
  g_autofree char *today = gocua_session_get_today (self->session);

  self->was_saving = is_saving;
  gocua_sync_button_set (self->sync_button, standing, is_saving, today);
  gocua_ward_actions_set_standing (self->actions, standing);
}

static void
update_state (GocuaMainView *self)
{
  show_state (self, gocua_store_has_pending_writes (gocua_session_get_store (self->session)));
}

static gboolean
update_saved_cb (gpointer data)
{
  GocuaMainView *self = data;

  if (gocua_store_has_pending_writes (gocua_session_get_store (self->session)) != self->was_saving)
    update_state (self);
  return G_SOURCE_CONTINUE;
}

static void
start_sync (GocuaMainView *self)
{
  if (self->session == NULL || self->sync != NULL || !gocua_session_takes_entries (self->session))
    return;
  self->sync = gocua_session_get_sync (self->session);
  g_signal_connect_object (self->sync, "changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  gocua_sync_start (self->sync);
  update_state (self);
}

static gboolean
start_sync_cb (gpointer data)
{
  start_sync (data);
  return G_SOURCE_REMOVE;
}

/* The first page has the disk and the processor for itself. */
static void
painted_cb (GdkFrameClock *clock, GocuaMainView *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  g_idle_add_full (G_PRIORITY_LOW, start_sync_cb, g_object_ref (self), g_object_unref);
}

static void
ward_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = gocua_ward_menu_new ();

  gtk_menu_button_set_menu_model (button, menu);
}

static void
main_menu_cb (GtkMenuButton *button, gpointer menu)
{
  gtk_menu_button_set_menu_model (button, menu);
}

static void
gocua_main_view_map (GtkWidget *widget)
{
  GocuaMainView *self = GOCUA_MAIN_VIEW (widget);

  GTK_WIDGET_CLASS (gocua_main_view_parent_class)->map (widget);
  if (self->saved_source == 0)
    self->saved_source = g_timeout_add (SAVED_POLL_MS, update_saved_cb, self);
  if (self->sync == NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (painted_cb),
                             self, 0);
}

static void
gocua_main_view_unmap (GtkWidget *widget)
{
  GocuaMainView *self = GOCUA_MAIN_VIEW (widget);

  g_clear_handle_id (&self->saved_source, g_source_remove);
  GTK_WIDGET_CLASS (gocua_main_view_parent_class)->unmap (widget);
}

/* Before it is mapped, so that it is laid out once. */
static void
gocua_main_view_realize (GtkWidget *widget)
{
  GdkSurface *surface;

  GTK_WIDGET_CLASS (gocua_main_view_parent_class)->realize (widget);
  surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  g_signal_connect_object (surface, "notify::width", G_CALLBACK (update_width), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi", G_CALLBACK (update_width),
                           widget, G_CONNECT_SWAPPED);
  update_width (GOCUA_MAIN_VIEW (widget));
}

static void
gocua_main_view_unrealize (GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));

  g_signal_handlers_disconnect_by_data (surface, widget);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_settings (widget), widget);
  GTK_WIDGET_CLASS (gocua_main_view_parent_class)->unrealize (widget);
}

static gboolean
gocua_main_view_grab_focus (GtkWidget *widget)
{
  focus_place (GOCUA_MAIN_VIEW (widget));
  return TRUE;
}

static void
gocua_main_view_dispose (GObject *object)
{
  GocuaMainView *self = GOCUA_MAIN_VIEW (object);

  g_clear_handle_id (&self->saved_source, g_source_remove);
  self->sync = NULL;
  gtk_widget_insert_action_group (GTK_WIDGET (self), "ward", NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);
  g_clear_pointer (&self->place, place_free);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  G_OBJECT_CLASS (gocua_main_view_parent_class)->dispose (object);
}

static void
gocua_main_view_class_init (GocuaMainViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_main_view_dispose;
  widget_class->grab_focus = gocua_main_view_grab_focus;
  widget_class->map = gocua_main_view_map;
  widget_class->realize = gocua_main_view_realize;
  widget_class->unrealize = gocua_main_view_unrealize;
  widget_class->unmap = gocua_main_view_unmap;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "ward.find-doubles", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "ward.new-household", NULL);
  g_type_ensure (GOCUA_TYPE_SYNC_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-main-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaMainView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, GocuaMainView, ward_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaMainView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaMainView, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, GocuaMainView, ward_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaMainView, page_list);
  gtk_widget_class_bind_template_child (widget_class, GocuaMainView, campaign_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaMainView, carried_label);
  gtk_widget_class_bind_template_child (widget_class, GocuaMainView, page_title);
  gtk_widget_class_bind_template_child (widget_class, GocuaMainView, back_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaMainView, sync_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaMainView, stack);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
gocua_main_view_init (GocuaMainView *self)
{
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gocua_tab_leave_add (GTK_WIDGET (self->page_list));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->ward_button), ward_menu_cb, NULL, NULL);
  /* Fifty widgets that nobody sees before it is opened. */
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), main_menu_cb,
                                         self->primary_menu, NULL);
  fill_page_list (self);
}

void
gocua_main_view_prepare (void)
{
  g_type_class_ref (GOCUA_TYPE_MAIN_VIEW);
  g_type_class_ref (GOCUA_TYPE_OVERVIEW_PAGE);
  g_type_class_ref (GTK_TYPE_COLUMN_VIEW);
}

GtkWidget *
gocua_main_view_new (GocuaSession *session)
{
  GocuaMainView *self;

  g_return_val_if_fail (GOCUA_IS_SESSION (session), NULL);

  self = g_object_new (GOCUA_TYPE_MAIN_VIEW, NULL);
  self->session = g_object_ref (session);
  self->actions = gocua_ward_actions_new (GTK_WIDGET (self), session);
  /* Nobody has entered anything yet, though the store may be noting who is going to. */
  show_state (self, FALSE);
  g_signal_connect_object (session, "changed", G_CALLBACK (update_ward), self, G_CONNECT_SWAPPED);
  update_ward (self);
  self->place = place_new (&page_infos[0], NULL, NULL);
  show_place (self);
  return GTK_WIDGET (self);
}

void
gocua_main_view_go (GocuaMainView *self, const char *page, const GocuaQuery *query, const GocuaId *household)
{
  const PageInfo *info;

  g_return_if_fail (GOCUA_IS_MAIN_VIEW (self));
  g_return_if_fail (page != NULL);

  info = find_page (page);
  g_return_if_fail (info != NULL);
  if (info == self->place->page && query == NULL && household == NULL)
    return;
  if (self->past->len == MAX_STEPS_BACK)
    g_ptr_array_remove_index (self->past, 0);
  g_ptr_array_add (self->past, g_steal_pointer (&self->place));
  self->place = place_new (info, query, household);
  show_place (self);
}

gboolean
gocua_main_view_go_back (GocuaMainView *self)
{
  g_return_val_if_fail (GOCUA_IS_MAIN_VIEW (self), FALSE);

  if (self->past->len == 0)
    return FALSE;
  place_free (self->place);
  self->place = g_ptr_array_steal_index (self->past, self->past->len - 1);
  show_place (self);
  return TRUE;
}

void
gocua_main_view_find (GocuaMainView *self)
{
  g_return_if_fail (GOCUA_IS_MAIN_VIEW (self));

  gocua_main_view_go (self, "households", NULL, NULL);
  gocua_households_page_focus_search (GOCUA_HOUSEHOLDS_PAGE (ensure_page (self, find_page ("households"))));
}

void
gocua_main_view_enter_sheet (GocuaMainView *self, const char *code)
{
  g_return_if_fail (GOCUA_IS_MAIN_VIEW (self) && code != NULL);

  gocua_main_view_go (self, "entry", NULL, NULL);
  gocua_keying_page_enter (GOCUA_KEYING_PAGE (ensure_page (self, find_page ("entry"))), code);
}

void
gocua_main_view_verify_sheet (GocuaMainView *self, const GocuaId *sheet)
{
  g_return_if_fail (GOCUA_IS_MAIN_VIEW (self) && sheet != NULL);

  gocua_main_view_go (self, "verify", NULL, NULL);
  gocua_verify_page_open (GOCUA_VERIFY_PAGE (ensure_page (self, find_page ("verify"))), sheet);
}

const char *
gocua_main_view_get_page (GocuaMainView *self)
{
  g_return_val_if_fail (GOCUA_IS_MAIN_VIEW (self), NULL);

  return self->place->page->id;
}

GtkWidget *
gocua_main_view_get_page_widget (GocuaMainView *self)
{
  g_return_val_if_fail (GOCUA_IS_MAIN_VIEW (self), NULL);

  return ensure_page (self, self->place->page);
}

GSimpleActionGroup *
gocua_main_view_get_actions (GocuaMainView *self)
{
  g_return_val_if_fail (GOCUA_IS_MAIN_VIEW (self), NULL);

  return self->actions;
}

GocuaSession *
gocua_main_view_get_session (GocuaMainView *self)
{
  g_return_val_if_fail (GOCUA_IS_MAIN_VIEW (self), NULL);

  return self->session;
}

gboolean
gocua_main_view_get_nth_page (guint place, const char **id, const char **title, const char **icon)
{
  g_return_val_if_fail (id != NULL, FALSE);

  if (place >= G_N_ELEMENTS (page_infos))
    return FALSE;
  *id = page_infos[place].id;
  if (title != NULL)
    *title = page_infos[place].title;
  if (icon != NULL)
    *icon = page_infos[place].icon;
  return TRUE;
}
