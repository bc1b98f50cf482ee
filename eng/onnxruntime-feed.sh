#!/usr/bin/env bash
# Makes a local feed of Microsoft.ML.OnnxRuntime where the registry serves none, and does nothing where it does. The npm package named below carries Microsoft's
# managed sources and native library; compiled and packed they become the version that Directory.Packages.props names, with "-local" behind it. Everything is
# written to a folder that git ignores, with a props file that Directory.Packages.props imports when it is there. Removing the folder undoes it.
#
# Succeeds when Microsoft.ML.OnnxRuntime can be restored. Otherwise it fails, and its last line of output says why.
set -euo pipefail
cd "$(dirname "$0")/.."

name=Microsoft.ML.OnnxRuntime
npm_package=com.github.asus4.onnxruntime@0.4.9
tensors=9.0.19
version=$(sed -n "s:.*Include=\"$name\" Version=\"\(.*\)\".*:\1:p" Directory.Packages.props)
feed=$PWD/artifacts/onnxruntime
! grep -qs "\"$version-local\"" "$feed/Local.props" || exit 0

# Inside the repository, so that its registry settings hold; its build settings do not.
mkdir -p artifacts
work=$(mktemp -d -p "$PWD/artifacts")
trap 'rm -rf "$work"' EXIT
mkdir "$work/ask" "$work/make"
alone=(-p:ImportDirectoryBuildProps=false -p:ImportDirectoryPackagesProps=false --nologo)
why() { echo "$1"; exit 1; }

cat >"$work/ask/Ask.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="$name" Version="[$version]" />
  </ItemGroup>
</Project>
PROJECT
# Exactly that version: where a registry has only a newer one, restoring takes it with a warning, which the build refuses.
if dotnet restore "$work/ask/Ask.csproj" "${alone[@]}" >"$work/ask.log" 2>&1; then
  exit 0
fi

grep -qE 'NU1101|NU1102' "$work/ask.log" || why "the registry did not say whether it has $name $version: $(grep -m 1 error "$work/ask.log" || echo "no answer")"
[ "$(uname -sm)" = "Linux x86_64" ] || why "the registry has no $name $version, and a local one can be made for Linux on x64 only"
command -v npm >/dev/null || why "the registry has no $name $version, and npm, which carries what a local one is made of, is not installed"
(cd "$work" && npm pack --silent "$npm_package" && tar xzf ./*.tgz package/Runtime package/Plugins/Linux/x64 package/LICENSE package/ThirdPartyNotices.txt) >"$work/npm.log" 2>&1 \
  || why "the registry has no $name $version, and npm did not give $npm_package: $(tail -n 1 "$work/npm.log")"

cat >"$work/make/$name.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
    <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
    <NoWarn>\$(NoWarn);CS1570;CS1572;CS1573;CS1587;CS1591;CS0618;CA2022;SYSLIB5001;NU5128</NoWarn>
    <Version>$version-local</Version>
    <Authors>Microsoft</Authors>
    <Description>ONNX Runtime, packed locally from its published sources and native library.</Description>
    <PackageLicenseFile>LICENSE</PackageLicenseFile>
  </PropertyGroup>
  <ItemGroup>
    <Compile Include="../package/Runtime/**/*.cs" />
    <Using Include="System.Reflection" />
    <PackageReference Include="System.Numerics.Tensors" Version="$tensors" />
    <None Include="../package/Plugins/Linux/x64/*.so" Pack="true" PackagePath="runtimes/linux-x64/native" />
    <None Include="../package/LICENSE;../package/ThirdPartyNotices.txt" Pack="true" PackagePath="/" />
  </ItemGroup>
</Project>
PROJECT
dotnet pack "$work/make/$name.csproj" -c Release "${alone[@]}" -o "$work/packed" >"$work/pack.log" 2>&1 \
  || why "the sources of $npm_package did not compile: $(grep -m 1 error "$work/pack.log")"

# The props file comes last and at once: while it is not there, nothing is switched.
mkdir -p "$feed"
cp "$work/packed/$name.$version-local.nupkg" "$feed/"
cat >"$work/Local.props" <<PROPS
<Project>
  <PropertyGroup>
    <RestoreAdditionalProjectSources>\$(RestoreAdditionalProjectSources);\$(MSBuildThisFileDirectory)</RestoreAdditionalProjectSources>
    <!-- What is packed here names the local version, a pre-release; releases are packed where the registry has the package. -->
    <NoWarn>\$(NoWarn);NU5104</NoWarn>
  </PropertyGroup>
  <ItemGroup>
    <PackageVersion Update="$name" Version="$version-local" />
  </ItemGroup>
</Project>
PROPS
mv "$work/Local.props" "$feed/Local.props"
