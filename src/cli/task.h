#pragma once
/* `belfry task create | list | get | cancel | retry | attempts | logs | outputs`. */

/* argv[0] is "task". Returns the exit code. */
int cli_task(int argc, char **argv);
