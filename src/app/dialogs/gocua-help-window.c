/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-help-window.c: the short guide, in a window of its own. */
#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/dialogs/gocua-help-window.h"

#include <glib/gi18n.h>
#include <string.h>

#define HELP_PATH "/vn/gocua/GoCua/help/README.vi.md"

static GtkWidget *
make_label (const char *markup, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* Selected with the mouse; the keyboard scrolls. */
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_item (const char *mark, const char *markup)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark_label = gtk_label_new (mark);

  gtk_widget_set_valign (mark_label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), mark_label);
  gtk_box_append (GTK_BOX (box), make_label (markup, NULL));
  gtk_widget_set_margin_start (box, 12);
  return box;
}

/* Returns: what follows "12. " in a numbered item, %NULL if @line is none */
static const char *
skip_number (const char *line)
{
  gsize digits = strspn (line, "0123456789");

  return digits > 0 && g_str_has_prefix (line + digits, ". ") ? line + digits + 2 : NULL;
}

static GtkWidget *
make_line (const char *line)
{
  const char *rest = skip_number (line);
  g_autofree char *markup = NULL;

  if (g_str_has_prefix (line, "## "))
    {
      markup = gocua_help_markdown_to_markup (line + 3);
      return make_label (markup, "title-3");
    }
  if (g_str_has_prefix (line, "# "))
    {
      markup = gocua_help_markdown_to_markup (line + 2);
      return make_label (markup, "title-1");
    }
  if (g_str_has_prefix (line, "- "))
    {
      markup = gocua_help_markdown_to_markup (line + 2);
      return make_item ("•", markup);
    }
  if (rest != NULL)
    {
      g_autofree char *number = g_strndup (line, (gsize) (rest - line - 1));

      markup = gocua_help_markdown_to_markup (rest);
      return make_item (number, markup);
    }
  markup = gocua_help_markdown_to_markup (line);
  return make_label (markup, NULL);
}

static GtkWidget *
make_text (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (HELP_PATH, 0, NULL);
  g_auto (GStrv) lines = g_strsplit (bytes != NULL ? g_bytes_get_data (bytes, NULL) : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      GtkWidget *line;

      if (*g_strstrip (lines[i]) == '\0')
        continue;
      line = make_line (lines[i]);
      if (*lines[i] == '#')
        gtk_widget_set_margin_top (line, 12);
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  return box;
}

static gboolean
close_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

GtkWidget *
gocua_help_window_new (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (window), C_ ("title", "Help"));
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 640);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), make_text ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_focusable (scrolled, TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_window_set_focus (GTK_WINDOW (window), scrolled);
  return window;
}

char *
gocua_help_markdown_to_markup (const char *text)
{
  GString *markup;
  gboolean is_strong = FALSE, is_emphasis = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  markup = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_str_has_prefix (p, "**"))
        {
          g_string_append (markup, is_strong ? "</b>" : "<b>");
          is_strong = !is_strong;
          p++;
        }
      else if (*p == '*')
        {
          g_string_append (markup, is_emphasis ? "</i>" : "<i>");
          is_emphasis = !is_emphasis;
        }
      else
        {
          const char *next = g_utf8_next_char (p);
          g_autofree char *escaped = g_markup_escape_text (p, next - p);

          g_string_append (markup, escaped);
          p = next - 1;
        }
    }
  g_string_append (markup, is_emphasis ? "</i>" : "");
  g_string_append (markup, is_strong ? "</b>" : "");
  return g_string_free (markup, FALSE);
}
