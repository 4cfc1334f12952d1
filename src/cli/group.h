#pragma once
/* `belfry group`: targets under one name. */

int cli_group(int argc, char **argv);
