/* What the machine does for us at this moment: figures are worth little without it. `machine
 * FOLDER` measures, in about half a second, how long an fsync takes in FOLDER (which is made,
 * appended to and fdatasync'ed, as a write-ahead log is) and how much of one core's time is lost to
 * others; it prints one line of JSON. */

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/macros.h"

enum {
	PAGE = 4096,
	SYNCS = 500,
	SYNC_MOST_US = 300000, /* a slow disk is asked fewer times */
	SPIN_US = 200000,
	GAP_US = 20, /* between two looks at the clock: somebody else ran */
};

static int ascending(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Returns how many samples it took. */
static size_t time_syncs(int fd, int64_t samples[static SYNCS])
{
	static const char page[PAGE];
	int64_t end = clock_mono_us() + SYNC_MOST_US, before = 0;
	size_t n = 0;

	while (n < SYNCS && (before = clock_mono_us()) < end) {
		if (write(fd, page, sizeof(page)) != sizeof(page) || fdatasync(fd) != 0)
			log_fatal("probe_failed", "the probe's file cannot be written");
		samples[n++] = clock_mono_us() - before;
	}
	qsort(samples, n, sizeof(*samples), ascending);
	return n;
}

static double lost_percent(void)
{
	int64_t began = clock_mono_us(), last = began, now = began, lost = 0;

	while (now - began < SPIN_US) {
		now = clock_mono_us();
		if (now - last > GAP_US)
			lost += now - last;
		last = now;
	}
	return 100.0 * (double)lost / (double)(now - began);
}

static int open_probe(const char *folder)
{
	char path[PAGE];
	int fd;

	(void)snprintf(path, sizeof(path), "%s/fsync-probe", folder);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd >= 0)
		(void)unlink(path);
	return fd;
}

int main(int argc, char **argv)
{
	int64_t samples[SYNCS];
	int fd = argc == 2 ? open_probe(argv[1]) : -1;
	size_t n;

	if (fd < 0) {
		(void)fprintf(stderr, "Usage: machine FOLDER (one that can be written to)\n");
		return 2;
	}
	n = time_syncs(fd, samples);
	(void)close(fd);
	(void)printf("{\"fsync_p50_us\": %lld, \"fsync_p99_us\": %lld, \"lost_percent\": %.1f}\n",
		     (long long)samples[n / 2], (long long)samples[n * 99 / 100], lost_percent());
	return 0;
}
