#!/bin/sh
# Runs a test program (with its arguments) as an ordinary user where everything else runs as root. Cargo calls it as its
# runner. What root alone may look into, the checkout, the programs and the cache, keeps its paths: in a namespace of its
# own, an empty folder that everybody may enter lies over the first one that only root may enter, and what is needed is
# bound into that. Outside, nothing changes.
#
# FOLDERS names what is needed, a line each. CACHE is where tests keep what they make; the user gets one of its own, with
# what npm brought.
set -eu
umask 022

if [ "$(id -u)" -ne 0 ]; then
    exec "$@"
fi

work=$(mktemp -d /tmp/ordinary-user.XXXXXX)
trap 'rm -rf --one-file-system "$work"' EXIT
chmod 755 "$work"
mkdir "$work/cache" "$work/home" "$work/pictures" "$work/bound"
for made in "$CACHE"/npm-* "$CACHE"/jitsi-bundle-*; do
    if [ -d "$made" ]; then cp -a "$made" "$work/cache/"; fi
done
# Nobody in particular.
chown -R 65534:65534 "$work/cache" "$work/home" "$work/pictures"

export work
unshare --mount --propagation private -- sh -c '
    set -eu
    number=0
    echo "$FOLDERS" | while read -r folder; do
        mkdir "$work/bound/$number"
        mount --bind "$folder" "$work/bound/$number"
        number=$((number + 1))
    done
    echo "$FOLDERS" | while read -r folder; do
        path=
        IFS=/
        for name in $folder; do
            if [ -z "$name" ]; then continue; fi
            path=$path/$name
            if [ -d "$path" ] && [ -z "$(find "$path" -maxdepth 0 -perm -001)" ]; then
                mount -t tmpfs -o mode=755 closed "$path"
                break
            fi
        done
        unset IFS
    done
    number=0
    echo "$FOLDERS" | while read -r folder; do
        mkdir -p "$folder"
        mount --bind "$work/bound/$number" "$folder"
        number=$((number + 1))
    done
    export HOME="$work/home" BBW_MEET_CACHE="$work/cache" BBW_MEET_ARTEFACTS="$work/pictures"
    export TMPDIR=/tmp
    unset XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_RUNTIME_DIR
    exec setpriv --reuid=65534 --regid=65534 --clear-groups -- "$@"
' sh "$@" && well=0 || well=$?

if [ "$well" -ne 0 ]; then
    # What was seen when it failed.
    mkdir -p "$CACHE/artefacts"
    find "$work/pictures" -type f -exec cp {} "$CACHE/artefacts/" \;
fi
exit "$well"
