/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-new-ward-page.c: a new ward in three quiet steps: which one, its areas, its roster. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-new-ward-page.h"

#include <glib/gi18n.h>

#include "app/gocua-units.h"
#include "app/widgets/gocua-area-names.h"
#include "store/gocua-ward.h"
#include "wire/gocua-presets.h"

typedef enum
{
  STEP_UNIT,
  STEP_AREAS,
  STEP_ROSTER,
} Step;

struct _GocuaNewWardPage
{
  GtkBox parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *next_button;
  GtkWidget *skip_button;
  GtkStack *steps;
  GtkEditable *search_entry;
  GtkListBox *unit_list;
  GtkDropDown *campaign_drop_down;
  GocuaAreaNames *area_names;
  GtkWidget *import_button;

  Step step;
  gboolean is_working;
  GPtrArray *presets; /* of GocuaCampaign */
  GPtrArray *units;   /* of GocuaUnit, as in the list */
  GocuaSession *session;
};

enum
{
  DONE,
  OPEN,
  ERROR,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GocuaNewWardPage, gocua_new_ward_page, GTK_TYPE_BOX)

static void
update_buttons (GocuaNewWardPage *self)
{
  gboolean can_continue;

  if (self->presets == NULL)
    return; /* the list loses its rows when the page goes */
  can_continue = self->step != STEP_UNIT || gtk_list_box_get_selected_row (self->unit_list) != NULL;
  gtk_widget_set_sensitive (self->next_button, can_continue && !self->is_working);
  gtk_widget_set_sensitive (self->back_button, !self->is_working);
  gtk_widget_set_visible (self->back_button, self->step == STEP_UNIT);
  gtk_widget_set_visible (self->next_button, self->step != STEP_ROSTER);
  gtk_widget_set_visible (self->skip_button, self->step != STEP_UNIT);
}

static void
set_working (GocuaNewWardPage *self, gboolean is_working)
{
  self->is_working = is_working;
  update_buttons (self);
}

static void
set_step (GocuaNewWardPage *self, Step step)
{
  static const char *const names[] = { "unit", "areas", "roster" };
  const char *const titles[] = {
    _ ("Which ward or commune?"),
    _ ("Which areas does it have?"),
    _ ("List of households"),
  };
  /* Translators: a step of three */
  g_autofree char *subtitle = g_strdup_printf (_ ("Step %d of 3"), (int) step + 1);

  self->step = step;
  gtk_stack_set_visible_child_name (self->steps, names[step]);
  adw_window_title_set_title (self->title, titles[step]);
  adw_window_title_set_subtitle (self->title, subtitle);
  set_working (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static GtkWidget *
make_unit_row (GocuaUnit *unit)
{
  GtkWidget *row = adw_action_row_new ();
  GocuaUnit *parent = gocua_unit_table_find_parent (gocua_units_get_table (), unit);
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s", parent != NULL ? gocua_unit_get_name (parent) : "",
                                               parent != NULL ? " · " : "", gocua_unit_get_code (unit));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gocua_unit_get_name (unit));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
search_cb (GocuaNewWardPage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->unit_list, 0)) != NULL)
    gtk_list_box_remove (self->unit_list, GTK_WIDGET (row));
  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units =
      gocua_unit_table_search (gocua_units_get_table (), gtk_editable_get_text (self->search_entry), NULL);
  for (guint i = 0; i < self->units->len; i++)
    gtk_list_box_append (self->unit_list, make_unit_row (g_ptr_array_index (self->units, i)));
  if (self->units->len > 0 && *gtk_editable_get_text (self->search_entry) != '\0')
    gtk_list_box_select_row (self->unit_list, gtk_list_box_get_row_at_index (self->unit_list, 0));
  update_buttons (self);
}

typedef struct
{
  char *unit_key;
  char *name;
  char *campaign_key;
} Setup;

static void
setup_free (Setup *setup)
{
  g_free (setup->unit_key);
  g_free (setup->name);
  g_free (setup->campaign_key);
  g_free (setup);
}

static gpointer
set_up_ward (GocuaDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Setup *setup = data;

  return GINT_TO_POINTER (gocua_ward_setup (db, setup->unit_key, setup->name, setup->campaign_key, error));
}

static Setup *
make_setup (GocuaNewWardPage *self)
{
  int row = gtk_list_box_row_get_index (gtk_list_box_get_selected_row (self->unit_list));
  GocuaUnit *unit = g_ptr_array_index (self->units, row);
  guint preset = gtk_drop_down_get_selected (self->campaign_drop_down);
  Setup *setup = g_new0 (Setup, 1);

  setup->unit_key = g_strdup (gocua_unit_get_key (unit));
  setup->name = g_strdup (gocua_unit_get_name (unit));
  if (preset < self->presets->len)
    setup->campaign_key = g_strdup (gocua_campaign_get_key (g_ptr_array_index (self->presets, preset)));
  return setup;
}

static void
report (GocuaNewWardPage *self, const char *what, const GError *error)
{
  g_signal_emit (self, signals[ERROR], 0, what, error);
  set_working (self, FALSE);
}

static gboolean
is_gone (GocuaNewWardPage *self)
{
  return self->presets == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL;
}

static void
set_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaNewWardPage) self = data;
  g_autoptr (GError) error = NULL;

  gocua_store_call_finish (GOCUA_STORE (source), result, &error);
  if (is_gone (self))
    return;
  if (error != NULL)
    {
      g_clear_object (&self->session);
      report (self, _ ("The ward was not set up."), error);
      return;
    }
  set_step (self, STEP_AREAS);
}

