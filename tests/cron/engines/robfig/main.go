// Answers `belfry cron next --batch` lines with robfig/cron v3 (Debian's golang-github-robfig-cron-dev). With --bench, by
// CPU nanoseconds for a next and for a parse.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/robfig/cron"
)

const (
	// Some questions it never answers (Pacific/Apia's lost day): those are given up.
	patience = 2 * time.Second
	parses   = 20000
)

var (
	parser = cron.NewParser(cron.SecondOptional | cron.Minute | cron.Hour | cron.Dom | cron.Month |
		cron.Dow | cron.Descriptor)
	end = time.Date(2036, 1, 1, 0, 0, 0, 0, time.UTC)
)

type question struct {
	expression string
	from       time.Time // in the zone asked for
	n          int
}

func read(line string) (question, error) {
	parts := strings.Split(line, "\t")
	last := len(parts)
	zone, err := time.LoadLocation(parts[last-3])
	if err != nil {
		return question{}, err
	}
	from, err := time.Parse(time.RFC3339, parts[last-2])
	if err != nil {
		return question{}, err
	}
	n, err := strconv.Atoi(parts[last-1])
	return question{strings.Join(parts[:last-3], "\t"), from.In(zone), n}, err
}

func list(schedule cron.Schedule, q question) string {
	var found []string
	for at := q.from; len(found) < q.n; {
		at = schedule.Next(at)
		if at.IsZero() {
			break
		}
		found = append(found, at.UTC().Format("2006-01-02T15:04:05Z"))
	}
	return strings.Join(found, " ")
}

func cpu() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
}

func timed(n int, step func()) int64 {
	before := cpu()
	for i := 0; i < n; i++ {
		step()
	}
	return (cpu() - before) / int64(n)
}

func bench(schedule cron.Schedule, q question) string {
	at := q.from
	next := timed(q.n, func() {
		at = schedule.Next(at)
		if at.IsZero() || !at.Before(end) {
			at = q.from
		}
	})
	parse := timed(parses, func() { _, _ = parser.Parse(q.expression) })
	return fmt.Sprintf("%d %d", next, parse)
}

func answer(line string, reply func(cron.Schedule, question) string) string {
	q, err := read(line)
	if err != nil {
		return "error: " + err.Error()
	}
	schedule, err := parser.Parse(q.expression)
	if err != nil {
		return "error: " + err.Error()
	}
	done := make(chan string, 1)
	go func() { done <- reply(schedule, q) }()
	select {
	case text := <-done:
		return text
	case <-time.After(patience):
		return "error: no answer"
	}
}

func main() {
	reply := list
	if len(os.Args) > 1 && os.Args[1] == "--bench" {
		reply = bench
	}
	lines := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		fmt.Fprintln(out, answer(lines.Text(), reply))
	}
}
