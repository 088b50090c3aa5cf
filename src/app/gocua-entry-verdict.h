/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-verdict.h: what a line of the entry grid says of itself: its sentence, its mark, its cells in
 * doubt. */
#pragma once

#include "app/gocua-entry-model.h"

G_BEGIN_DECLS

/** GocuaEntryMoment: what else decides what a line says now. */
typedef struct
{
  const char *date;     /* (nullable): the day of the visits, ISO */
  const char *today;    /* ISO */
  gboolean active;      /* it is the line that is being entered */
  gboolean complaining; /* it was left; what is missing is said, too */
  int focused;          /* the cell with the focus, or %GOCUA_ENTRY_CELL_NONE */
} GocuaEntryMoment;

typedef enum
{
  GOCUA_ENTRY_GOOD,
  GOCUA_ENTRY_DOUBTFUL, /* may be saved, and should be looked at */
  GOCUA_ENTRY_WRONG,    /* cannot be saved */
} GocuaEntryJudgement;

typedef enum
{
  GOCUA_ENTRY_TONE_QUIET,
  GOCUA_ENTRY_TONE_NEWS, /* somebody else did something */
  GOCUA_ENTRY_TONE_WARNING,
  GOCUA_ENTRY_TONE_ERROR,
} GocuaEntryTone;

/** GocuaEntryVerdict: to free with gocua_entry_verdict_clear() */
typedef struct
{
  GocuaEntryJudgement judgement;
  int wrong;    /* the cell that is wrong, or %GOCUA_ENTRY_CELL_NONE */
  int doubtful; /* the cell that is in doubt, or %GOCUA_ENTRY_CELL_NONE */
  GocuaEntryTone tone;
  char *sentence;         /* below the line, with its symbol; "" for none */
  char *mend;             /* (nullable): what one key would do about it */
  char *mark;             /* at the end of the line */
  const char *mark_words; /* (nullable): the mark in words */
} GocuaEntryVerdict;

/** gocua_entry_judge: Returns: what @line says at @moment */
GocuaEntryVerdict gocua_entry_judge (GocuaEntryModel *line, const GocuaEntryMoment *moment);

void gocua_entry_verdict_clear (GocuaEntryVerdict *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GocuaEntryVerdict, gocua_entry_verdict_clear)

G_END_DECLS
