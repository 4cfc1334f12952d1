#pragma once
/* `belfry queue …`: messages by hand, and what is done to a queue as a whole. */

/* argv[0] is "queue". Returns the exit code. */
int cli_queue(int argc, char **argv);
