/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-campaign-spec.c: the rules that the description of a campaign must keep. */

#define G_LOG_DOMAIN "gocua-core"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/gocua-answers.h"
#include "core/gocua-campaign-spec.h"
#include "core/gocua-outcome.h"

G_DEFINE_QUARK (gocua - campaign - error - quark, gocua_campaign_error)

/* Where in the file the check is: a member of the campaign, or of an element of one of its lists. */
typedef struct
{
  const char *list; /* NULL for the campaign itself */
  guint index;
} Place;

static const Place top = { NULL, 0 };

static char *
place_path (Place place, const char *member)
{
  if (place.list == NULL)
    return g_strdup (member);
  return g_strdup_printf ("%s[%u].%s", place.list, place.index, member);
}

/* Takes @message. Returns FALSE, for the caller to return. */
static gboolean
fail (Place place, const char *member, char *message, GError **error)
{
  g_autofree char *path = place_path (place, member);
  g_autofree char *taken = message;

  /* Translators: the first %s is a place in a file such as indicators[2].target, the second is a sentence. */
  g_set_error (error, GOCUA_CAMPAIGN_ERROR, GOCUA_CAMPAIGN_ERROR_INVALID,
               _ ("The campaign has a mistake at %s: %s"), path, taken);
  return FALSE;
}

static gboolean
has_control (const char *text, gboolean lines)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)) && !(lines && *text == '\n'))
      return TRUE;
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static gboolean
check_text (Place place, const char *member, const char *text, glong max, GError **error)
{
  g_autofree char *composed = NULL;

  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    return fail (place, member, g_strdup (_ ("This text is not valid UTF-8.")), error);
  if (is_blank (text))
    return fail (place, member, g_strdup (_ ("This text must not be empty.")), error);
  if (has_control (text, max == GOCUA_CAMPAIGN_MAX_TEXT))
    return fail (place, member, g_strdup (_ ("Line breaks and control characters cannot stand here.")),
                 error);

  composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  if (g_utf8_strlen (composed, -1) > max)
    return fail (place, member,
                 g_strdup_printf (_ ("This text has %ld characters and may have at most %ld."),
                                  g_utf8_strlen (composed, -1), max),
                 error);
  return TRUE;
}

static gboolean
check_label (Place place, const char *member, GocuaLabel label, glong max, GError **error)
{
  g_autofree char *vi = g_strconcat (member, ".vi", NULL);
  g_autofree char *en = g_strconcat (member, ".en", NULL);

  return check_text (place, vi, label.vi, max, error) && check_text (place, en, label.en, max, error);
}

static gboolean
check_optional (const char *member, GocuaLabel label, GError **error)
{
  gboolean none = (label.vi == NULL || *label.vi == '\0') && (label.en == NULL || *label.en == '\0');

  return none || check_label (top, member, label, GOCUA_CAMPAIGN_MAX_TEXT, error);
}

gboolean
gocua_campaign_is_app_url (const char *url)
{
  g_autoptr (GUri) uri = NULL;

  if (url == NULL || strlen (url) > GOCUA_CAMPAIGN_MAX_URL || !g_str_is_ascii (url))
    return FALSE;
  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  return uri != NULL && g_strcmp0 (g_uri_get_scheme (uri), "https") == 0 && g_uri_get_host (uri) != NULL &&
         strchr (g_uri_get_host (uri), '.') != NULL && g_uri_get_userinfo (uri) == NULL;
}

static gboolean
check_app_url (const char *url, GError **error)
{
  return url == NULL || gocua_campaign_is_app_url (url) ||
         fail (top, "app_url", g_strdup (_ ("Write a web address that begins with https:// here.")), error);
}

static gboolean
is_id (const char *id, char joiner)
{
  gsize length = id != NULL ? strlen (id) : 0;

  if (length < 1 || length > GOCUA_CAMPAIGN_MAX_ID || !g_ascii_islower (id[0]))
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (!g_ascii_islower (id[i]) && !g_ascii_isdigit (id[i]) && id[i] != joiner)
      return FALSE;
  return TRUE;
}

static gboolean
check_id (Place place, const char *member, const char *id, char joiner, GError **error)
{
  if (is_id (id, joiner))
    return TRUE;
  return fail (
      place, member,
      g_strdup_printf (_ ("Write 1 to %d small letters a to z, digits and “%c”, beginning with a letter."),
                       GOCUA_CAMPAIGN_MAX_ID, joiner),
      error);
}

