#!/usr/bin/env bash
# Tries the packed packages as a newcomer would: a fresh console app outside the repository that references them from a local folder only, and composes a page
# through a container. Everything else the app needs comes from the usual registry.
set -euo pipefail
cd "$(dirname "$0")/.."

feed=$PWD/artifacts/package/release
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
app=$(mktemp -d)
trap 'rm -rf "$app"' EXIT
cp eng/try-packages/Program.cs.txt "$app/Program.cs"
cat >"$app/App.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <RestoreAdditionalProjectSources>$feed</RestoreAdditionalProjectSources>
    <RestorePackagesPath>$app/packages</RestorePackagesPath>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Ranking.Core" Version="$version" />
    <PackageReference Include="Ranking.Embeddings" Version="$version" />
    <PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.14" />
  </ItemGroup>
</Project>
PROJECT

output=$(dotnet run --project "$app/App.csproj" 2>&1) || { echo "$output"; exit 1; }
grep -q "Because you liked" <<<"$output" || { echo "$output"; echo "The page of the packed packages has no reason in it."; exit 1; }
lines=$(grep -cve '^[[:space:]]*$' "$app/Program.cs")
echo "A fresh app of $lines lines composed a page from the packed packages:"
echo "$output"
[ "$lines" -lt 40 ]
