/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-difference-dialog.h: a line that two people read differently: both readings side by side. */
#pragma once

#include <gtk/gtk.h>

#include "core/gocua-campaign.h"
#include "core/gocua-record.h"

G_BEGIN_DECLS

/** GocuaDifference: everything is borrowed, and copied into words at once. */
typedef struct
{
  const GocuaCampaign *campaign;
  guint line;
  const char *household; /* in words */
  const GocuaRecord *first;
  const GocuaRecord *second;
} GocuaDifference;

typedef enum
{
  GOCUA_DIFFERENCE_FIRST,  /* the paper says what was typed first */
  GOCUA_DIFFERENCE_SECOND, /* the paper says what was typed now */
  GOCUA_DIFFERENCE_AGAIN,  /* the line is to be typed once more */
} GocuaDifferenceAnswer;

typedef void (*GocuaDifferenceFunc) (GocuaDifferenceAnswer answer, gpointer data);

/** gocua_difference_dialog_ask: @data: (transfer full): for @func, freed with @free_data. Escape types the
 * line once more, so that nothing is decided by mistake. Main thread. */
void gocua_difference_dialog_ask (GtkWindow *parent,
                                  const GocuaDifference *difference,
                                  GocuaDifferenceFunc func,
                                  gpointer data,
                                  GDestroyNotify free_data);

G_END_DECLS
