# strip(line): the line without comments and without the contents of its literals, so that a check
# sees code alone. The caller sets in_comment to 0 at each file's first line.

function end_of_literal(line, at, quote) {
	for (at++; at <= length(line); at++) {
		if (substr(line, at, 1) == "\\")
			at++
		else if (substr(line, at, 1) == quote)
			break
	}
	return at
}

function strip_comment(line, at,   close_at) {
	close_at = index(substr(line, at), "*/")
	in_comment = close_at == 0
	return in_comment ? length(line) : at + close_at
}

function strip(line,   out, at, c, two) {
	for (at = 1; at <= length(line); at++) {
		c = substr(line, at, 1)
		two = substr(line, at, 2)
		if (in_comment) {
			at = strip_comment(line, at)
		} else if (two == "/*") {
			at = strip_comment(line, at + 2)
		} else if (two == "//") {
			break
		} else if (c == "\"" || c == "'") {
			at = end_of_literal(line, at, c)
			out = out c c
		} else {
			out = out c
		}
	}
	return out
}