static gboolean
fail_twice (Place place, const char *member, guint first, GError **error)
{
  g_autofree char *path = place_path ((Place){ place.list, first }, member);

  /* Translators: %s is a place in a file such as outcomes[0].id */
  return fail (place, member, g_strdup_printf (_ ("The same value stands already at %s."), path), error);
}

static gboolean
check_date (Place place, const char *member, const char *text, GError **error)
{
  static const char pattern[] = "dddd-dd-dd";
  gboolean real = text != NULL && strlen (text) == strlen (pattern);

  for (gsize i = 0; real && pattern[i] != '\0'; i++)
    real = pattern[i] == 'd' ? g_ascii_isdigit (text[i]) : text[i] == pattern[i];
  if (real)
    {
      int year = (int) g_ascii_strtoll (text, NULL, 10);
      int month = (int) g_ascii_strtoll (text + 5, NULL, 10);
      int day = (int) g_ascii_strtoll (text + 8, NULL, 10);

      real = g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
    }
  if (real)
    return TRUE;
  return fail (place, member,
               g_strdup (_ ("This is not a date. Write year, month, day, such as 2025-03-31.")), error);
}

/* ISO dates compare as text. */
static gboolean
check_dates (const GocuaCampaignSpec *spec, GError **error)
{
  if (!check_date (top, "start", spec->start, error) || !check_date (top, "end", spec->end, error))
    return FALSE;
  if (strcmp (spec->end, spec->start) < 0)
    return fail (top, "end", g_strdup_printf (_ ("The end is before the start, %s."), spec->start), error);
  return TRUE;
}

static gboolean
check_deadline (const GocuaCampaignSpec *spec, Place place, const char *deadline, GError **error)
{
  if (deadline == NULL)
    return TRUE;
  if (!check_date (place, "deadline", deadline, error))
    return FALSE;
  if (strcmp (deadline, spec->start) < 0 || strcmp (deadline, spec->end) > 0)
    return fail (
        place, "deadline",
        g_strdup_printf (_ ("The campaign runs from %s to %s, and this is outside."), spec->start, spec->end),
        error);
  return TRUE;
}

/* The first of the @n indicators that has this id, or @n. */
static guint
find_indicator (const GocuaCampaignSpec *spec, const char *id, guint n)
{
  guint i = 0;

  while (i < n && strcmp (spec->indicators[i].id, id) != 0)
    i++;
  return i;
}

static guint
find_outcome (const GocuaCampaignSpec *spec, const char *id, guint n)
{
  guint i = 0;

  while (i < n && strcmp (spec->outcomes[i].id, id) != 0)
    i++;
  return i;
}

typedef guint (*FindFunc) (const GocuaCampaignSpec *spec, const char *id, guint n);

static gboolean
check_references (const GocuaCampaignSpec *spec,
                  Place place,
                  const char *member,
                  const char *const *ids,
                  FindFunc find,
                  guint n,
                  GError **error)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *element = g_strdup_printf ("%s[%u]", member, i);

      if (find (spec, ids[i], n) == n)
        return fail (place, element,
                     g_strdup (find == find_outcome
                                   ? _ ("No outcome of the campaign has this id.")
                                   : _ ("No indicator has this id, or it comes only later.")),
                     error);
      for (guint j = 0; j < i; j++)
        if (strcmp (ids[j], ids[i]) == 0)
          return fail (place, element, g_strdup (_ ("This id is listed twice.")), error);
    }
  return TRUE;
}

static gboolean
check_measure (Place place, const GocuaIndicatorSpec *it, GError **error)
{
  /* Written so that a value that is not a number fails too. */
  if (!(it->target >= 0 && it->target <= 100))
    return fail (place, "target", g_strdup (_ ("The target is a percentage between 0 and 100.")), error);
  if (it->type == GOCUA_INDICATOR_YESNO && it->basis == GOCUA_BASIS_PEOPLE)
    return fail (
        place, "basis",
        g_strdup (_ ("A yes or no of a household does not count people. Write “households”, or make it a "
                     "count.")),
        error);
  return TRUE;
}

static gboolean
check_indicator (const GocuaCampaignSpec *spec, guint i, GError **error)
{
  const GocuaIndicatorSpec *it = &spec->indicators[i];
  Place place = { "indicators", i };
  guint first;

  if (!check_id (place, "id", it->id, '_', error))
    return FALSE;
  if ((first = find_indicator (spec, it->id, i)) < i)
    return fail_twice (place, "id", first, error);
  return check_label (place, "label", it->label, GOCUA_CAMPAIGN_MAX_LABEL, error) &&
         check_label (place, "short_label", it->short_label, GOCUA_CAMPAIGN_MAX_SHORT_LABEL, error) &&
         check_label (place, "question", it->question, GOCUA_CAMPAIGN_MAX_TITLE, error) &&
         check_measure (place, it, error) && check_deadline (spec, place, it->deadline, error) &&
         check_references (spec, place, "requires", it->requires, find_indicator, i, error);
}

