#pragma once

/* belfry group: URL groups. */
int cli_group(int argc, char **argv);
