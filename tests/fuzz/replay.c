/* replay DIRECTORY...: runs each file of the directories through the fuzz target that this program
 * is linked with, as an ordinary test. An empty corpus fails: it would prove nothing. */

#include "fuzz.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { PATH_SIZE = 4096 };

struct tally {
	size_t inputs;
	bool failed;
};

/* The bytes are in a block of their very size, so that a sanitizer sees the first byte read beyond.
 */
static uint8_t *read_whole(FILE *f, size_t size)
{
	uint8_t *bytes = malloc(size != 0 ? size : 1);

	if (bytes != NULL && fread(bytes, 1, size, f) == size)
		return bytes;
	free(bytes);
	return NULL;
}

static bool replay_bytes(FILE *f, size_t size)
{
	uint8_t *bytes = read_whole(f, size);

	if (bytes == NULL)
		return false;
	(void)LLVMFuzzerTestOneInput(bytes, size);
	free(bytes);
	return true;
}

static void replay_file(const char *path, size_t size, struct tally *tally)
{
	FILE *f = fopen(path, "rb");

	if (f == NULL || !replay_bytes(f, size)) {
		perror(path);
		tally->failed = true;
	}
	if (f != NULL)
		(void)fclose(f);
	tally->inputs++;
}

static void replay_entry(const char *dir, const char *name, struct tally *tally)
{
	char path[PATH_SIZE];
	struct stat st;
	int n = snprintf(path, sizeof(path), "%s/%s", dir, name);

	if (n < 0 || n >= PATH_SIZE || stat(path, &st) != 0) {
		perror(name);
		tally->failed = true;
	} else if (S_ISREG(st.st_mode)) {
		replay_file(path, (size_t)st.st_size, tally);
	}
}

static void replay_directory(const char *dir, struct tally *tally)
{
	DIR *d = opendir(dir);

	if (d == NULL) {
		perror(dir);
		tally->failed = true;
		return;
	}
	for (const struct dirent *e = readdir(d); e != NULL; e = readdir(d))
		replay_entry(dir, e->d_name, tally);
	(void)closedir(d);
}

int main(int argc, char **argv)
{
	struct tally tally = {0};

	for (int i = 1; i < argc; i++)
		replay_directory(argv[i], &tally);
	(void)printf("%zu inputs replayed\n", tally.inputs);
	return tally.failed || tally.inputs == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
