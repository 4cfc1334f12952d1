#pragma once
/* `belfry cron next --batch`: one line of answers for each line of questions, as fast as they come.
 */

#include "cron/cron.h"
#include "cron/zone.h"

/* Reads `EXPR<TAB>ZONE<TAB>FROM<TAB>N` from standard input until its end, and answers each line
 * with one: up to N instants separated by a space, or `error: …`. Answers are out before more input
 * is waited for. Exit code: 0, or 1 where input or output broke. */
int cron_batch(struct zones *zones, enum cron_dst dst);
