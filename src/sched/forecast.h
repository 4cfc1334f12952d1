#pragma once
/* What a set of schedules will do in a span of time, without doing it: how many fires in each
 * bucket, where they pile up, what clock changes do, and how piles can be spread. Pure, and
 * bounded: every step of a search is taken from a budget. */

#include "cron/mark.h"
#include "model/schedule.h"
#include "sched/fire.h"

enum {
	FORECAST_SHOWN = 20,	 /* schedules that one pile or clock change names */
	FORECAST_PILES = 10,	 /* targets whose worst instant is shown */
	FORECAST_SHIFTS = 100,	 /* clock changes that are shown */
	FORECAST_SPREAD_S = 600, /* the widest jitter that is proposed */
};

struct forecast_item {
	const struct schedule *schedule;
	struct fire_rule rule;
	struct str lane; /* where its tasks go: a host, or the target's name */
	size_t alike; /* with all further items of the same times and lane, which follow it; 0: it
		       * follows such a one */
};

struct forecast {
	ms_t from, to; /* [from, to) */
	ms_t bucket_ms;
	struct forecast_item *items;
	size_t n;
	int64_t steps;	     /* left */
	struct arena *arena; /* what a search needs while it runs */
};

/* Puts items of the same times and lane together. Before all else. */
void forecast_sort(struct forecast *f);
size_t forecast_buckets(const struct forecast *f);
/* Fills in counts of forecast_buckets. False where the steps are used up. */
bool forecast_count(struct forecast *f, int64_t *counts, int64_t *total_out);

/* The fires of one item in the span, whatever is alike to it. */
int64_t forecast_fires(struct forecast *f, const struct forecast_item *it);

/* The worst instant of one lane. */
struct forecast_pile {
	struct str lane;
	ms_t at;
	int64_t fires, times; /* how many meet, and at how many instants as many do */
	size_t n;
	size_t *members; /* all schedules that meet, as items; in the forecast's arena */
};

/* The worst lanes first, those with more than one fire at one instant alone. `out` has room for
 * FORECAST_PILES. *until_out is how far was looked. */
size_t forecast_piles(struct forecast *f, struct forecast_pile *out, ms_t *until_out);

/* What one clock change does to one schedule. */
struct forecast_change {
	size_t item;
	struct cron_event event;
};

struct forecast_shift {
	const struct zone *zone;
	ms_t at;
	int64_t before, after; /* seconds east of Greenwich */
	size_t n;	       /* changes, of which the first are kept */
	struct forecast_change changes[FORECAST_SHOWN];
};

/* The clock changes that move, repeat or drop something, in order. `out` has room for
 * FORECAST_SHIFTS. */
size_t forecast_shifts(struct forecast *f, struct forecast_shift *out);

/* One field of one schedule that would be changed. */
struct forecast_advice {
	size_t item;
	bool is_cron; /* else jitter */
	struct str cron;
	ms_t jitter_ms;
};

/* How a pile can be spread: a change for each of its members, in their order, in the forecast's
 * arena. *peak_out: how many would then still meet. */
struct forecast_advice *forecast_advise(struct forecast *f, const struct forecast_pile *pile,
					int64_t *peak_out);
