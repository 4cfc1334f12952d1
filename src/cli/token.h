#pragma once
/* `belfry token create | list | revoke`. */

/* argv[0] is "token". Returns the exit code. */
int cli_token(int argc, char **argv);
