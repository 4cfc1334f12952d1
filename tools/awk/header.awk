# Prints each header that lacks #pragma once, lacks an opening comment, or holds too much code.

function complain(file, text) {
	print file ": " text
	bad = 1
}

function leave_file() {
	if (n_code >= 150)
		complain(last_file, n_code " lines of code; a header is under 150")
	n_code = 0
}

FNR == 1 {
	leave_file()
	in_comment = 0
	last_file = FILENAME
	if ($0 != "#pragma once")
		complain(FILENAME, "the first line is not #pragma once")
}
FNR == 2 && !/^\/\*/ { complain(FILENAME, "no opening comment: what is it, who owns it?") }
strip($0) ~ /[^ \t]/ { n_code++ }
END {
	leave_file()
	exit bad
}
