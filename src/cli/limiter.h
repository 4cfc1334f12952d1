#pragma once
/* `belfry limiter`: bounds that targets and tasks share. */

int cli_limiter(int argc, char **argv);
