#!/bin/bash
# Runs a fuzzer over the reader of data files, the JSON parser or the schema loader.
#
#   Tests/Fuzzing/run.sh file|json|schema [SECONDS]
#
# New interesting inputs gather in .build/fuzzing; what is worth keeping goes into corpus/, where the
# tests replay it. A crash leaves its input beside them, and libFuzzer says where.
set -euo pipefail

kind=${1:?file, json or schema}
seconds=${2:-600}
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
work=$root/.build/fuzzing
mkdir -p "$work/modules" "$work/found-$kind"

# The address sanitizer watches the memory that the row programs handle by hand.
flags=(-O -g -swift-version 6 -package-name svd_gateway -sanitize=fuzzer,address
    -parse-as-library -I "$work/modules" -I "$root/Sources/CByteScan/include"
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility -strict-memory-safety -suppress-warnings)

module() {
    local name=$1 object=$work/modules/$1.o
    if [ -e "$object" ] && [ -z "$(find "$root/Sources/$name" -newer "$object" -print -quit)" ]
    then return; fi
    echo "fuzzing: compiling $name"
    find "$root/Sources/$name" -name '*.swift' -print0 | xargs -0 swiftc "${flags[@]}" \
        -whole-module-optimization -module-name "$name" -emit-module \
        -emit-module-path "$work/modules/$name.swiftmodule" -emit-object -o "$object"
}
for name in StrictJSON SharingModel JSONSchema RecordValidation; do module "$name"; done

tests=$root/Tests/RecordValidationTests
swiftc "${flags[@]}" -use-ld=lld -D "FUZZ_${kind^^}" -module-name "Fuzz$kind" -o "$work/fuzz-$kind" \
    "$here/Harness.swift" "$tests/FuzzChecks.swift" "$tests/FuzzSchema.swift" "$work"/modules/*.o

cd "$work"
# What Swift's lazy globals hold through tagged pointers looks like a leak and is none.
exec "./fuzz-$kind" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
    -detect_leaks=0 \
    -dict="$here/$kind.dict" -artifact_prefix="$work/crash-$kind-" -print_final_stats=1 \
    "$work/found-$kind" "$here/corpus/$kind"
