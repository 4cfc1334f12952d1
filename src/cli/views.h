#pragma once
/* How lists are shown to people: which fields stand in which column. */

#include "cli/output.h"

extern const struct view view_backfill, view_schedules, view_tasks, view_attempts, view_tokens,
	view_secrets, view_targets, view_events, view_outputs, view_queues, view_messages,
	view_received, view_dead;
/* Executions and, behind them, what is left out between them, if anything. */
enum { VIEW_PREVIEW = 2 };
extern const struct view view_preview[VIEW_PREVIEW];
/* Tasks and gaps of a ledger: two tables. */
enum { VIEW_LEDGER = 2 };
extern const struct view view_ledger[VIEW_LEDGER];