static gboolean
check_outcome (const GocuaCampaignSpec *spec, guint i, GError **error)
{
  const GocuaOutcomeSpec *it = &spec->outcomes[i];
  Place place = { "outcomes", i };
  guint first;

  if (gocua_outcome_from_id (it->id) == GOCUA_OUTCOME_NONE)
    return fail (place, "id",
                 g_strdup (_ ("This is not an outcome. There are met, absent, refused, moved, wrong-address, "
                              "locked, vacant, renting and not-eligible.")),
                 error);
  if ((first = find_outcome (spec, it->id, i)) < i)
    return fail_twice (place, "id", first, error);
  if (!check_label (place, "label", it->label, GOCUA_CAMPAIGN_MAX_LABEL, error))
    return FALSE;
  if (it->key != '\0' && !g_ascii_isdigit (it->key))
    return fail (place, "key", g_strdup (_ ("The key is one digit from 0 to 9.")), error);
  for (first = 0; it->key != '\0' && first < i; first++)
    if (spec->outcomes[first].key == it->key)
      return fail_twice (place, "key", first, error);
  return TRUE;
}

static gboolean
check_reason (const GocuaCampaignSpec *spec, guint i, GError **error)
{
  const GocuaReasonSpec *it = &spec->reasons[i];
  Place place = { "reasons", i };

  if (!check_id (place, "id", it->id, '_', error))
    return FALSE;
  for (guint first = 0; first < i; first++)
    if (strcmp (spec->reasons[first].id, it->id) == 0)
      return fail_twice (place, "id", first, error);
  if (it->letter != '\0' && !g_ascii_islower (it->letter))
    return fail (place, "letter", g_strdup (_ ("The letter is one of a to z.")), error);
  for (guint first = 0; it->letter != '\0' && first < i; first++)
    if (spec->reasons[first].letter == it->letter)
      return fail_twice (place, "letter", first, error);
  return check_label (place, "label", it->label, GOCUA_CAMPAIGN_MAX_LABEL, error) &&
         check_references (spec, place, "indicators", it->indicators, find_indicator, spec->n_indicators,
                           error) &&
         check_references (spec, place, "outcomes", it->outcomes, find_outcome, spec->n_outcomes, error);
}

static guint
find_reason (const GocuaCampaignSpec *spec, const char *id, guint n)
{
  guint i = 0;

  while (i < n && strcmp (spec->reasons[i].id, id) != 0)
    i++;
  return i;
}

/* Whether @it says no to what the indicator in @slot needs a yes of. */
static gboolean
denies_what_is_required (const GocuaCampaignSpec *spec, const GocuaQuickSpec *it, guint slot)
{
  const char *const *requires = spec->indicators[slot].requires;

  for (guint i = 0; requires != NULL && requires[i] != NULL; i++)
    for (guint j = 0; j < it->n_answers; j++)
      if (it->answers[j].value == 0 && strcmp (it->answers[j].indicator, requires[i]) == 0)
        return TRUE;
  return FALSE;
}

static gboolean
is_quick_value (const GocuaIndicatorSpec *indicator, int value)
{
  if (value == GOCUA_QUICK_ASK)
    return TRUE;
  if (indicator->type == GOCUA_INDICATOR_YESNO)
    return value == 0 || value == 1;
  return value == GOCUA_QUICK_ALL || (value >= 0 && value <= GOCUA_ANSWER_MAX);
}

static gboolean
check_quick_answer (const GocuaCampaignSpec *spec,
                    Place place,
                    const GocuaQuickSpec *it,
                    guint i,
                    GError **error)
{
  const GocuaQuickAnswer *answer = &it->answers[i];
  guint slot = find_indicator (spec, answer->indicator, spec->n_indicators);
  g_autofree char *member = g_strdup_printf ("answers.%s", answer->indicator);

  if (slot == spec->n_indicators)
    return fail (place, member, g_strdup (_ ("No indicator of the campaign has this id.")), error);
  for (guint j = 0; j < i; j++)
    if (strcmp (it->answers[j].indicator, answer->indicator) == 0)
      return fail (place, member, g_strdup (_ ("This id is listed twice.")), error);
  if (!is_quick_value (&spec->indicators[slot], answer->value))
    return fail (place, member,
                 g_strdup (spec->indicators[slot].type == GOCUA_INDICATOR_YESNO
                               ? _ ("Write 0 for no, 1 for yes, or “ask”.")
                               : _ ("Write how many people, “all” or “ask”.")),
                 error);
  if (answer->value != 0 && denies_what_is_required (spec, it, slot))
    return fail (place, member, g_strdup (_ ("This contradicts another answer, which says no.")), error);
  return TRUE;
}

