/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-entry-verdict.c: what a line of the entry grid says of itself: its sentence, its mark, its cells in
 * doubt. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-entry-verdict.h"

#include <glib/gi18n.h>

#include "app/gocua-entry-rules.h"
#include "app/gocua-entry-words.h"

/* What is not yet typed is no mistake while somebody is typing; a wrong number is one at once. */
static gboolean
is_to_be_said (GocuaEntryModel *line, const GocuaEntryMoment *moment, int cell)
{
  if (moment->complaining)
    return TRUE;
  return cell >= GOCUA_ENTRY_CELL_ANSWERS &&
         (cell != gocua_entry_model_get_follow_up_cell (line) || cell != moment->focused);
}

static char *
find_mistake (GocuaEntryModel *line, const GocuaEntryMoment *moment, int *cell)
{
  g_autofree char *mistake = NULL;

  if (gocua_entry_model_get_state (line) == GOCUA_ENTRY_EMPTY)
    return NULL;
  mistake = gocua_entry_check (line, moment->date, moment->today, cell);
  return mistake != NULL && is_to_be_said (line, moment, *cell) ? g_steal_pointer (&mistake) : NULL;
}

static const char *
taken_back_words (void)
{
  return _ ("Taken back, not saved. Change something or press Ctrl+S to save it again.");
}

static void
say (GocuaEntryVerdict *self, GocuaEntryTone tone, const char *symbol, const char *text, char **mend)
{
  self->tone = tone;
  self->sentence = *symbol != '\0' ? g_strdup_printf ("%s %s", symbol, text) : g_strdup (text);
  self->mend = mend != NULL ? g_steal_pointer (mend) : NULL;
}

static void
find_sentence (GocuaEntryVerdict *self, GocuaEntryModel *line, const GocuaEntryMoment *moment)
{
  const char *error = gocua_entry_model_get_error (line);
  int wrong = GOCUA_ENTRY_CELL_NONE, doubtful = GOCUA_ENTRY_CELL_NONE;
  g_autofree char *mistake = find_mistake (line, moment, &wrong);
  g_autofree char *mend = NULL;
  g_autofree char *doubt = gocua_entry_find_doubt (line, moment->date, &mend, &doubtful);

  self->wrong = mistake != NULL ? wrong : GOCUA_ENTRY_CELL_NONE;
  self->doubtful = doubt != NULL && mistake == NULL ? doubtful : GOCUA_ENTRY_CELL_NONE;
  self->judgement = mistake != NULL ? GOCUA_ENTRY_WRONG
                    : doubt != NULL ? GOCUA_ENTRY_DOUBTFUL
                                    : GOCUA_ENTRY_GOOD;
  if (error != NULL)
    say (self, GOCUA_ENTRY_TONE_ERROR, "✕", error, NULL);
  else if (mistake != NULL)
    say (self, GOCUA_ENTRY_TONE_ERROR, "✕", mistake, wrong == GOCUA_ENTRY_CELL_OUTCOME ? &mend : NULL);
  else if (doubt != NULL)
    say (self, GOCUA_ENTRY_TONE_WARNING, "▲", doubt, &mend);
  else if (gocua_entry_model_get_state (line) == GOCUA_ENTRY_TAKEN_BACK)
    say (self, GOCUA_ENTRY_TONE_QUIET, "↶", taken_back_words (), NULL);
  else if (gocua_entry_model_get_skipped (line) && gocua_entry_model_get_state (line) == GOCUA_ENTRY_EMPTY)
    say (self, GOCUA_ENTRY_TONE_QUIET, "–", _ ("Left without a result on purpose"), NULL);
  else if (*gocua_entry_model_get_meanwhile (line) != '\0')
    say (self, GOCUA_ENTRY_TONE_NEWS, "⇄", gocua_entry_model_get_meanwhile (line), NULL);
  else
    say (self, GOCUA_ENTRY_TONE_QUIET, "", moment->active ? gocua_entry_model_get_before (line) : "", NULL);
}

static char *
describe_saved (GocuaEntryModel *line, GocuaEntryJudgement judgement)
{
  const char *symbol = judgement == GOCUA_ENTRY_DOUBTFUL ? "▲" : "✓";
  g_autofree char *time = NULL;

  if (gocua_entry_model_get_saved_at (line) == 0)
    return g_strdup (symbol);
  time = gocua_entry_format_time (gocua_entry_model_get_saved_at (line));
  return g_strdup_printf ("%s %s", symbol, time);
}

static void
find_mark (GocuaEntryVerdict *self, GocuaEntryModel *line)
{
  switch (gocua_entry_model_get_state (line))
    {
    case GOCUA_ENTRY_EDITED:
      self->mark = g_strdup (self->judgement == GOCUA_ENTRY_WRONG      ? "✕ ✎"
                             : self->judgement == GOCUA_ENTRY_DOUBTFUL ? "▲ ✎"
                                                                       : "✎");
      self->mark_words = _ ("Not saved yet");
      break;
    case GOCUA_ENTRY_SAVING:
      self->mark = g_strdup ("…");
      self->mark_words = _ ("Being saved");
      break;
    case GOCUA_ENTRY_SAVED:
      self->mark = describe_saved (line, self->judgement);
      self->mark_words = _ ("Saved on this computer");
      break;
    case GOCUA_ENTRY_FAILED:
      self->mark = g_strdup ("✕");
      self->mark_words = _ ("Could not be saved; everything typed is still here");
      break;
    case GOCUA_ENTRY_TAKEN_BACK:
      self->mark = g_strdup ("↶");
      self->mark_words = taken_back_words ();
      break;
    case GOCUA_ENTRY_EMPTY:
    default:
      self->mark = g_strdup (gocua_entry_model_get_skipped (line) ? "–" : "");
      break;
    }
}

GocuaEntryVerdict
gocua_entry_judge (GocuaEntryModel *line, const GocuaEntryMoment *moment)
{
  GocuaEntryVerdict self = { .wrong = GOCUA_ENTRY_CELL_NONE, .doubtful = GOCUA_ENTRY_CELL_NONE };

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (line) && moment != NULL && moment->today != NULL, self);

  find_sentence (&self, line, moment);
  find_mark (&self, line);
  return self;
}

void
gocua_entry_verdict_clear (GocuaEntryVerdict *self)
{
  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->mend, g_free);
  g_clear_pointer (&self->mark, g_free);
}
