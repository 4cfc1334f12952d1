#pragma once
/* `belfry serve`: wires the actors, runs until SIGTERM or SIGINT, ends them in good order. */

/* argv[0] is "serve". Returns the process's exit code. */
int cli_serve(int argc, char **argv);
