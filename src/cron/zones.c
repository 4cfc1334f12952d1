/* The registry of zones. Reading is lock-free: entries are only ever added, at the head of a chain,
 * and each entry's file is one atomic pointer. Whoever loses a race to publish frees what they
 * made. */
#include "zone.h"

#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "zone_file.h"
#include "zone_names.h"

enum {
	CHAINS = 256,
	VERSION_LINE_MOST = 64,
};

struct entry {
	struct entry *next;
	_Atomic(struct zone_file *) file;
	size_t n;
	char name[];
};

struct zones {
	char dir[PATH_MAX];
	_Atomic(struct entry *) chains[CHAINS];
	_Atomic(struct zone_names *) names; /* read when the first unknown name is asked for */
};

struct zones *zones_open(const char *dir)
{
	struct zones *zones = calloc(1, sizeof(*zones));

	if (zones == NULL)
		return NULL;
	if (dir == NULL)
		dir = getenv("TZDIR");
	(void)snprintf(zones->dir, sizeof(zones->dir), "%s",
		       dir != NULL && dir[0] != '\0' ? dir : "/usr/share/zoneinfo");
	return zones;
}

static void entry_free(struct entry *entry)
{
	zone_file_free(atomic_load(&entry->file));
	free(entry);
}

void zones_close(struct zones *zones)
{
	if (zones == NULL)
		return;
	for (size_t i = 0; i < CHAINS; i++) {
		struct entry *entry = atomic_load(&zones->chains[i]);

		while (entry != NULL) {
			struct entry *next = entry->next;

			entry_free(entry);
			entry = next;
		}
	}
	zone_names_free(atomic_load(&zones->names));
	free(zones);
}

static bool is_portable(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '-' || c == '+' || c == '/';
}

bool zone_name_is_valid(struct str name)
{
	bool begins = true; /* at the start of a part between slashes */

	if (name.n == 0 || name.n > LIMIT_ZONE_NAME)
		return false;
	for (size_t i = 0; i < name.n; begins = name.p[i] == '/', i++)
		if (!is_portable(name.p[i]) || (begins && (name.p[i] == '/' || name.p[i] == '-')))
			return false;
	if (begins) /* a slash at the end */
		return false;
	/* Copies of the tree with other rules, and names that mean another zone on another machine.
	 */
	return !str_starts(name, STR("right/")) && !str_starts(name, STR("posix/")) &&
	       !str_eq(name, STR("localtime")) && !str_eq(name, STR("posixrules"));
}

static const struct zone_names *names_of(struct zones *zones)
{
	struct zone_names *names = atomic_load(&zones->names);
	struct zone_names *fresh;

	if (names != NULL)
		return names;
	fresh = zone_names_read(zones->dir);
	if (fresh == NULL || atomic_compare_exchange_strong(&zones->names, &names, fresh))
		return fresh;
	zone_names_free(fresh);
	return names;
}

static void add_hint(struct zones *zones, struct str name, struct err *err)
{
	const struct zone_names *names = names_of(zones);
	struct str guess = names != NULL ? zone_names_guess(names, name) : str_of(NULL, 0);

	if (guess.n != 0)
		(void)err_hint(err, "did you mean \"" STR_FMT "\"?", STR_ARG(guess));
	else
		(void)err_hint(err, "use an IANA name such as \"Europe/Berlin\", or \"UTC\"");
}

static _Atomic(struct entry *) *chain_of(struct zones *zones, struct str name)
{
	uint32_t hash = 2166136261; /* FNV-1a */

	for (size_t i = 0; i < name.n; i++)
		hash = (hash ^ (unsigned char)name.p[i]) * 16777619;
	return &zones->chains[(hash ^ hash >> 16) % CHAINS];
}

static struct entry *find(struct entry *entry, struct str name)
{
	while (entry != NULL && !str_eq(str_of(entry->name, entry->n), name))
		entry = entry->next;
	return entry;
}

static struct entry *entry_new(struct str name, struct zone_file *file)
{
	struct entry *entry = calloc(1, sizeof(*entry) + name.n);

	if (entry == NULL)
		return NULL;
	entry->n = name.n;
	memcpy(entry->name, name.p, name.n);
	atomic_init(&entry->file, file);
	return entry;
}

