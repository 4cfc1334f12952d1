# Reads tools/floors.txt first, then sources; prints each include or call that the rules refuse.

function complain(text) {
	print FILENAME ":" FNR ": " text
	bad = 1
}

function matches(header, pattern) {
	if (pattern ~ /\/\*$/)
		return index(header, substr(pattern, 1, length(pattern) - 1)) == 1
	return header == pattern
}

function in_list(header, list,   n, items, i) {
	n = split(list, items, " ")
	for (i = 1; i <= n; i++)
		if (matches(header, items[i]))
			return 1
	return 0
}

function is_under(path, places,   n, items, i) {
	n = split(places, items, " ")
	for (i = 1; i <= n; i++)
		if (index(path, items[i]) == 1)
			return 1
	return 0
}

function file_exists(path,   line, found) {
	found = (getline line < path) >= 0
	close(path)
	return found
}

function check_ours(header,   to) {
	if (header ~ /\.\./)
		complain("\"" header "\": no .. in an include")
	if (file_exists(dir "/" header))
		header = substr(dir, length(root) + 2) "/" header
	to = header
	sub(/\/.*/, "", to)
	if (in_list(header, pure[from]))
		complain(from " is pure and may not include " header)
	if (to == from || from == "main.c")
		return
	if (!(to in floor))
		complain("\"" header "\" is in no folder of src/ that has a floor")
	else if (floor[to] >= floor[from])
		complain(from " (floor " floor[from] ") may not include " header " (floor " floor[to] ")")
}

function check_theirs(header,   pattern) {
	if (in_list(header, pure[from]))
		complain(from " is pure and may not include <" header ">")
	if (in_list(header, libc))
		return
	for (pattern in owner) {
		if (!matches(header, pattern))
			continue
		if (!is_under(path, owner[pattern]))
			complain("<" header "> belongs to " owner[pattern])
		return
	}
	complain("<" header "> has no owner in tools/floors.txt")
}

function check_include(line) {
	sub(/^[ \t]*#[ \t]*include[ \t]*/, "", line)
	if (line ~ /^"/) {
		split(line, part, "\"")
		check_ours(part[2])
	} else {
		split(line, part, /[<>]/)
		check_theirs(part[2])
	}
}

function check_calls(code,   call) {
	for (call in only)
		if (code ~ ("(^|[^A-Za-z0-9_.>])" call "[ \t]*\\(") && path != only[call])
			complain(call "() is called in " only[call] " alone")
}

function rest(   text) {
	text = $0
	sub(/^[^ ]+ +[^ ]+ */, "", text)
	return text
}

function enter_file() {
	in_comment = 0
	path = substr(FILENAME, length(root) + 2)
	dir = FILENAME
	sub(/\/[^\/]*$/, "", dir)
	from = path
	sub(/\/.*/, "", from)
	if (!(from in floor) && from != "main.c")
		complain("src/" from " has no floor in tools/floors.txt")
}

FILENAME == rules {
	if ($1 == "floor")
		floor[$2] = $3
	else if ($1 == "owner")
		owner[$2] = rest()
	else if ($1 == "pure")
		pure[$2] = rest()
	else if ($1 == "only")
		only[$2] = $3
	else if ($1 == "libc")
		libc = libc substr($0, 5)
	next
}
FNR == 1 { enter_file() }
!in_comment && /^[ \t]*#[ \t]*include/ {
	check_include($0)
	next
}
{ check_calls(strip($0)) }
END { exit bad }
