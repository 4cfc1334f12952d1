# Prints each line, function or file of C that is longer than the house allows, each goto, and each
# marker of unfinished work. Bounds: columns, most_function, most_file. The rows of a table and the
# lines of a long text are data: they may be many, and are not counted.

function complain(line, text) {
	print FILENAME ":" line ": " text
	bad = 1
}

function columns_of(line,   n, at) {
	gsub(/[\200-\277]/, "", line) # the later bytes of a UTF-8 character take no column
	for (at = 1; at <= length(line); at++)
		n += substr(line, at, 1) == "\t" ? 8 - n % 8 : 1
	return n
}

function leave_file() {
	if (n_lines > most_file)
		print last_file ":1: " n_lines " lines; at most " most_file " (split by noun)"
	bad = bad || n_lines > most_file
	n_lines = 0
}

FNR == 1 {
	leave_file()
	in_comment = 0
	body_at = 0
	last_file = FILENAME
}
{
	code = strip($0)
	n_lines += code !~ /^\t+({.*}|""),?$/
}
columns_of($0) > columns { complain(FNR, "over " columns " columns") }
/(^|[^A-Za-z])(TODO|FIXME|XXX|HACK)([^A-Za-z]|$)/ { complain(FNR, "unfinished work belongs in an issue") }
code ~ /(^|[^A-Za-z0-9_])goto[^A-Za-z0-9_]/ { complain(FNR, "no goto: see base/macros.h, CLEANUP") }
code ~ /^{/ {
	body_at = FNR
	lines_before = n_lines
}
code ~ /^}/ && body_at != 0 {
	n_body = n_lines - lines_before - 1
	if (n_body > most_function)
		complain(body_at, "a function of " n_body " lines; at most " most_function)
	body_at = 0
}
END {
	leave_file()
	exit bad
}
