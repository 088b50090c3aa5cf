/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-campaign-json.c: campaigns as JSON (RFC 8259), the form in which they ship, are stored and travel. */

#define G_LOG_DOMAIN "gocua-wire"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/gocua-answers.h"
#include "wire/gocua-campaign-json.h"
#include "wire/gocua-json-text.h"

/* Reads on after a mistake, with nothing in its place; only the first mistake is reported. What is absent is
 * left to the rules in core, which name it by the same path. */
typedef struct
{
  GPtrArray *blocks; /* what the spec borrows, besides texts that the JSON tree owns */
  GError *error;
} Reader;

static char *
member_path (const char *path, const char *member)
{
  return *path != '\0' ? g_strconcat (path, ".", member, NULL) : g_strdup (member);
}

static void
fail (Reader *reader, const char *path, const char *member, const char *message)
{
  g_autofree char *full = member_path (path, member);

  if (reader->error == NULL)
    reader->error = g_error_new (GOCUA_CAMPAIGN_ERROR, GOCUA_CAMPAIGN_ERROR_INVALID,
                                 /* Translators: the first %s is a place in a file such as
                                  * indicators[2].target, the second is a sentence. */
                                 _ ("The campaign has a mistake at %s: %s"), full, message);
}

static gpointer
block_new (Reader *reader, gsize n, gsize size)
{
  gpointer block = g_malloc0_n (MAX (n, 1), size);

  g_ptr_array_add (reader->blocks, block);
  return block;
}

/* The member, or NULL when it is absent or null. */
static const cJSON *
find_member (Reader *reader, const cJSON *object, const char *path, const char *member)
{
  const cJSON *found = NULL;
  const cJSON *child;

  cJSON_ArrayForEach (child, object)
  {
    if (strcmp (child->string, member) != 0)
      continue;
    if (found != NULL)
      fail (reader, path, member, _ ("This member is there twice."));
    found = child;
  }
  return cJSON_IsNull (found) ? NULL : found;
}

static const char *
read_text (Reader *reader, const cJSON *object, const char *path, const char *member)
{
  const cJSON *json = find_member (reader, object, path, member);

  if (json != NULL && !cJSON_IsString (json))
    fail (reader, path, member, _ ("A text in quotes is needed here."));
  return cJSON_GetStringValue (json);
}

static char
read_char (Reader *reader, const cJSON *object, const char *path, const char *member)
{
  const char *text = read_text (reader, object, path, member);

  if (text == NULL)
    return '\0';
  if (strlen (text) != 1)
    fail (reader, path, member, _ ("One single character is needed here."));
  return text[0];
}

static double
read_number (Reader *reader, const cJSON *object, const char *path, const char *member)
{
  const cJSON *json = find_member (reader, object, path, member);

  if (json != NULL && !cJSON_IsNumber (json))
    fail (reader, path, member, _ ("A number without quotes is needed here."));
  return cJSON_IsNumber (json) ? json->valuedouble : 0;
}

static gboolean
read_boolean (Reader *reader, const cJSON *object, const char *path, const char *member)
{
  const cJSON *json = find_member (reader, object, path, member);

  if (json != NULL && !cJSON_IsBool (json))
    fail (reader, path, member, _ ("Write true or false here, without quotes."));
  return cJSON_IsTrue (json);
}

static GocuaLabel
read_label (Reader *reader, const cJSON *object, const char *path, const char *member)
{
  const cJSON *json = find_member (reader, object, path, member);
  g_autofree char *full = member_path (path, member);

  if (json != NULL && !cJSON_IsObject (json))
    {
      fail (reader, path, member,
            _ ("A text in both languages is needed here: {\"vi\": \"…\", \"en\": \"…\"}."));
      json = NULL;
    }
  return (GocuaLabel){ read_text (reader, json, full, "vi"), read_text (reader, json, full, "en") };
}

static const cJSON *
read_list (Reader *reader, const cJSON *object, const char *path, const char *member)
{
  const cJSON *json = find_member (reader, object, path, member);

  if (json == NULL || cJSON_IsArray (json))
    return json;
  fail (reader, path, member, _ ("A list in square brackets is needed here."));
  return NULL;
}

static const char *const *
read_ids (Reader *reader, const cJSON *object, const char *path, const char *member)
{
  const cJSON *list = read_list (reader, object, path, member);
  const char **ids = block_new (reader, (gsize) cJSON_GetArraySize (list) + 1, sizeof *ids);
  const cJSON *item;
  guint n = 0;

  cJSON_ArrayForEach (item, list)
  {
    g_autofree char *element = g_strdup_printf ("%s[%u]", member, n);

    if (!cJSON_IsString (item))
      fail (reader, path, element, _ ("A text in quotes is needed here."));
    else
      ids[n++] = item->valuestring;
  }
  return ids;
}

