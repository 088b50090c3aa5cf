/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-sheet-keys.c: what each key does on a line of a walk sheet. */

#define G_LOG_DOMAIN "gocua-app"

#include "config.h"

#include "app/gocua-sheet-keys.h"

#include <string.h>

#include "core/gocua-answers.h"
#include "core/gocua-sheet.h"

/* Between two keys: a scanner needs 1 to 30 ms, and nobody types nine keys in a row that fast. */
#define SCAN_GAP_MS   60
#define SCAN_DIGITS   (GOCUA_SHEET_CODE_SIZE - 1)
#define MAX_FOLLOW_UP 10

/* The line as it was before keys that may come from a scanner. */
typedef struct
{
  GocuaOutcome outcome;
  int values[GOCUA_CAMPAIGN_MAX_INDICATORS];
  char *reason;
  char *follow_up;
  guint asked;
} Snapshot;

struct _GocuaSheetKeys
{
  GObject parent_instance;

  GocuaEntryModel *line;
  guint asked;    /* the questions of gocua_quick_fill() that are left, the first of them is asked now */
  gboolean fresh; /* nothing has been typed for it yet */

  GString *burst;    /* what came so fast that it may be a scanner */
  guint32 burst_ms;  /* when its last key came */
  Snapshot snapshot; /* from then */
  char *scanned;     /* (nullable) */
};

