#pragma once
/* `belfry schedule create | list | get | update | delete | pause | resume | trigger | preview |
 * explain | tasks | ledger`. */

/* argv[0] is "schedule". Returns the exit code. */
int cli_schedule(int argc, char **argv);
