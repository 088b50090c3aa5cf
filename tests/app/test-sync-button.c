/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sync-button.c: the mark shows each state in words that a screen reader reads too, and leads to its
 * page.
 */
#include "shell-support.h"

#include "app/gocua-sync-words.h"
#include "app/widgets/gocua-sync-button.h"

#define TODAY "2026-11-26"

typedef struct
{
  GtkWidget *window;
  GocuaSyncButton *button;
  char *page; /* (nullable): that it led to */
} Fixture;

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *f = data;

  g_free (f->page);
  f->page = g_variant_dup_string (parameter, NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const GActionEntry entries[] = { { .name = "page", .activate = page_cb, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), f);
  f->window = g_object_ref_sink (gtk_window_new ());
  f->button = g_object_new (GOCUA_TYPE_SYNC_BUTTON, NULL);
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (group));
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->button));
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer button = f->button;

  g_object_add_weak_pointer (G_OBJECT (f->button), &button);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->window);
  g_assert_null (button);
  g_free (f->page);
}

static void
test_states (Fixture *f, gconstpointer data)
{
  for (GocuaSyncMode mode = GOCUA_SYNC_NO_SERVER; mode <= GOCUA_SYNC_NEEDS_YOU; mode++)
    {
      g_autoptr (GocuaSyncStanding) standing = gocua_sync_standing_new ();
      g_autofree char *words = NULL;
      g_autofree char *tooltip = NULL;

      standing->mode = mode;
      standing->server = g_strdup ("https://gocua.example.vn");
      standing->n_waiting = 3;
      standing->last_ack_ms = 1764130491000;
      words = gocua_sync_words_button (standing, FALSE, TODAY);
      tooltip = gocua_sync_words_tooltip (standing, TODAY);
      gocua_sync_button_set (f->button, standing, FALSE, TODAY);
      g_assert_cmpstr (gocua_sync_button_get_words (f->button), ==, words);
      /* The short words are there too, for a narrow window. */
      g_assert_nonnull (find_widget (GTK_WIDGET (f->button), GTK_TYPE_LABEL, words));
      gtk_test_accessible_assert_property (f->button, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
      gtk_test_accessible_assert_property (f->button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip);
      g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (f->button), "needs-you") ==
                     (mode == GOCUA_SYNC_NEEDS_YOU));
    }
}

static void
test_saving (Fixture *f, gconstpointer data)
{
  g_autoptr (GocuaSyncStanding) standing = gocua_sync_standing_new ();

  standing->mode = GOCUA_SYNC_NEEDS_YOU;
  standing->server = g_strdup ("https://gocua.example.vn");
  gocua_sync_button_set (f->button, NULL, TRUE, TODAY);
  g_assert_cmpstr (gocua_sync_button_get_words (f->button), ==, "Saving…");
  gocua_sync_button_set (f->button, standing, TRUE, TODAY);
  g_assert_cmpstr (gocua_sync_button_get_words (f->button), ==, "Saving…");
  gocua_sync_button_set (f->button, NULL, FALSE, TODAY);
  g_assert_cmpstr (gocua_sync_button_get_words (f->button), ==, "All changes are saved on this computer");
}

static void
test_leads_to_its_page (Fixture *f, gconstpointer data)
{
  g_signal_emit_by_name (f->button, "clicked");
  g_assert_cmpstr (f->page, ==, "sync");
}

int
main (int argc, char **argv)
{
  gocua_locale_init ("en");
  /* What a screen reader is told can be looked at. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/sync-button/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("states", test_states);
  ADD ("saving", test_saving);
  ADD ("leads-to-its-page", test_leads_to_its_page);

  return g_test_run ();
}
