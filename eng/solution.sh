# Sourced by what builds, in the root: names the solution in RANKING_SOLUTION. That is Ranking.sln, or, where neither the registry nor npm gives ONNX Runtime, a filter
# of it without the projects of Ranking.Onnx; RankingWithoutOnnx then tells the build. Decided once and handed on.
if [ -z "${RANKING_SOLUTION:-}" ]; then
  if reason=$(./eng/onnxruntime-feed.sh); then
    RANKING_SOLUTION=Ranking.sln
  else
    echo "Ranking.Onnx is left out: $(tail -n 1 <<<"$reason")"
    mkdir -p artifacts
    RANKING_SOLUTION=artifacts/WithoutOnnx.slnf
    {
      echo '{ "solution": { "path": "../Ranking.sln", "projects": ['
      dotnet sln Ranking.sln list | grep 'csproj$' | grep -v 'Ranking\.Onnx' | sed 's/.*/  "&",/; $ s/,$//'
      echo '] } }'
    } >$RANKING_SOLUTION
    export RankingWithoutOnnx=true
  fi
  export RANKING_SOLUTION
fi
