#pragma once
/* The command line, `belfry NOUN VERB …`: a noun is one row of the table in cli.c and one file of
 * this folder. Answers go to stdout, everything else to stderr. */

enum cli_exit {
	CLI_OK = 0,
	CLI_FAILED = 1,
	CLI_USAGE = 2, /* the command line itself is wrong: nothing was asked of any server */
	CLI_NOT_FOUND = 3,
	CLI_CONFLICT = 4,
	CLI_TIMEOUT = 5,
};

/* argv[0] is the program. */
int cli_main(int argc, char **argv);
