#pragma once
/* `belfry cron next | explain | check`: schedules tried without a server. */

/* argv[0] is "cron". Exit code: 0 ok, 1 failed, 2 usage. */
int cli_cron(int argc, char **argv);
