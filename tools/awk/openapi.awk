# Joins the parts of the OpenAPI document: awk -f openapi.awk PART... HEAD. Each member of a part NAME.SECTION.json
# goes into the head's empty object of that name. A part is laid out as JSON with tabs: braces on lines of their own
# at the margin, its members one tab in. What stands twice, or would be lost, is refused.

function refuse(sentence) {
	printf "%s:%d: %s\n", file, line, sentence >"/dev/stderr"
	refused = 1
	exit 1
}

function end_part() {
	if (section != "" && !is_over)
		refuse("a part ends with a } at the margin")
}

# SECTION of NAME.SECTION.json; the head has none.
function section_of(path,    words, n) {
	n = split(path, words, ".")
	return path ~ /\/head\.json$/ ? "" : words[n - 1]
}

function begin_file() {
	end_part()
	file = FILENAME
	line = 1
	section = section_of(FILENAME)
	is_over = 0
	if ($0 != "{")
		refuse("a part begins with a { at the margin")
}

function take_member(    key) {
	split($0, key, "\"")
	if ((section, key[2]) in home)
		refuse("\"" key[2] "\" stands in " home[section, key[2]] " already")
	home[section, key[2]] = file
	if (section in body && body[section] !~ /,$/)
		body[section] = body[section] ","
}

function take_line() {
	if (is_over)
		refuse("a part is over with its } at the margin")
	if ($0 == "}") {
		is_over = 1
		return
	}
	if ($0 !~ /^\t/)
		refuse("a part's members are indented with tabs")
	if ($0 ~ /^\t"/)
		take_member()
	if (section in body)
		body[section] = body[section] "\n" $0
	else
		body[section] = $0
}

# "SECTION": {} of the head, with all that the parts have for it.
function fill(    words, name, indent, text) {
	split($0, words, "\"")
	name = words[2]
	indent = words[1]
	if (!(name in body)) {
		print
		return
	}
	text = body[name]
	delete body[name]
	gsub(/\n/, "\n" indent, text)
	print substr($0, 1, length($0) - ($0 ~ /,$/ ? 2 : 1))
	print indent text
	print indent ($0 ~ /,$/ ? "}," : "}")
}

FNR == 1 { begin_file() }
{ line = FNR }
FNR > 1 && section != "" { take_line() }
section == "" {
	if ($0 ~ /^\t+"[a-z-]+": \{\},?$/)
		fill()
	else
		print
}

END {
	if (refused)
		exit 1
	end_part()
	for (key in home) {
		file = home[key]
		line = 1
		if (section_of(file) in body)
			refuse("the head has no \"" section_of(file) "\": {} to hold this")
	}
}
