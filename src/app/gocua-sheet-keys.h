/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-keys.h: what each key does on a line of a walk sheet. */
#pragma once

#include <gtk/gtk.h>

#include "app/gocua-entry-model.h"

G_BEGIN_DECLS

/** GocuaSheetKeyAct: what a key asks for. */
typedef enum
{
  GOCUA_SHEET_KEY_NONE,    /* nothing: it is not for the line */
  GOCUA_SHEET_KEY_DONE,    /* nothing more: the line has done it */
  GOCUA_SHEET_KEY_REFUSED, /* it means nothing here, and is not to mean anything else */
  GOCUA_SHEET_KEY_NEXT,    /* to the next line that is open */
  GOCUA_SHEET_KEY_UP,
  GOCUA_SHEET_KEY_DOWN,
  GOCUA_SHEET_KEY_FIRST,
  GOCUA_SHEET_KEY_LAST,
  GOCUA_SHEET_KEY_PAGE_UP,
  GOCUA_SHEET_KEY_PAGE_DOWN,
  GOCUA_SHEET_KEY_AS_ABOVE,
  GOCUA_SHEET_KEY_REST,    /* all open lines are absent */
  GOCUA_SHEET_KEY_SKIP,    /* no result, on purpose */
  GOCUA_SHEET_KEY_COMMAND, /* one result for many lines */
  GOCUA_SHEET_KEY_SCANNED, /* a scanner typed a code into the line */
} GocuaSheetKeyAct;

#define GOCUA_TYPE_SHEET_KEYS (gocua_sheet_keys_get_type ())
G_DECLARE_FINAL_TYPE (GocuaSheetKeys, gocua_sheet_keys, GOCUA, SHEET_KEYS, GObject)

/**
 * gocua_sheet_keys_new:
 * @line: the line that the keys are for
 *
 * Keys that no input method has seen, one after the other. A digit is one of the campaign's usual results, or
 * a number where one is asked for; a letter is a reason. Signals: "changed" () when something else is asked
 * for. Main thread.
 */
GocuaSheetKeys *gocua_sheet_keys_new (GocuaEntryModel *line);

/**
 * gocua_sheet_keys_press:
 * @time_ms: when, on a clock of any beginning: nobody types eight digits and Enter as fast as a scanner does
 */
GocuaSheetKeyAct gocua_sheet_keys_press (GocuaSheetKeys *self, guint keyval, guint32 time_ms);

/** gocua_sheet_keys_get_asked: Returns: the cell that the next keys fill, or %GOCUA_ENTRY_CELL_NONE */
int gocua_sheet_keys_get_asked (GocuaSheetKeys *self);

/** gocua_sheet_keys_stop: nothing is asked for any more. */
void gocua_sheet_keys_stop (GocuaSheetKeys *self);

/** gocua_sheet_keys_get_code: Returns: what was scanned, after %GOCUA_SHEET_KEY_SCANNED: "48271635/1" */
const char *gocua_sheet_keys_get_code (GocuaSheetKeys *self);

G_END_DECLS
