/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-households-page-private.h: what the page of households consists of, for the files that make it up. */
#pragma once

#include "app/pages/gocua-column-chooser.h"
#include "app/pages/gocua-household-pane.h"
#include "app/pages/gocua-households-page.h"
#include "app/pages/gocua-selection-bar.h"
#include "app/widgets/gocua-filter-bar.h"
#include "app/widgets/gocua-saved-filter-menu.h"

G_BEGIN_DECLS

struct _GocuaHouseholdsPage
{
  GtkWidget parent_instance;

  GocuaSession *session;
  GocuaHouseholdList *list;
  GtkMultiSelection *selection;
  GocuaCampaign *campaign;    /* (nullable): whose indicators the columns show */
  GocuaQuery *query;          /* what the list was asked for last */
  GocuaHouseholdItem *chosen; /* (nullable): the one selected row, while it is being waited for */
  GCancellable *cancellable;
  gint64 total; /* households on the roster, -1 while not known */
  gboolean may_phones;
  gboolean shows_undoing; /* in the bar of what is under way */
  gboolean stale;
  gboolean answered;
  gboolean setting; /* the query is being put into the widgets */
  double place;     /* where the list is to stand as soon as it knows its new length */
  gulong place_handler;
  gboolean to_top; /* another question was asked, so that the place in the list means nothing any more */

  GtkWidget *paned;
  GtkEditable *search;
  GocuaFilterBar *filter_bar;
  GtkLabel *status;
  GtkStack *stack;
  GtkColumnView *view;
  GocuaColumnChooser *columns;
  GocuaSavedFilterMenu *saved;
  GtkWidget *lost;
  GtkLabel *lost_text;
  GocuaWorkBar *work;
  GocuaSelectionBar *selection_bar;
  GocuaHouseholdPane *pane;
};

/** gocua_households_page_ask: has the list answer what stands in the search and the filters. */
void gocua_households_page_ask (GocuaHouseholdsPage *self);

/** gocua_households_page_set_question: puts @query into search, filters and columns, and asks it. */
void gocua_households_page_set_question (GocuaHouseholdsPage *self, const GocuaQuery *query);

/** gocua_households_page_show_sort: the columns show the order of the question. */
void gocua_households_page_show_sort (GocuaHouseholdsPage *self);

/** gocua_households_page_sorter_changed: somebody clicked the head of a column: asks in that order. */
void gocua_households_page_sorter_changed (GocuaHouseholdsPage *self);

/** gocua_households_page_answered: the list has its answer. @error: (nullable): why it has none */
void gocua_households_page_answered (GocuaHouseholdsPage *self, const GError *error);

/** gocua_households_page_count_shown: Returns: how many households the list has */
guint gocua_households_page_count_shown (GocuaHouseholdsPage *self);

/** gocua_households_page_is_narrowed: Returns: whether the list was asked for less than all households */
gboolean gocua_households_page_is_narrowed (GocuaHouseholdsPage *self);

/** gocua_households_page_count_roster: reads how many households there are, and shows it. */
void gocua_households_page_count_roster (GocuaHouseholdsPage *self);

/** gocua_households_page_selection_changed: shows beside the list what is selected. */
void gocua_households_page_selection_changed (GocuaHouseholdsPage *self);

/** gocua_households_page_forget_chosen: the row that is being waited for is not shown any more. */
void gocua_households_page_forget_chosen (GocuaHouseholdsPage *self);

/** gocua_households_page_find_list_view: Returns: (transfer none): the rows of the view, without its heads */
GtkWidget *gocua_households_page_find_list_view (GocuaHouseholdsPage *self);

/** gocua_households_page_focus_list: the keyboard goes to the selected row, else to the first one. */
void gocua_households_page_focus_list (GocuaHouseholdsPage *self);

/** gocua_households_page_undoing: as the signal of #GocuaSession: shows how far it is. */
void gocua_households_page_undoing (GocuaHouseholdsPage *self, GCancellable *cancellable, double fraction);

/** gocua_households_page_add_shortcuts: the keys that work wherever the focus is, while the page is on the
 * screen. */
void gocua_households_page_add_shortcuts (GocuaHouseholdsPage *self);

/** gocua_households_page_bind_question: what the template calls in gocua-households-page-question.c. */
void gocua_households_page_bind_question (GtkWidgetClass *widget_class);

/** gocua_households_page_bind_commands: what the template calls in gocua-households-page-commands.c, and the
 * actions. */
void gocua_households_page_bind_commands (GtkWidgetClass *widget_class);

/** gocua_households_page_update_commands: what changes the ward is possible only while it takes entries. */
void gocua_households_page_update_commands (GocuaHouseholdsPage *self);

G_END_DECLS
