#pragma once
/* `belfry target list | get | put | delete | enable | disable | test`. */

/* argv[0] is "target". Returns the exit code. */
int cli_target(int argc, char **argv);
