#pragma once
/* `belfry audit-log`: who changed what. */

int cli_audit_log(int argc, char **argv);
