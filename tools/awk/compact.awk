# Takes the white space out of JSON, but for that in strings, which keep to one line.

{
	gsub(/^[ \t]+|[ \t\r]+$/, "")
	n = split($0, part, "\"")
	is_string = 0
	for (i = 1; i <= n; i++) {
		if (!is_string)
			gsub(/[ \t]+/, "", part[i])
		printf "%s%s", (i > 1 ? "\"" : ""), part[i]
		# A quote behind an odd number of backslashes does not end its string.
		match(part[i], /\\*$/)
		if (!is_string || RLENGTH % 2 == 0)
			is_string = !is_string
	}
}
