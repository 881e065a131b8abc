#!/bin/bash
# Says what is about to be done, does it, and says how long it took.
#
#   deploy/step.sh "what" COMMAND...
what=$1
shift
echo "── $what"
began=$(date +%s)
"$@"
status=$?
took=$(($(date +%s) - began))
if [ $status = 0 ]; then
    echo "── done in $took s"
else
    echo "── FAILED after $took s (exit status $status): $*" >&2
fi
exit $status