static void
session_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaNewWardPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GocuaSession) session = gocua_session_new_finish (result, &error);

  if (is_gone (self))
    return;
  if (session == NULL)
    {
      report (self, _ ("The file of the ward was not made."), error);
      return;
    }
  self->session = g_steal_pointer (&session);
  gocua_store_write_async (gocua_session_get_store (self->session), set_up_ward, make_setup (self),
                           (GDestroyNotify) setup_free, NULL, NULL, set_up_cb, g_object_ref (self));
}

static void
make_ward (GocuaNewWardPage *self)
{
  Setup *setup = make_setup (self);
  g_autofree char *path = gocua_ward_get_path (setup->unit_key);

  setup_free (setup);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_signal_emit (self, signals[OPEN], 0, path);
      return;
    }
  set_working (self, TRUE);
  gocua_session_new_async (path, TRUE, session_made_cb, g_object_ref (self));
}

static void
areas_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GocuaNewWardPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean made = gocua_session_commit_finish (GOCUA_SESSION (source), result, &error);

  if (is_gone (self))
    return;
  if (made)
    set_step (self, STEP_ROSTER);
  else
    report (self, _ ("The areas were not saved."), error);
}

static void
make_areas (GocuaNewWardPage *self)
{
  g_autoptr (GocuaBatch) batch =
      gocua_area_names_make_batch (self->area_names, gocua_session_get_areas (self->session));

  if (batch->changes->len == 0)
    {
      set_step (self, STEP_ROSTER);
      return;
    }
  set_working (self, TRUE);
  gocua_session_commit (self->session, batch, NULL, _ ("The areas were not saved."), areas_made_cb,
                        g_object_ref (self));
}

static void
next_cb (GocuaNewWardPage *self)
{
  if (self->is_working || !gtk_widget_get_sensitive (self->next_button))
    return;
  if (self->step == STEP_UNIT)
    make_ward (self);
  else if (self->step == STEP_AREAS)
    make_areas (self);
}

/* Shows the ward, and with @page one of its pages. */
static void
finish (GocuaNewWardPage *self, const char *page)
{
  g_autoptr (GocuaSession) session = g_object_ref (self->session);

  g_signal_emit (self, signals[DONE], 0, session);
  if (page != NULL)
    gocua_session_go (session, page, NULL, NULL);
}

static void
skip_cb (GocuaNewWardPage *self)
{
  if (self->is_working)
    return;
  if (self->step == STEP_AREAS)
    set_step (self, STEP_ROSTER);
  else
    finish (self, NULL);
}

static void
import_cb (GocuaNewWardPage *self)
{
  finish (self, "import");
}

static void
fill_campaigns (GocuaNewWardPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->presets = gocua_presets_list ();
  for (guint i = 0; i < self->presets->len; i++)
    gtk_string_list_append (titles, gocua_campaign_get_short_title (g_ptr_array_index (self->presets, i)));
  gtk_drop_down_set_model (self->campaign_drop_down, G_LIST_MODEL (titles));
  /* The newest: whoever sets up a ward now most likely works for it. */
  if (self->presets->len > 0)
    gtk_drop_down_set_selected (self->campaign_drop_down, self->presets->len - 1);
}

static gboolean
gocua_new_ward_page_grab_focus (GtkWidget *widget)
{
  GocuaNewWardPage *self = GOCUA_NEW_WARD_PAGE (widget);

  switch (self->step)
    {
    case STEP_UNIT:
      return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
    case STEP_AREAS:
      return gtk_widget_grab_focus (GTK_WIDGET (self->area_names));
    case STEP_ROSTER:
    default:
      return gtk_widget_grab_focus (self->import_button);
    }
}

static void
gocua_new_ward_page_dispose (GObject *object)
{
  GocuaNewWardPage *self = GOCUA_NEW_WARD_PAGE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->presets, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  G_OBJECT_CLASS (gocua_new_ward_page_parent_class)->dispose (object);
}

static void
gocua_new_ward_page_class_init (GocuaNewWardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gocua_new_ward_page_dispose;
  widget_class->grab_focus = gocua_new_ward_page_grab_focus;
  signals[DONE] =
      g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GOCUA_TYPE_SESSION);
  signals[OPEN] =
      g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ERROR] = g_signal_new ("error", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_STRING, G_TYPE_ERROR);

  g_type_ensure (GOCUA_TYPE_AREA_NAMES);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/gocua/GoCua/ui/gocua-new-ward-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GocuaNewWardPage, title);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewWardPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewWardPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewWardPage, skip_button);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewWardPage, steps);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewWardPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewWardPage, unit_list);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewWardPage, campaign_drop_down);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewWardPage, area_names);
  gtk_widget_class_bind_template_child (widget_class, GocuaNewWardPage, import_button);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_buttons);
}

static void
gocua_new_ward_page_init (GocuaNewWardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_campaigns (self);
  search_cb (self);
  set_step (self, STEP_UNIT);
}

GtkWidget *
gocua_new_ward_page_new (gboolean second)
{
  GocuaNewWardPage *self = g_object_new (GOCUA_TYPE_NEW_WARD_PAGE, NULL);

  if (second)
    gtk_button_set_label (GTK_BUTTON (self->back_button), C_ ("button", "Back to the ward"));
  return GTK_WIDGET (self);
}
