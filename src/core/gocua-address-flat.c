/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gocua-address-flat.c: where a flat is in its building: block, floor, door. */

#define G_LOG_DOMAIN "gocua-core"

#include "core/gocua-address-flat.h"

#include "core/gocua-text.h"

#include <string.h>

/* More are no floors and doors but a phone or the number of a land register. */
#define MAX_DIGITS 4

static const char *const floor_words[] = { "tang", "lau", NULL };
static const char *const ground_words[] = { "tret", "g", NULL };
static const char *const block_words[] = { "lo", "block", "toa", "thap", "khoi", "day", "khu", NULL };
static const char *const door_words[] = { "can", "phong", "p", "ch", NULL };
static const char *const building_words[] = { "c/c", "cc", NULL };

/* The words of one part between commas; those that were understood are NULL. */
typedef struct
{
  GPtrArray *words;
  GPtrArray *folded;
} Part;

typedef struct
{
  GocuaAddressFlat *flat;
  gboolean has_door, has_floor, is_named, has_building;
  gboolean has_left; /* a part before this one has words that were not understood */
} Reading;

void
gocua_address_flat_free (GocuaAddressFlat *self)
{
  g_free (self->building);
  g_free (self->block);
  g_free (self->suffix);
  g_free (self->rest);
  g_free (self);
}

static void
part_free (gpointer data)
{
  Part *part = data;

  g_ptr_array_unref (part->words);
  g_ptr_array_unref (part->folded);
  g_free (part);
}

static void
add_word (Part *part, const char *word, gsize length)
{
  char *copy = g_strndup (word, length);

  g_ptr_array_add (part->words, copy);
  g_ptr_array_add (part->folded, gocua_text_fold (copy));
}

/* "P.302" and "lô.B" are two words, "5.12" is one. */
static void
add_words (Part *part, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " :", -1);

  for (char **word = words; *word != NULL; word++)
    {
      const char *dot = strchr (*word, '.');

      if (**word == '\0')
        continue;
      if (dot == NULL || dot == *word || g_ascii_isdigit (dot[-1]))
        {
          add_word (part, *word, strlen (*word));
          continue;
        }
      add_word (part, *word, (gsize) (dot - *word));
      if (dot[1] != '\0')
        add_word (part, dot + 1, strlen (dot + 1));
    }
}

static GPtrArray *
split (const char *address)
{
  g_auto (GStrv) texts = g_strsplit_set (address, ",;()", -1);
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);

  for (char **text = texts; *text != NULL; text++)
    {
      Part *part = g_new0 (Part, 1);

      part->words = g_ptr_array_new_with_free_func (g_free);
      part->folded = g_ptr_array_new_with_free_func (g_free);
      add_words (part, *text);
      g_ptr_array_add (parts, part);
    }
  return parts;
}

static const char *
folded_at (const Part *part, guint i)
{
  return i < part->folded->len && part->words->pdata[i] != NULL ? part->folded->pdata[i] : "";
}

static void
take (Part *part, guint from, guint until)
{
  for (guint i = from; i < until; i++)
    g_clear_pointer (&part->words->pdata[i], g_free);
}

/* Reads at most MAX_DIGITS digits and moves on. */
static gboolean
read_digits (const char **p, guint *number)
{
  gsize n = strspn (*p, "0123456789");

  if (n < 1 || n > MAX_DIGITS)
    return FALSE;
  *number = (guint) g_ascii_strtoull (*p, NULL, 10);
  *p += n;
  return TRUE;
}

/* A, B2, 12: what names a block. */
static gboolean
is_short (const char *folded)
{
  gsize letters = 0;

  while (g_ascii_isalpha (folded[letters]))
    letters++;
  return *folded != '\0' && letters <= 2 && strspn (folded + letters, "0123456789") <= 2 &&
         folded[letters + strspn (folded + letters, "0123456789")] == '\0';
}

