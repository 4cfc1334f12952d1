#pragma once
/* `belfry simulate`: what would fire, without firing. */

int cli_simulate(int argc, char **argv);