/* The place of the text among the words; @fallback when it is absent. */
static int
read_word (Reader *reader,
           const cJSON *object,
           const char *path,
           const char *member,
           const char *const *words,
           int fallback)
{
  const char *text = read_text (reader, object, path, member);
  g_autofree char *message = NULL;

  for (int i = 0; text != NULL && words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      return i;
  if (text == NULL && fallback >= 0)
    return fallback;
  /* Translators: both are words that a file can hold, such as yesno and count */
  message = g_strdup_printf (_ ("Write “%s” or “%s” here."), words[0], words[1]);
  fail (reader, path, member, message);
  return 0;
}

static const char *const type_words[] = {
  [GOCUA_INDICATOR_YESNO] = "yesno",
  [GOCUA_INDICATOR_COUNT] = "count",
  NULL,
};

static const char *const basis_words[] = {
  [GOCUA_BASIS_HOUSEHOLDS] = "households",
  [GOCUA_BASIS_PEOPLE] = "people",
  NULL,
};

static void
read_indicator (Reader *reader, const cJSON *json, const char *path, gpointer element)
{
  GocuaIndicatorSpec *it = element;
  int usual;

  it->id = read_text (reader, json, path, "id");
  it->type = (GocuaIndicatorType) read_word (reader, json, path, "type", type_words, -1);
  it->label = read_label (reader, json, path, "label");
  it->short_label = read_label (reader, json, path, "short_label");
  it->question = read_label (reader, json, path, "question");
  it->target = read_number (reader, json, path, "target");
  usual = it->type == GOCUA_INDICATOR_COUNT ? GOCUA_BASIS_PEOPLE : GOCUA_BASIS_HOUSEHOLDS;
  it->basis = (GocuaBasis) read_word (reader, json, path, "basis", basis_words, usual);
  it->deadline = read_text (reader, json, path, "deadline");
  it->requires = read_ids (reader, json, path, "requires");
  it->benefit = read_boolean (reader, json, path, "benefit");
}

static void
read_outcome (Reader *reader, const cJSON *json, const char *path, gpointer element)
{
  GocuaOutcomeSpec *it = element;

  it->id = read_text (reader, json, path, "id");
  it->label = read_label (reader, json, path, "label");
  it->key = read_char (reader, json, path, "key");
}

static void
read_reason (Reader *reader, const cJSON *json, const char *path, gpointer element)
{
  GocuaReasonSpec *it = element;

  it->id = read_text (reader, json, path, "id");
  it->letter = read_char (reader, json, path, "letter");
  it->label = read_label (reader, json, path, "label");
  it->indicators = read_ids (reader, json, path, "indicators");
  it->outcomes = read_ids (reader, json, path, "outcomes");
}

static int
read_quick_value (Reader *reader, const cJSON *json, const char *path)
{
  if (cJSON_IsNumber (json) && json->valuedouble >= 0 && json->valuedouble <= GOCUA_ANSWER_MAX &&
      json->valuedouble == (int) json->valuedouble)
    return json->valueint;
  if (cJSON_IsString (json) && strcmp (json->valuestring, "all") == 0)
    return GOCUA_QUICK_ALL;
  if (cJSON_IsString (json) && strcmp (json->valuestring, "ask") == 0)
    return GOCUA_QUICK_ASK;
  fail (reader, path, json->string, _ ("Write a whole number, “all” or “ask” here."));
  return 0;
}

static void
read_quick_answers (Reader *reader, const cJSON *object, const char *path, GocuaQuickSpec *it)
{
  const cJSON *json = find_member (reader, object, path, "answers");
  g_autofree char *full = member_path (path, "answers");
  GocuaQuickAnswer *answers;
  const cJSON *child;

  if (json != NULL && !cJSON_IsObject (json))
    {
      fail (reader, path, "answers", _ ("An object in curly brackets is needed here."));
      return;
    }
  answers = block_new (reader, (gsize) cJSON_GetArraySize (json), sizeof *answers);
  cJSON_ArrayForEach (child, json)
  {
    answers[it->n_answers].indicator = child->string;
    answers[it->n_answers++].value = read_quick_value (reader, child, full);
  }
  it->answers = answers;
}

static void
read_quick (Reader *reader, const cJSON *json, const char *path, gpointer element)
{
  GocuaQuickSpec *it = element;
  const char *follow_up = read_text (reader, json, path, "follow_up");

  it->key = read_char (reader, json, path, "key");
  it->label = read_label (reader, json, path, "label");
  it->outcome = read_text (reader, json, path, "outcome");
  read_quick_answers (reader, json, path, it);
  it->reason = read_text (reader, json, path, "reason");
  it->asks_follow_up = follow_up != NULL;
  if (follow_up != NULL && strcmp (follow_up, "ask") != 0)
    fail (reader, path, "follow_up", _ ("Write “ask” here, or leave it out."));
}

typedef void (*ReadFunc) (Reader *reader, const cJSON *json, const char *path, gpointer element);

/* Returns the elements, each of @size bytes, filled in by @read. */
static gconstpointer
read_objects (Reader *reader, const cJSON *root, const char *member, gsize size, ReadFunc read, guint *n)
{
  const cJSON *list = read_list (reader, root, "", member);
  guint8 *elements = block_new (reader, (gsize) cJSON_GetArraySize (list), size);
  const cJSON *item;

  *n = 0;
  cJSON_ArrayForEach (item, list)
  {
    g_autofree char *path = g_strdup_printf ("%s[%u]", member, *n);

    if (cJSON_IsObject (item))
      read (reader, item, path, elements + *n * size);
    else
      fail (reader, "", path, _ ("An object in curly brackets is needed here."));
    (*n)++;
  }
  return elements;
}

static void
read_campaign (Reader *reader, const cJSON *root, GocuaCampaignSpec *spec)
{
  if (read_number (reader, root, "", "format") > GOCUA_CAMPAIGN_JSON_FORMAT)
    fail (reader, "", "format",
          _ ("This campaign was made for a newer version of Gõ Cửa. Update the program."));
  spec->key = read_text (reader, root, "", "key");
  spec->title = read_label (reader, root, "", "title");
  spec->short_title = read_label (reader, root, "", "short_title");
  spec->description = read_label (reader, root, "", "description");
  spec->reference = read_label (reader, root, "", "reference");
  spec->people_label = read_label (reader, root, "", "people_label");
  spec->start = read_text (reader, root, "", "start");
  spec->end = read_text (reader, root, "", "end");
  spec->app_url = read_text (reader, root, "", "app_url");
  spec->indicators = read_objects (reader, root, "indicators", sizeof *spec->indicators, read_indicator,
                                   &spec->n_indicators);
  spec->outcomes =
      read_objects (reader, root, "outcomes", sizeof *spec->outcomes, read_outcome, &spec->n_outcomes);
  spec->reasons =
      read_objects (reader, root, "reasons", sizeof *spec->reasons, read_reason, &spec->n_reasons);
  spec->quick = read_objects (reader, root, "quick", sizeof *spec->quick, read_quick, &spec->n_quick);
}

static void
add_label (cJSON *object, const char *member, const GocuaLabel *label)
{
  cJSON *json;

  if (*label->vi == '\0')
    return;
  json = cJSON_AddObjectToObject (object, member);
  cJSON_AddStringToObject (json, "vi", label->vi);
  cJSON_AddStringToObject (json, "en", label->en);
}

static void
add_ids (cJSON *object, const char *member, const char *const *ids)
{
  cJSON *json;

  if (ids[0] == NULL)
    return;
  json = cJSON_AddArrayToObject (object, member);
  for (guint i = 0; ids[i] != NULL; i++)
    cJSON_AddItemToArray (json, cJSON_CreateString (ids[i]));
}

static void
add_char (cJSON *object, const char *member, char c)
{
  const char text[] = { c, '\0' };

  if (c != '\0')
    cJSON_AddStringToObject (object, member, text);
}

static cJSON *
write_indicator (const GocuaIndicatorSpec *it)
{
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "id", it->id);
  cJSON_AddStringToObject (json, "type", type_words[it->type]);
  add_label (json, "label", &it->label);
  add_label (json, "short_label", &it->short_label);
  add_label (json, "question", &it->question);
  cJSON_AddNumberToObject (json, "target", it->target);
  cJSON_AddStringToObject (json, "basis", basis_words[it->basis]);
  if (it->deadline != NULL)
    cJSON_AddStringToObject (json, "deadline", it->deadline);
  add_ids (json, "requires", it->requires);
  if (it->benefit)
    cJSON_AddTrueToObject (json, "benefit");
  return json;
}

