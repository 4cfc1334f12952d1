#pragma once
/* `belfry calendar`: days on which schedules rest. */

int cli_calendar(int argc, char **argv);
