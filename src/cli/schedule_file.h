#pragma once
/* A file of schedules, for what needs no server: a list of bodies as POST /v1/schedules takes them,
 * or {"schedules": [...], "calendars": {"NAME": {...}}}. */

#include "base/arena.h"
#include "base/err.h"
#include "sched/forecast.h"

/* Fills in the items of a forecast; they live in the arena. Disabled schedules are left out. Errors
 * name the schedule at fault. */
enum rc schedule_file_items(struct arena *a, struct str json, struct zones *zones,
			    struct forecast *out, struct err *err);
