#pragma once
/* `belfry events`: what happens in the namespace, page by page or as it happens. */

/* argv[0] is the noun; returns the exit code. */
int cli_events(int argc, char **argv);
