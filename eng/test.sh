#!/usr/bin/env bash
# Builds everything and runs every test; then the formulas, selections, kernels and golden pages once more as on processors without AVX2 and without any
# vector instructions, and the kernels that are written for AVX-512 and VNNI as on processors that have AVX2 only. Ends with the totals and fails when anything failed.
set -euo pipefail
cd "$(dirname "$0")/.."

configuration=${CONFIGURATION:-Release}
output=artifacts/bin/%s/$(echo "$configuration" | tr '[:upper:]' '[:lower:]')/%s.dll
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
kernels='FullyQualifiedName~Golden|FullyQualifiedName~Expressions|FullyQualifiedName~TopK|FullyQualifiedName~Vectors|FullyQualifiedName~Encoders|FullyQualifiedName~Text|FullyQualifiedName~Numerics|FullyQualifiedName~ElsaLoss|FullyQualifiedName~NAdam|FullyQualifiedName~Index|FullyQualifiedName~BestRows|FullyQualifiedName~RowScorer|FullyQualifiedName~HnswFile'

# shellcheck source=eng/solution.sh
source eng/solution.sh
dotnet build "$RANKING_SOLUTION" -c "$configuration" --nologo -v quiet

runs=0
run() { # run PROJECT NAME [FILTER]: a failure shows in the result file, and in the end
  runs=$((runs + 1))
  # shellcheck disable=SC2059
  dotnet test "$(printf "$output" "$1" "$1")" --nologo --logger "trx;LogFileName=$2-$1.trx" --results-directory "$results" ${3:+--filter "$3"} \
    | grep -vE '^(Test run for|A total of|Results File|VSTest version|$)' || true
}

for project in tests/*.Tests; do
  [ "${RankingWithoutOnnx:-}" != true ] || [ "$project" != tests/Ranking.Onnx.Tests ] || continue
  run "$(basename "$project")" all
done

echo "== again without AVX2, and without any vector instructions"
for project in Ranking.Abstractions.Tests Ranking.Core.Tests Ranking.Embeddings.Tests; do
  DOTNET_EnableAVX2=0 run "$project" no-avx2 "$kernels"
  DOTNET_EnableHWIntrinsic=0 run "$project" no-vectors "$kernels"
done

echo "== again with AVX2 and nothing newer"
DOTNET_EnableAVX512=0 DOTNET_EnableAVXVNNI=0 run Ranking.Embeddings.Tests avx2 "$kernels"

total() { cat "$results"/*.trx | grep -o '<Counters [^>]*' | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(total passed)
failed=$(($(total failed) + $(total error) + $(total timeout) + $(total aborted)))
skipped=$(($(total total) - passed - failed))
if [ "$(find "$results" -name '*.trx' | wc -l)" -ne "$runs" ]; then
  echo "Not every one of the $runs runs gave a result."
  failed=$((failed + 1))
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
