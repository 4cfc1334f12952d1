#pragma once
/* `belfry batch`: tasks that are made and counted together. */

int cli_batch(int argc, char **argv);