/* Publishes a file under its name, unless another thread did so first. */
static const struct zone *publish(struct zones *zones, struct str name, struct zone_file *file)
{
	_Atomic(struct entry *) *chain = chain_of(zones, name);
	struct entry *fresh = entry_new(name, file);
	struct entry *head = atomic_load(chain);
	struct entry *other;

	if (fresh == NULL) {
		zone_file_free(file);
		return NULL;
	}
	do {
		other = find(head, name);
		if (other != NULL) {
			entry_free(fresh);
			return atomic_load(&other->file)->zone;
		}
		fresh->next = head;
	} while (!atomic_compare_exchange_weak(chain, &head, fresh));
	return file->zone;
}

/* The name is repeated only where it can stand in a line of text. */
static const struct zone *refuse(struct zones *zones, struct str name, struct err *err)
{
	if (zone_name_is_valid(name))
		(void)err_set(err, RC_INVALID, "unknown_timezone",
			      "unknown time zone \"" STR_FMT "\"", STR_ARG(name));
	else
		(void)err_set(err, RC_INVALID, "unknown_timezone", "that is no time zone's name");
	add_hint(zones, name, err);
	return NULL;
}

static const struct zone *load(struct zones *zones, struct str name, struct err *err)
{
	struct zone_file *file = zone_file_load(zones->dir, name, err);
	const struct zone *zone;

	if (file == NULL) {
		add_hint(zones, name, err);
		return NULL;
	}
	zone = publish(zones, name, file);
	if (zone == NULL)
		return refuse(zones, name, err);
	return zone;
}

const struct zone *zones_get(struct zones *zones, struct str name, struct err *err)
{
	struct entry *entry;
	const struct zone *zone;

	if (str_eq(name, STR("UTC")))
		return &zone_utc;
	if (!zone_name_is_valid(name))
		return refuse(zones, name, err);
	entry = find(atomic_load(chain_of(zones, name)), name);
	if (entry == NULL)
		return load(zones, name, err);
	zone = atomic_load(&entry->file)->zone;
	return zone != NULL ? zone : refuse(zones, name, err);
}

/* Replaces an entry's file by what the disk has now; true where that was done. */
static bool refresh(const struct zones *zones, struct entry *entry)
{
	struct str name = str_of(entry->name, entry->n);
	struct zone_file *file = atomic_load(&entry->file);
	struct err err = {0};
	struct zone_file *fresh;

	if (zone_file_is_current(file, zones->dir, name))
		return false;
	fresh = zone_file_load(zones->dir, name, &err);
	if (fresh == NULL && (err.rc == RC_IO || file->zone == NULL))
		return false; /* the old one serves until the disk can be read again */
	if (fresh == NULL)
		fresh = zone_file_gone();
	if (fresh == NULL)
		return false;
	fresh->older = file;
	if (atomic_compare_exchange_strong(&entry->file, &file, fresh))
		return true;
	fresh->older = NULL;
	zone_file_free(fresh);
	return true;
}

bool zones_refresh(struct zones *zones)
{
	bool changed = false;

	for (size_t i = 0; i < CHAINS; i++)
		for (struct entry *e = atomic_load(&zones->chains[i]); e != NULL; e = e->next)
			changed = refresh(zones, e) || changed;
	return changed;
}

/* tzdata.zi begins with "# version 2025b". */
static struct str version_line(const char *dir, char to[static VERSION_LINE_MOST])
{
	char path[PATH_MAX + sizeof("/tzdata.zi")];
	FILE *file;
	size_t n;

	(void)snprintf(path, sizeof(path), "%s/tzdata.zi", dir);
	file = fopen(path, "re");
	if (file == NULL)
		return str_of(NULL, 0);
	n = fread(to, 1, VERSION_LINE_MOST, file);
	(void)fclose(file);
	return str_sub(str_of(to, n), 0, str_find(str_of(to, n), '\n'));
}

struct str zones_version(struct zones *zones, char to[static ZONES_VERSION_MOST])
{
	const struct str prefix = STR("# version ");
	char text[VERSION_LINE_MOST];
	struct str line = version_line(zones->dir, text);
	struct str version = str_sub(line, prefix.n, ZONES_VERSION_MOST);

	if (!str_starts(line, prefix) || version.n == 0)
		return str_of(to, 0);
	memcpy(to, version.p, version.n);
	return str_of(to, version.n);
}
