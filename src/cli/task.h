#pragma once
/* `belfry task create | list | get | cancel | retry | attempts`. */

/* argv[0] is "task". Returns the exit code. */
int cli_task(int argc, char **argv);