static cJSON *
write_outcome (const GocuaOutcomeSpec *it)
{
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "id", it->id);
  add_char (json, "key", it->key);
  add_label (json, "label", &it->label);
  return json;
}

static cJSON *
write_reason (const GocuaReasonSpec *it)
{
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "id", it->id);
  add_char (json, "letter", it->letter);
  add_label (json, "label", &it->label);
  add_ids (json, "indicators", it->indicators);
  add_ids (json, "outcomes", it->outcomes);
  return json;
}

static cJSON *
write_quick (const GocuaQuickSpec *it)
{
  cJSON *json = cJSON_CreateObject ();
  cJSON *answers;

  add_char (json, "key", it->key);
  add_label (json, "label", &it->label);
  cJSON_AddStringToObject (json, "outcome", it->outcome);
  answers = it->n_answers > 0 ? cJSON_AddObjectToObject (json, "answers") : NULL;
  for (guint i = 0; i < it->n_answers; i++)
    if (it->answers[i].value >= 0)
      cJSON_AddNumberToObject (answers, it->answers[i].indicator, it->answers[i].value);
    else
      cJSON_AddStringToObject (answers, it->answers[i].indicator,
                               it->answers[i].value == GOCUA_QUICK_ALL ? "all" : "ask");
  if (it->reason != NULL)
    cJSON_AddStringToObject (json, "reason", it->reason);
  if (it->asks_follow_up)
    cJSON_AddStringToObject (json, "follow_up", "ask");
  return json;
}

