#pragma once
/* `belfry audit`: the ledger's proof. */

int cli_audit(int argc, char **argv);
