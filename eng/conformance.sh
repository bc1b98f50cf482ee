#!/usr/bin/env bash
# Runs the conformance suites over every part the library brings, and over the parts that break a law on purpose; prints how many there are of each, counted
# from the results. Fails when anything failed.
set -euo pipefail
cd "$(dirname "$0")/.."

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
dotnet build tests/Ranking.Testing.Tests -c Release --nologo -v quiet >"$results/build" || { cat "$results/build"; exit 1; }
failed=0
dotnet test artifacts/bin/Ranking.Testing.Tests/release/Ranking.Testing.Tests.dll --nologo --logger "trx;LogFileName=all.trx" --results-directory "$results" >"$results/log" || failed=$?
[ "$failed" -eq 0 ] || grep -E '^ *(Failed|Counter-example)' "$results/log" || true

passed() { grep -o '<UnitTestResult [^>]*outcome="Passed"' "$results/all.trx" | sed 's/&quot;/"/g' | grep "$1" || true; }
count() { sort -u | grep -c . || true; }
printf '%-18s %10s %6s %8s %18s\n' 'suite of a' components laws checks 'laws proven to bite'
row() { # row TITLE PATTERN
  checks=$(passed 'BuiltInTests.Conforms(' | grep "$2" || true)
  broken=$(passed 'BrokenTests.Is_found_out' | grep "$2" || true)
  printf '%-18s %10s %6s %8s %18s\n' "$1" \
    "$(grep -o 'contract: "[^"]*", part: "[^"]*"' <<<"$checks" | count)" \
    "$(sed 's/part: "[^"]*"//' <<<"$checks" | grep -o 'contract: "[^"]*", .*law: "[^"]*"' | count)" \
    "$(grep -c . <<<"$checks" || true)" \
    "$(grep -c . <<<"$broken" || true)"
}
suites=$(passed 'BuiltInTests.Conforms(' | grep -o 'contract: "[^"]*"' | sort -u)
while read -r suite; do
  row "$(sed 's/contract: "\(.*\)"/\1/' <<<"$suite")" "$suite"
done <<<"$suites"
row "$(wc -l <<<"$suites") suites" 'contract: '
exit "$failed"