static void
set_block (Reading *self, const char *start, gsize length)
{
  g_autofree char *block = g_strndup (start, length);

  g_free (self->flat->block);
  self->flat->block = g_ascii_strup (block, -1);
}

static gboolean
is_step (char c)
{
  return c == '.' || c == '-' || c == '/';
}

/* Past the block at the beginning of a door: A of "A5.12", B2 of "B2-12.05"; NULL when it can be none. */
static const char *
skip_block (const char *folded)
{
  const char *end = folded;
  guint n_steps = 0;

  for (const char *p = folded; *p != '\0'; p++)
    n_steps += is_step (*p);
  while (g_ascii_isalpha (*end))
    end++;
  if (end - folded > 2)
    return NULL;
  return n_steps > 1 ? folded + strcspn (folded, ".-/") : end;
}

/* "302", "5.12", "12-05", "A5.12", "B2-12.05", "302A". */
static gboolean
read_door (Reading *self, const char *folded)
{
  const char *block_end = skip_block (folded);
  const char *p = block_end;
  guint numbers[2] = { 0 };
  guint n = 0;

  if (block_end == NULL)
    return FALSE;
  if (block_end > folded && is_step (*p))
    p++;
  while (n < 2 && read_digits (&p, &numbers[n]))
    if (++n < 2 && is_step (*p))
      p++;
  if (n == 0 || strlen (p) > 2 || strspn (p, "abcdefghijklmnopqrstuvwxyz") != strlen (p))
    return FALSE;
  if (block_end > folded)
    set_block (self, folded, (gsize) (block_end - folded));
  self->has_floor = self->has_floor || n > 1;
  if (n > 1)
    self->flat->floor = numbers[0];
  self->flat->door = numbers[n - 1];
  g_free (self->flat->suffix);
  self->flat->suffix = g_ascii_strup (p, -1);
  self->has_door = TRUE;
  return TRUE;
}

static guint
read_floor_words (Reading *self, Part *part, guint i)
{
  const char *number = folded_at (part, i + 1);
  guint floor = 0;

  if (!g_strv_contains (floor_words, folded_at (part, i)))
    return i;
  if (!g_strv_contains (ground_words, number) && (!read_digits (&number, &floor) || *number != '\0'))
    return i;
  self->flat->floor = floor;
  self->has_floor = TRUE;
  return i + 2;
}

static guint
read_block_words (Reading *self, Part *part, guint i)
{
  const char *name = folded_at (part, i + 1);

  if (!g_strv_contains (block_words, folded_at (part, i)) || !is_short (name))
    return i;
  set_block (self, name, strlen (name));
  return i + 2;
}

/* "Lê Hồng Phong 12" is a street, even without its accents. */
static gboolean
is_phong (const Part *part, guint i)
{
  if (!g_str_equal (folded_at (part, i), "phong"))
    return FALSE;
  if (!g_str_is_ascii (part->words->pdata[i]))
    return TRUE;
  while (i > 0)
    if (part->words->pdata[--i] != NULL)
      return FALSE;
  return TRUE;
}

/* "P.7" behind a street is a ward. */
static gboolean
is_letter_of_door (const Reading *self, const Part *part, guint i)
{
  const char *number = folded_at (part, i + 1);

  return (g_str_equal (folded_at (part, i), "p") || g_str_equal (folded_at (part, i), "ch")) &&
         (strlen (number) > 2 || (i == 0 && !self->has_left));
}

static guint
read_door_words (Reading *self, Part *part, guint i)
{
  gboolean had_floor = self->has_floor;
  guint floor = self->flat->floor;
  guint at = i + 1;

  if (self->has_door)
    return i;
  if (g_str_equal (folded_at (part, i), "can"))
    at += g_str_equal (folded_at (part, at), "ho");
  else if (!is_phong (part, i) && !is_letter_of_door (self, part, i))
    return i;
  if (g_str_equal (folded_at (part, at), "so"))
    at++;
  if (!read_door (self, folded_at (part, at)))
    return i;
  self->is_named = strlen (folded_at (part, i)) > 2;
  /* "Phòng 302 tầng 3" and "phòng 2 tầng 3" are the same door. */
  if (had_floor)
    self->flat->floor = floor;
  return at + 1;
}