G_DEFINE_FINAL_TYPE (GocuaSheetKeys, gocua_sheet_keys, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_asked (GocuaSheetKeys *self, guint asked)
{
  self->asked = asked;
  self->fresh = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static guint
first_question (GocuaSheetKeys *self)
{
  return self->asked & (~self->asked + 1);
}

static void
next_question (GocuaSheetKeys *self)
{
  set_asked (self, self->asked & ~first_question (self));
}

static guint
asked_slot (GocuaSheetKeys *self)
{
  return (guint) (gocua_sheet_keys_get_asked (self) - GOCUA_ENTRY_CELL_ANSWERS);
}

static gboolean
asks_count (GocuaSheetKeys *self)
{
  return (first_question (self) & GOCUA_QUICK_MASK_SLOTS) != 0 &&
         gocua_indicator_is_count (
             gocua_campaign_get_indicator (gocua_entry_model_get_campaign (self->line), asked_slot (self)));
}

static gboolean
asks_yesno (GocuaSheetKeys *self)
{
  return (first_question (self) & GOCUA_QUICK_MASK_SLOTS) != 0 && !asks_count (self);
}

/* Answers. */

static void
type_count (GocuaSheetKeys *self, int digit)
{
  int value = gocua_entry_model_get_value (self->line, asked_slot (self));

  value = self->fresh || value < 0 ? digit : value * 10 + digit;
  self->fresh = FALSE;
  if (value <= GOCUA_ANSWER_MAX)
    gocua_entry_model_set_value (self->line, asked_slot (self), value);
}

static void
type_follow_up (GocuaSheetKeys *self, char c)
{
  const char *text = self->fresh ? "" : gocua_entry_model_get_follow_up (self->line);
  g_autofree char *longer = g_strdup_printf ("%s%c", text, c);

  self->fresh = FALSE;
  if (strlen (longer) <= MAX_FOLLOW_UP)
    gocua_entry_model_set_follow_up (self->line, longer);
}

static GocuaSheetKeyAct
answer (GocuaSheetKeys *self, char c)
{
  guint question = first_question (self);

  if (asks_count (self) && g_ascii_isdigit (c))
    type_count (self, g_ascii_digit_value (c));
  else if (asks_yesno (self) && (c == '0' || c == '1'))
    {
      gocua_entry_model_set_value (self->line, asked_slot (self), g_ascii_digit_value (c));
      next_question (self);
    }
  else if (question == GOCUA_QUICK_MASK_FOLLOW_UP && (g_ascii_isdigit (c) || c == '/'))
    type_follow_up (self, c);
  else
    return GOCUA_SHEET_KEY_NONE;
  return GOCUA_SHEET_KEY_DONE;
}

static GocuaSheetKeyAct
choose_reason (GocuaSheetKeys *self, char letter)
{
  const GocuaReason *reason =
      gocua_campaign_find_reason_by_letter (gocua_entry_model_get_campaign (self->line), letter);

  if (reason == NULL || gocua_entry_model_get_outcome (self->line) == GOCUA_OUTCOME_NONE)
    return GOCUA_SHEET_KEY_REFUSED;
  gocua_entry_model_set_reason (self->line, gocua_reason_get_id (reason));
  if (first_question (self) == GOCUA_QUICK_MASK_REASON)
    next_question (self);
  return GOCUA_SHEET_KEY_DONE;
}

static GocuaSheetKeyAct
choose_quick (GocuaSheetKeys *self, char digit)
{
  const GocuaQuick *quick = gocua_campaign_find_quick (gocua_entry_model_get_campaign (self->line), digit);

  if (quick == NULL)
    return GOCUA_SHEET_KEY_REFUSED;
  set_asked (self, gocua_entry_model_apply_quick (self->line, quick));
  return GOCUA_SHEET_KEY_DONE;
}

/* Taking back: the last digit of an answer, then the whole line. */
static GocuaSheetKeyAct
erase (GocuaSheetKeys *self)
{
  const char *follow_up = gocua_entry_model_get_follow_up (self->line);

  if (asks_count (self) && !self->fresh && gocua_entry_model_get_value (self->line, asked_slot (self)) >= 0)
    {
      int value = gocua_entry_model_get_value (self->line, asked_slot (self)) / 10;

      gocua_entry_model_set_value (self->line, asked_slot (self), value > 0 ? value : GOCUA_ANSWER_UNKNOWN);
    }
  else if (first_question (self) == GOCUA_QUICK_MASK_FOLLOW_UP && *follow_up != '\0')
    {
      g_autofree char *shorter = g_strndup (follow_up, strlen (follow_up) - 1);

      gocua_entry_model_set_follow_up (self->line, shorter);
    }
  else
    {
      gocua_sheet_keys_stop (self);
      gocua_entry_model_clear (self->line);
    }
  return GOCUA_SHEET_KEY_DONE;
}

static GocuaSheetKeyAct
enter (GocuaSheetKeys *self)
{
  if (self->asked != 0)
    next_question (self);
  return self->asked == 0 ? GOCUA_SHEET_KEY_NEXT : GOCUA_SHEET_KEY_DONE;
}

/* The scanner. */

static void
snapshot_clear (Snapshot *snapshot)
{
  g_clear_pointer (&snapshot->reason, g_free);
  g_clear_pointer (&snapshot->follow_up, g_free);
}

static guint
n_slots (GocuaSheetKeys *self)
{
  return gocua_campaign_get_n_indicators (gocua_entry_model_get_campaign (self->line));
}

static void
begin_burst (GocuaSheetKeys *self)
{
  g_string_truncate (self->burst, 0);
  snapshot_clear (&self->snapshot);
  self->snapshot.outcome = gocua_entry_model_get_outcome (self->line);
  for (guint slot = 0; slot < n_slots (self); slot++)
    self->snapshot.values[slot] = gocua_entry_model_get_value (self->line, slot);
  self->snapshot.reason = g_strdup (gocua_entry_model_get_reason (self->line));
  self->snapshot.follow_up = g_strdup (gocua_entry_model_get_follow_up (self->line));
  self->snapshot.asked = self->asked;
}

static void
go_back (GocuaSheetKeys *self)
{
  gocua_entry_model_set_outcome (self->line, self->snapshot.outcome);
  for (guint slot = 0; slot < n_slots (self); slot++)
    gocua_entry_model_set_value (self->line, slot, self->snapshot.values[slot]);
  gocua_entry_model_set_reason (self->line, self->snapshot.reason);
  gocua_entry_model_set_follow_up (self->line, self->snapshot.follow_up);
  set_asked (self, self->snapshot.asked);
}

static gboolean
is_scan (GocuaSheetKeys *self)
{
  char code[GOCUA_SHEET_CODE_SIZE];

  return self->burst->len >= SCAN_DIGITS && gocua_sheet_code_parse (self->burst->str, code, NULL);
}

static gboolean
goes_on (GocuaSheetKeys *self, guint32 time_ms)
{
  return self->burst->len > 0 && time_ms - self->burst_ms <= SCAN_GAP_MS;
}

/* Returns: whether @c belongs to a code that is being scanned, and is not to be anything else. */
static gboolean
note_burst (GocuaSheetKeys *self, char c, guint32 time_ms)
{
  gboolean was_scan = goes_on (self, time_ms) && is_scan (self);

  if (!g_ascii_isdigit (c) && !(was_scan && (c == '/' || c == '-')))
    {
      g_string_truncate (self->burst, 0);
      return FALSE;
    }
  if (!goes_on (self, time_ms))
    begin_burst (self);
  self->burst_ms = time_ms;
  g_string_append_c (self->burst, c);
  return was_scan;
}

static gboolean
ends_scan (GocuaSheetKeys *self, guint32 time_ms)
{
  gboolean ends = goes_on (self, time_ms) && is_scan (self);

  g_free (self->scanned);
  self->scanned = ends ? g_strdup (self->burst->str) : NULL;
  g_string_truncate (self->burst, 0);
  return ends;
}

static char
char_of (guint keyval)
{
  guint32 c = gdk_keyval_to_unicode (keyval);

  return c < 128 ? (char) c : '\0';
}

static GocuaSheetKeyAct
press_char (GocuaSheetKeys *self, char c)
{
  GocuaSheetKeyAct act = self->asked != 0 ? answer (self, c) : GOCUA_SHEET_KEY_NONE;

  if (act != GOCUA_SHEET_KEY_NONE)
    return act;
  if (g_ascii_isdigit (c))
    return choose_quick (self, c);
  if (g_ascii_isalpha (c))
    return choose_reason (self, c);
  switch (c)
    {
    case '=':
    case '+':
      gocua_sheet_keys_stop (self);
      return GOCUA_SHEET_KEY_AS_ABOVE;
    case '*':
      return GOCUA_SHEET_KEY_REST;
    case '-':
      gocua_sheet_keys_stop (self);
      return GOCUA_SHEET_KEY_SKIP;
    case ':':
    case '/':
      return GOCUA_SHEET_KEY_COMMAND;
    default:
      return c > ' ' ? GOCUA_SHEET_KEY_REFUSED : GOCUA_SHEET_KEY_NONE;
    }
}

static GocuaSheetKeyAct
press_key (GocuaSheetKeys *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_BackSpace:
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return erase (self);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return GOCUA_SHEET_KEY_UP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return GOCUA_SHEET_KEY_DOWN;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return GOCUA_SHEET_KEY_FIRST;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return GOCUA_SHEET_KEY_LAST;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return GOCUA_SHEET_KEY_PAGE_UP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return GOCUA_SHEET_KEY_PAGE_DOWN;
    default:
      return press_char (self, char_of (keyval));
    }
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static void
gocua_sheet_keys_finalize (GObject *object)
{
  GocuaSheetKeys *self = GOCUA_SHEET_KEYS (object);

  g_clear_object (&self->line);
  g_string_free (self->burst, TRUE);
  g_free (self->scanned);
  snapshot_clear (&self->snapshot);

  G_OBJECT_CLASS (gocua_sheet_keys_parent_class)->finalize (object);
}

static void
gocua_sheet_keys_class_init (GocuaSheetKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gocua_sheet_keys_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", GOCUA_TYPE_SHEET_KEYS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gocua_sheet_keys_init (GocuaSheetKeys *self)
{
  self->burst = g_string_new (NULL);
}

GocuaSheetKeys *
gocua_sheet_keys_new (GocuaEntryModel *line)
{
  GocuaSheetKeys *self;

  g_return_val_if_fail (GOCUA_IS_ENTRY_MODEL (line), NULL);

  self = g_object_new (GOCUA_TYPE_SHEET_KEYS, NULL);
  self->line = g_object_ref (line);
  return self;
}

GocuaSheetKeyAct
gocua_sheet_keys_press (GocuaSheetKeys *self, guint keyval, guint32 time_ms)
{
  g_return_val_if_fail (GOCUA_IS_SHEET_KEYS (self), GOCUA_SHEET_KEY_NONE);

  if (is_enter (keyval))
    {
      if (!ends_scan (self, time_ms))
        return enter (self);
      go_back (self);
      return GOCUA_SHEET_KEY_SCANNED;
    }
  if (note_burst (self, char_of (keyval), time_ms))
    return GOCUA_SHEET_KEY_DONE;
  return press_key (self, keyval);
}

int
gocua_sheet_keys_get_asked (GocuaSheetKeys *self)
{
  guint question;

  g_return_val_if_fail (GOCUA_IS_SHEET_KEYS (self), GOCUA_ENTRY_CELL_NONE);

  question = first_question (self);
  if (question == 0)
    return GOCUA_ENTRY_CELL_NONE;
  if (question == GOCUA_QUICK_MASK_REASON)
    return gocua_entry_model_get_reason_cell (self->line);
  if (question == GOCUA_QUICK_MASK_FOLLOW_UP)
    return gocua_entry_model_get_follow_up_cell (self->line);
  return GOCUA_ENTRY_CELL_ANSWERS + g_bit_nth_lsf (question, -1);
}

void
gocua_sheet_keys_stop (GocuaSheetKeys *self)
{
  g_return_if_fail (GOCUA_IS_SHEET_KEYS (self));

  if (self->asked != 0)
    set_asked (self, 0);
}

const char *
gocua_sheet_keys_get_code (GocuaSheetKeys *self)
{
  g_return_val_if_fail (GOCUA_IS_SHEET_KEYS (self), "");
  return self->scanned != NULL ? self->scanned : "";
}