static cJSON *
write_campaign (const GocuaCampaignSpec *spec)
{
  cJSON *root = cJSON_CreateObject ();
  cJSON *list;

  cJSON_AddNumberToObject (root, "format", GOCUA_CAMPAIGN_JSON_FORMAT);
  cJSON_AddStringToObject (root, "key", spec->key);
  add_label (root, "title", &spec->title);
  add_label (root, "short_title", &spec->short_title);
  add_label (root, "description", &spec->description);
  add_label (root, "reference", &spec->reference);
  add_label (root, "people_label", &spec->people_label);
  cJSON_AddStringToObject (root, "start", spec->start);
  cJSON_AddStringToObject (root, "end", spec->end);
  if (spec->app_url != NULL)
    cJSON_AddStringToObject (root, "app_url", spec->app_url);
  list = cJSON_AddArrayToObject (root, "indicators");
  for (guint i = 0; i < spec->n_indicators; i++)
    cJSON_AddItemToArray (list, write_indicator (&spec->indicators[i]));
  list = cJSON_AddArrayToObject (root, "outcomes");
  for (guint i = 0; i < spec->n_outcomes; i++)
    cJSON_AddItemToArray (list, write_outcome (&spec->outcomes[i]));
  list = cJSON_AddArrayToObject (root, "reasons");
  for (guint i = 0; i < spec->n_reasons; i++)
    cJSON_AddItemToArray (list, write_reason (&spec->reasons[i]));
  list = spec->n_quick > 0 ? cJSON_AddArrayToObject (root, "quick") : NULL;
  for (guint i = 0; i < spec->n_quick; i++)
    cJSON_AddItemToArray (list, write_quick (&spec->quick[i]));
  return root;
}

GocuaCampaign *
gocua_campaign_from_json (const char *json, gssize length, GError **error)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (cJSON) root = NULL;
  Reader reader = { blocks, NULL };
  GocuaCampaignSpec spec = { 0 };

  g_return_val_if_fail (json != NULL || length == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = gocua_json_parse_limited (json, length < 0 ? strlen (json) : (gsize) length,
                                   GOCUA_CAMPAIGN_JSON_MAX_BYTES, GOCUA_CAMPAIGN_JSON_MAX_DEPTH,
                                   GOCUA_CAMPAIGN_ERROR, GOCUA_CAMPAIGN_ERROR_SYNTAX,
                                   GOCUA_CAMPAIGN_ERROR_TOO_LARGE, error);
  if (root == NULL)
    return NULL;
  if (!cJSON_IsObject (root))
    {
      g_set_error_literal (error, GOCUA_CAMPAIGN_ERROR, GOCUA_CAMPAIGN_ERROR_INVALID,
                           _ ("This is not a campaign: it does not begin with a curly bracket."));
      return NULL;
    }
  read_campaign (&reader, root, &spec);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }
  return gocua_campaign_new (&spec, error);
}

char *
gocua_campaign_to_json (const GocuaCampaign *self)
{
  g_autoptr (cJSON) root = NULL;
  g_autofree char *text = NULL;
  char *printed;

  g_return_val_if_fail (self != NULL, NULL);

  root = write_campaign (gocua_campaign_get_spec (self));
  printed = cJSON_PrintUnformatted (root);
  text = g_strdup (printed);
  cJSON_free (printed);
  return g_steal_pointer (&text);
}
