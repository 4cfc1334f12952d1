#pragma once
/* `belfry secret list | rotate`. */

/* argv[0] is "secret". Returns the exit code. */
int cli_secret(int argc, char **argv);
