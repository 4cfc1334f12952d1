#pragma once
/* `belfry work`: runs local commands for the tasks of queues. */

/* argv[0] is "work". Returns the exit code. */
int cli_work(int argc, char **argv);