static gboolean
check_quick_answers (const GocuaCampaignSpec *spec, Place place, const GocuaQuickSpec *it, GError **error)
{
  if (it->n_answers > 0 && !gocua_outcome_is_contact (gocua_outcome_from_id (it->outcome)))
    return fail (place, "answers", g_strdup (_ ("Nobody answers where nobody was met.")), error);
  for (guint i = 0; i < it->n_answers; i++)
    if (!check_quick_answer (spec, place, it, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_quick (const GocuaCampaignSpec *spec, guint i, GError **error)
{
  const GocuaQuickSpec *it = &spec->quick[i];
  Place place = { "quick", i };

  if (!g_ascii_isdigit (it->key))
    return fail (place, "key", g_strdup (_ ("The key is one digit from 0 to 9.")), error);
  for (guint first = 0; first < i; first++)
    if (spec->quick[first].key == it->key)
      return fail_twice (place, "key", first, error);
  if (!check_label (place, "label", it->label, GOCUA_CAMPAIGN_MAX_QUICK_LABEL, error))
    return FALSE;
  if (it->outcome == NULL || find_outcome (spec, it->outcome, spec->n_outcomes) == spec->n_outcomes)
    return fail (place, "outcome", g_strdup (_ ("No outcome of the campaign has this id.")), error);
  if (!check_quick_answers (spec, place, it, error))
    return FALSE;
  if (it->reason != NULL && strcmp (it->reason, GOCUA_QUICK_REASON) != 0 &&
      find_reason (spec, it->reason, spec->n_reasons) == spec->n_reasons)
    return fail (place, "reason", g_strdup (_ ("Write “ask”, or the id of a reason of the campaign.")),
                 error);
  return TRUE;
}

static gboolean
check_count (const char *member, guint n, guint least, guint most, GError **error)
{
  if (n >= least && n <= most)
    return TRUE;
  return fail (top, member,
               g_strdup_printf (_ ("There are %u entries, and there must be %u to %u."), n, least, most),
               error);
}

typedef gboolean (*CheckFunc) (const GocuaCampaignSpec *spec, guint i, GError **error);

static gboolean
check_each (const GocuaCampaignSpec *spec, guint n, CheckFunc check, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!check (spec, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_head (const GocuaCampaignSpec *spec, GError **error)
{
  return check_id (top, "key", spec->key, '-', error) &&
         check_label (top, "title", spec->title, GOCUA_CAMPAIGN_MAX_TITLE, error) &&
         check_label (top, "short_title", spec->short_title, GOCUA_CAMPAIGN_MAX_LABEL, error) &&
         check_optional ("description", spec->description, error) &&
         check_optional ("reference", spec->reference, error) && check_app_url (spec->app_url, error) &&
         check_label (top, "people_label", spec->people_label, GOCUA_CAMPAIGN_MAX_LABEL, error) &&
         check_dates (spec, error);
}

gboolean
gocua_campaign_spec_validate (const GocuaCampaignSpec *spec, GError **error)
{
  g_return_val_if_fail (spec != NULL, FALSE);

  if (!check_head (spec, error) ||
      !check_count ("indicators", spec->n_indicators, 1, GOCUA_CAMPAIGN_MAX_INDICATORS, error) ||
      !check_each (spec, spec->n_indicators, check_indicator, error) ||
      !check_count ("outcomes", spec->n_outcomes, 1, GOCUA_CAMPAIGN_MAX_OUTCOMES, error) ||
      !check_each (spec, spec->n_outcomes, check_outcome, error))
    return FALSE;
  if (find_outcome (spec, gocua_outcome_get_id (GOCUA_OUTCOME_MET), spec->n_outcomes) == spec->n_outcomes)
    return fail (top, "outcomes", g_strdup (_ ("“met” is missing, and without it nobody can be reached.")),
                 error);
  return check_count ("reasons", spec->n_reasons, 0, GOCUA_CAMPAIGN_MAX_REASONS, error) &&
         check_each (spec, spec->n_reasons, check_reason, error) &&
         check_count ("quick", spec->n_quick, 0, GOCUA_CAMPAIGN_MAX_QUICK, error) &&
         check_each (spec, spec->n_quick, check_quick, error);
}
