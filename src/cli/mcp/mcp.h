#pragma once
/* `belfry mcp`: MCP over stdio. */

int cli_mcp(int argc, char **argv);
