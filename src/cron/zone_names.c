#include "zone_names.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "zone.h"

enum {
	NAMES_MOST = 2048,
	DEPTH_MOST = 3, /* America/Argentina/Ushuaia */
};

static void close_dir(DIR **dir)
{
	if (*dir != NULL)
		(void)closedir(*dir);
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Zones and their folders begin with a capital; posix/, right/ and tables (zone.tab) do not. */
static bool is_wanted(const struct dirent *entry)
{
	return entry->d_name[0] != '.' && !is_lower(entry->d_name[0]) &&
	       strchr(entry->d_name, '.') == NULL;
}

static void read_folder(struct zone_names *names, const char *dir, const char *folder, int depth);

static void add(struct zone_names *names, const char *dir, const char *folder,
		const struct dirent *entry, int depth)
{
	char name[LIMIT_ZONE_NAME + 1];
	int n = snprintf(name, sizeof(name), "%s%s%s", folder, folder[0] != '\0' ? "/" : "",
			 entry->d_name);

	if (n < 0 || n > LIMIT_ZONE_NAME || names->n == NAMES_MOST)
		return;
	if (entry->d_type == DT_DIR)
		read_folder(names, dir, name, depth + 1);
	else
		names->items[names->n++] = str_dup(&names->arena, str_z(name));
}

static void read_folder(struct zone_names *names, const char *dir, const char *folder, int depth)
{
	char path[PATH_MAX];
	DIR *d CLEANUP(close_dir) = NULL;

	if (depth > DEPTH_MOST)
		return;
	(void)snprintf(path, sizeof(path), "%s/%s", dir, folder);
	d = opendir(path);
	while (d != NULL) {
		const struct dirent *entry = readdir(d);

		if (entry == NULL)
			return;
		if (is_wanted(entry))
			add(names, dir, folder, entry, depth);
	}
}

struct zone_names *zone_names_read(const char *dir)
{
	struct zone_names *names = calloc(1, sizeof(*names));

	if (names == NULL)
		return NULL;
	names->items = NEW_N(&names->arena, struct str, NAMES_MOST);
	read_folder(names, dir, "", 1);
	return names;
}

void zone_names_free(struct zone_names *names)
{
	if (names == NULL)
		return;
	arena_release(&names->arena);
	free(names);
}

static struct str city_of(struct str name)
{
	while (str_find(name, '/') != name.n)
		(void)str_cut(&name, '/');
	return name;
}

/* Equal but for one letter that was added, left out, changed, or exchanged with its neighbour. */
static bool is_near(struct str a, struct str b)
{
	size_t head = 0, tail = 0, most = a.n < b.n ? a.n : b.n;
	size_t left_a, left_b;

	if (a.n > b.n + 1 || b.n > a.n + 1)
		return false;
	while (head < most && a.p[head] == b.p[head])
		head++;
	while (tail < most - head && a.p[a.n - 1 - tail] == b.p[b.n - 1 - tail])
		tail++;
	left_a = a.n - head - tail;
	left_b = b.n - head - tail;
	if (left_a == 2 && left_b == 2)
		return a.p[head] == b.p[head + 1] && a.p[head + 1] == b.p[head];
	return left_a <= 1 && left_b <= 1;
}

static bool is_whole(struct str name, struct str wrong)
{
	return str_eq_nocase(name, wrong);
}

static bool is_city(struct str name, struct str wrong)
{
	return str_eq_nocase(city_of(name), city_of(wrong));
}

struct str zone_names_guess(const struct zone_names *names, struct str wrong)
{
	static bool (*const tries[])(struct str, struct str) = {is_whole, is_city, is_near};

	for (size_t t = 0; t < COUNTOF(tries); t++)
		for (size_t i = 0; i < names->n; i++)
			if (tries[t](names->items[i], wrong))
				return names->items[i];
	return str_of(NULL, 0);
}
