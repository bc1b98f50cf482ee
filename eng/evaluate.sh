#!/usr/bin/env bash
# The figures of docs/evaluation.md: models on the public split of MovieLens-1M for three seeds, cold titles, and pages on three data sets.
# evaluate.sh [choose|models|cold|pages] ...; the last three without a name. The data sets lie in the folder shared/data beside the repository.
set -euo pipefail
cd "$(dirname "$0")/.."
data=../shared/data
split=$data/ml-1m-split
if [ ! -d "$split" ]; then
  echo "The data sets are not here: $split is read, beside the repository." >&2
  exit 1
fi

dotnet build -c Release samples/Evaluate --nologo -v quiet
evaluate() { dotnet run -c Release --no-build --project samples/Evaluate -- "$@"; }
measure() { evaluate --train $split/train.csv --fold-in $split/test_tr.csv --held-out $split/test_te.csv \
  --validation-fold-in $split/validation_tr.csv --validation-held-out $split/validation_te.csv "$@"; }
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(models cold pages)

for part in "${parts[@]}"; do
  case $part in
    choose)
      # What the settings of the other parts were chosen by: the people asked are those of validation.
      choose() { evaluate --train $split/train.csv --fold-in $split/validation_tr.csv --held-out $split/validation_te.csv \
        --validation-fold-in $split/validation_tr.csv --validation-held-out $split/validation_te.csv --metrics ndcg@100 "$@"; }
      for regularisation in 50 100 200 300 500 1000; do
        choose --model ease --set regularisation=$regularisation
      done
      for unobserved in 0.05 0.1 0.2 0.3; do
        for regularisation in 0.003 0.005 0.0075 0.01 0.03; do
          choose --model als --set unobserved=$unobserved regularisation=$regularisation iterations=25
        done
      done
      for dimensions in 64 128 256; do
        for rate in 0.003 0.01; do
          choose --model elsa --set dimensions=$dimensions learning_rate=$rate batch_size=128 epochs=40
        done
      done
      ;;
    models)
      for regularisation in 50 100 200 300 500 1000; do
        measure --model ease --set regularisation=$regularisation
      done
      # Settings chosen on the validation people; the first model is what the others are compared with.
      for seed in 1 2 3; do
        measure --model ease,itemknn,popularity,elsa,als,ensemble --seed $seed \
          --set elsa.dimensions=256 elsa.learning_rate=0.003 elsa.batch_size=128 elsa.epochs=40 \
          ensemble.models=als,ease,elsa ensemble.elsa.dimensions=256 ensemble.elsa.learning_rate=0.003 ensemble.elsa.batch_size=128 ensemble.elsa.epochs=40
      done
      ;;
    cold)
      for seed in 1 2 3; do
        evaluate cold --train $split/train.csv --fold-in $split/test_tr.csv --held-out $split/test_te.csv --catalog $data/ml-1m --ids $split/item_ids.csv --seed $seed
      done
      ;;
    pages)
      for seed in 1 2 3; do
        evaluate page --data $data/ml-1m --holdout random:0.2 --rows 10 --items 15 --seed $seed
      done
      evaluate page --data $data/goodbooks --holdout random:0.2 --rows 10 --items 15 --seed 1
      evaluate page --data $data/ml-latest-small --holdout random:0.2 --rows 10 --items 15 --seed 1
      evaluate page --data $data/ml-latest-small --holdout last:10 --rows 10 --items 15 --seed 1
      ;;
    *)
      echo "There is no part '$part'; the parts are choose, models, cold and pages." >&2
      exit 1
      ;;
  esac
done
