#pragma once
/* `belfry schedule backfill`: occurrences that became no task do after all. */

#include "cli/call.h"

extern const struct option_group backfill_options;

enum rc schedule_backfill(struct call *c, struct err *err);