/* "c/c Y" becomes "chung cư Y". */
static void
read_building_words (Reading *self, Part *part, guint i)
{
  gboolean is_long =
      g_str_equal (folded_at (part, i), "chung") && g_str_equal (folded_at (part, i + 1), "cu");

  if (!is_long && !g_strv_contains (building_words, folded_at (part, i)))
    return;
  self->has_building = TRUE;
  g_free (part->words->pdata[i]);
  part->words->pdata[i] = g_strdup (is_long ? "chung" : "chung cư");
}

static void
read_part (Reading *self, Part *part)
{
  for (guint i = 0; i < part->words->len;)
    {
      guint end = read_floor_words (self, part, i);

      if (end == i)
        end = read_block_words (self, part, i);
      if (end == i)
        end = read_door_words (self, part, i);
      if (end == i)
        read_building_words (self, part, i);
      take (part, i, end);
      i = MAX (end, i + 1);
    }
  for (guint i = 0; i < part->words->len; i++)
    self->has_left = self->has_left || part->words->pdata[i] != NULL;
}

static char *
join (const Part *part)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < part->words->len; i++)
    if (part->words->pdata[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", (char *) part->words->pdata[i]);
  return g_string_free (text, FALSE);
}

/* The building is the part that says so, else the first of which anything is left. */
static void
name_building (GocuaAddressFlat *flat, GPtrArray *parts)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  guint at = parts->len;

  for (guint i = parts->len; i-- > 0;)
    {
      g_autofree char *text = join (parts->pdata[i]);

      if (g_str_has_prefix (text, "chung cư") ||
          (*text != '\0' && !g_str_has_prefix (flat->building, "chung")))
        {
          g_free (flat->building);
          flat->building = g_steal_pointer (&text);
          at = i;
        }
    }
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *text = join (parts->pdata[i]);

      if (i != at && *text != '\0')
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? ", " : "", text);
    }
  flat->rest = g_string_free (g_steal_pointer (&rest), FALSE);
}

/* Nearly all addresses have no such word, and every household that is written is looked at. */
static gboolean
may_be_flat (const char *address)
{
  g_autofree char *folded = gocua_text_fold (address);

  for (const char *p = folded; *p != '\0';)
    {
      gsize n = 0;

      while (g_ascii_isalpha (p[n]))
        n++;
      for (gsize i = 0; door_words[i] != NULL; i++)
        if (strlen (door_words[i]) == n && strncmp (p, door_words[i], n) == 0)
          return TRUE;
      p += MAX (n, 1);
    }
  return FALSE;
}

GocuaAddressFlat *
gocua_address_flat_parse (const char *address)
{
  g_autoptr (GocuaAddressFlat) flat = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  Reading reading = { 0 };

  if (!may_be_flat (address))
    return NULL;
  flat = reading.flat = g_new0 (GocuaAddressFlat, 1);
  parts = split (address);
  flat->building = g_strdup ("");
  flat->block = g_strdup ("");
  flat->suffix = g_strdup ("");
  for (guint i = 0; i < parts->len; i++)
    read_part (&reading, parts->pdata[i]);
  /* "P.7" alone is a ward. */
  if (!reading.has_door ||
      !(reading.is_named || reading.has_building || reading.has_floor || *flat->block != '\0'))
    return NULL;
  if (flat->door >= 100 && (!reading.has_floor || flat->floor == flat->door / 100))
    {
      flat->floor = flat->door / 100;
      flat->door %= 100;
    }
  name_building (flat, parts);
  return g_steal_pointer (&flat);
}
