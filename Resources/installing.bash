# shellcheck shell=bash
# How Resources/setup installs docket, takes it away, and packages it; that script reads this file.
#
# What is installed is laid out first, in a folder of its own that stands for PREFIX ("the layout"). From there it is
# copied to PREFIX, or put into a package.

# Where the layout has its things. docket finds its resources by that path from its own folder. It is not the folder
# around it: in ~/.local that one is the user's workspace.
readonly resources_path=share/docket/resources
readonly bash_path=share/bash-completion/completions
readonly zsh_path=share/zsh/site-functions
readonly fish_path=share/fish/vendor_completions.d
readonly manual_path=share/man/man1

# What an installation has put where: a line for each file ("f PATH") and each folder that it made ("d PATH").
readonly record_path=$resources_path/.installed

umask 022
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Builds the program.
build_program() {
    if [[ $(id -u) -eq 0 && ${SUDO_USER:-root} != root ]]; then
        complain "root would leave files in $root that $SUDO_USER may not change. Build docket first, as $SUDO_USER:"
        complain "  Resources/setup --build"
        complain "and then name that build to root: --built .build/release/docket"
        return 1
    fi
    check_swift
    local build=(swift build --package-path "$root" --configuration release --product docket --disable-local-rpath)
    say "building docket, which takes some minutes: ${build[*]}"
    local commit
    commit=$(commit)
    if ! DOCKET_COMMIT=$commit "${build[@]}"; then
        complain "docket could not be built. What it needs from the system is installed by: Resources/setup"
        return 1
    fi
    built="$(DOCKET_COMMIT=$commit "${build[@]}" --show-bin-path)/docket"
    say "built $built"
}

# Prints the commit of the sources, with a plus where files were changed since; nothing where that is unknown.
commit() {
    local folder id
    folder=$(git -C "$root" rev-parse --show-toplevel 2>/dev/null) && [[ $folder -ef $root ]] || return 0
    id=$(git -C "$root" rev-parse --verify --quiet HEAD) || return 0
    [[ -z $(git --no-optional-locks -C "$root" status --porcelain) ]] || id+=+
    printf '%s\n' "$id"
}

# Checks that there is a build, and makes one where none was named.
need_build() {
    [[ -n $built ]] || build_program
    if [[ ! -f $built || ! -x $built ]]; then
        complain "there is no program at $built. Leave --built out to have it built."
        return 1
    fi
    [[ $built == /* ]] || built=$PWD/$built
    bundle=$(dirname "$built")/docket_Resources.resources
    [[ -d $bundle ]] || bundle=$(dirname "$built")/docket_Resources.bundle
    if [[ ! -d $bundle ]]; then
        complain "beside $built there is no docket_Resources.resources, which the build has made there."
        return 1
    fi
    # The manual and the package are of the commit's day, whenever they are made.
    local time
    if [[ -z ${SOURCE_DATE_EPOCH:-} ]] && time=$(git -C "$root" log -1 --format=%ct 2>/dev/null); then
        export SOURCE_DATE_EPOCH=$time
    fi
}

# lay_out FOLDER: puts all that is installed below it. Nothing is run from there: temporary files may not be programs.
lay_out() {
    local layout=$1 program=$1/bin/docket
    mkdir -p "$layout/bin" "$layout/share/docket" "$layout/$bash_path" "$layout/$zsh_path" "$layout/$fish_path" \
        "$layout/$manual_path"
    cp "$built" "$program"
    if [[ $(uname -s) == Darwin ]]; then strip -x "$program"; else strip "$program"; fi
    cp -R "$bundle" "$layout/$resources_path"
    "$built" completions bash >"$layout/$bash_path/docket"
    "$built" completions zsh >"$layout/$zsh_path/_docket"
    "$built" completions fish >"$layout/$fish_path/docket.fish"
    "$built" manual >"$layout/$manual_path/docket.1"
    find "$layout" -type d -exec chmod 755 {} +
    find "$layout" -type f -exec chmod 644 {} +
    chmod 755 "$program"
}

# Whether everything can be written below PREFIX; says what to do where it cannot.
check_writable() {
    local folder path
    for path in bin "$resources_path" "$bash_path" "$zsh_path" "$fish_path" "$manual_path"; do
        folder=$target/$path
        while [[ ! -e $folder ]]; do folder=$(dirname "$folder"); done
        if [[ ! -d $folder ]]; then
            complain "$folder is in the way: it is not a folder. Move it, or name another PREFIX."
            return 1
        fi
        [[ -w $folder && -x $folder ]] && continue
        complain "you may not write to $folder. Name a PREFIX of your own, such as ~/.local:"
        complain "  Resources/setup --$mode ~/.local"
        complain "or let root do it:"
        if [[ $mode == install ]]; then
            complain "  Resources/setup --build && sudo Resources/setup --install $place --built .build/release/docket"
        else
            complain "  sudo Resources/setup --uninstall $place"
        fi
        return 1
    done
}

# recorded f|d: the files or the folders that the record names, as far as they can be ours.
recorded() {
    [[ -r $target/$record_path ]] || return 0
    local ours='^(bin|share)/'
    [[ $1 == f ]] || ours='^(\.|bin|share)(/|$)'
    sed -n "s/^$1 //p" "$target/$record_path" | grep -E "$ours" | grep -vE '(^|/)\.\.(/|$)' || true
}

# make_folder PATH: makes a folder of PREFIX, with those around it, and records what it made.
make_folder() {
    local path=$1
    [[ ! -d $target/$path ]] || return 0
    if [[ $path == . ]]; then
        mkdir -p "$target" || return 1
    else
        make_folder "$(dirname "$path")" && mkdir "$target/$path" || return 1
    fi
    # Where the user's workspace is going to be nobody else may look.
    if [[ $target/$path -ef ${XDG_DATA_HOME:-${HOME:-}/.local/share}/docket ]]; then chmod 700 "$target/$path"; fi
    printf 'd %s\n' "$path" >>"$record"
}

# put PATH: copies a file of the layout. It gets its name last: a docket that runs goes on with the old one.
put() {
    local folder unfinished
    folder=$(dirname "$1")
    make_folder "$folder" && unfinished=$(mktemp "$target/$folder/.docket.XXXXXX") || return 1
    if ! { cp -p "$layout/$1" "$unfinished" && mv -f "$unfinished" "$target/$1"; }; then
        rm -f "$unfinished"
        return 1
    fi
    printf 'f %s\n' "$1" >>"$record"
}

keep_record() { cp "$record" "$target/$record_path" && chmod 644 "$target/$record_path"; }

install_program() {
    check_writable
    need_build
    layout=$scratch/layout record=$scratch/record
    lay_out "$layout"
    # Folders that an earlier installation has made are still ours.
    recorded d | sed 's/^/d /' >"$record"
    recorded f >"$scratch/before"
    local path
    while IFS= read -r path; do
        put "$path" && continue
        complain "$target/$path could not be written. Resources/setup --uninstall $place takes away what was."
        recorded f | sed 's/^/f /' >>"$record"
        keep_record
        return 1
    done < <(cd "$layout" && find bin share -type f | LC_ALL=C sort)
    # What an earlier docket had, and this one has not.
    while IFS= read -r path; do
        [[ -e $layout/$path ]] || rm -f "${target:?}/$path"
    done <"$scratch/before"
    keep_record
    remove_empty_folders "$record"
    say "docket $("$built" --version | sed -n 1p) is installed in $target"
    [[ -n ${DESTDIR:-} ]] || advise_shells
}

# What shells have to be told where they do not look into PREFIX by themselves.
advise_shells() {
    case :$PATH: in
        *":$prefix/bin:"*) ;;
        *) say "$prefix/bin is not on your PATH. Add it there: export PATH=\"$prefix/bin:\$PATH\"" ;;
    esac
    command -v zsh >/dev/null || return 0
    # shellcheck disable=SC2016 # zsh is to read it.
    grep -qxF "$prefix/$zsh_path" <<<"$(zsh -fc 'print -rl -- $fpath')" ||
        say "zsh completes docket with this line in ~/.zshrc, above compinit: fpath=(\"$prefix/$zsh_path\" \$fpath)"
}

# Removes the folders that a record names, as far as nothing is in them: the innermost first.
remove_empty_folders() {
    local path
    while IFS= read -r path; do
        [[ $path != . ]] || path=
        rmdir "$target/$path" 2>/dev/null || true
    done < <(sed -n 's/^d //p' "$1" | LC_ALL=C sort -ru)
}

uninstall_program() {
    if [[ ! -r $target/$record_path ]]; then
        complain "docket is not installed in $target: there is no $record_path in it."
        complain "Name the PREFIX that it was installed into. A Debian package is removed with: apt-get remove docket"
        return 1
    fi
    check_writable
    recorded d | sed 's/^/d /' >"$scratch/record"
    local path
    while IFS= read -r path; do
        rm -f "${target:?}/$path"
    done < <(recorded f)
    rm -f "$target/$record_path"
    remove_empty_folders "$scratch/record"
    say "docket is no longer installed in $target"
}

# Makes a Debian package in the folder.
package_program() {
    local command
    for command in dpkg-deb dpkg-shlibdeps; do
        command -v "$command" >/dev/null && continue
        complain "not found: $command. On Debian: apt-get install dpkg-dev"
        return 1
    done
    if [[ ! -d $place || ! -w $place ]]; then
        complain "the package cannot be written into $place. Make that folder, or name another one."
        return 1
    fi
    need_build
    if [[ $(objdump -p "$built") == *NEEDED*libswiftCore* ]]; then
        complain "$built needs Swift's own libraries, and those are in no package that this one could depend on."
        complain "Leave --built out, or make that build with: Resources/setup --build"
        return 1
    fi
    layout=$scratch/docket
    lay_out "$layout/usr"
    local program=$layout/usr/bin/docket documents=$layout/usr/share/doc/docket
    # Where Debian has such things.
    mkdir -p "$documents" "$layout/usr/share/zsh/vendor-completions" "$layout/DEBIAN"
    mv "$layout/usr/$zsh_path/_docket" "$layout/usr/share/zsh/vendor-completions/"
    rmdir "$layout/usr/$zsh_path"
    gzip -9n "$layout/usr/$manual_path/docket.1"
    gzip -9n <"$root/Sources/CHANGELOG.md" >"$documents/NEWS.gz"
    sed -n '/^## License/,$p' "$root/README.md" | sed 1,2d >"$documents/copyright"

    local version architecture dependencies file
    version=$(package_version)
    gzip -9n >"$documents/changelog.gz" <<CHANGELOG
docket ($version) unstable; urgency=medium

  * What has changed stands in NEWS.gz.

 -- $(maintainer)  $(date --utc --rfc-email ${SOURCE_DATE_EPOCH:+--date="@$SOURCE_DATE_EPOCH"})
CHANGELOG
    architecture=$(dpkg --print-architecture)
    dependencies=$(dependencies "$program")
    file=$place/docket_${version}_$architecture.deb
    cat >"$layout/DEBIAN/control" <<CONTROL
Package: docket
Version: $version
Architecture: $architecture
Maintainer: $(maintainer)
Installed-Size: $(du -k --apparent-size --summarize "$layout/usr" | cut -f 1)
Depends: $dependencies, tzdata
Recommends: $(printf '%s, ' "${font_packages[@]}")ca-certificates
Section: utils
Priority: optional
Description: keyboard-driven workbench for what AI agents make in chats
 docket keeps what agents make in chat threads (tables, documents, SQL queries,
 proposed changes of customers' profiles) as artifacts with an identity and a
 history, in a workspace that is a folder on your disk. People browse them in a
 terminal, decide what agents propose, and export what is worth sending; scripts
 do the same by commands.
CONTROL
    (cd "$layout" && find usr -type f -exec md5sum {} + | LC_ALL=C sort -k 2 >DEBIAN/md5sums)
    dpkg-deb --build --root-owner-group "$layout" "$file" >/dev/null
    say "made $file; install it with: sudo apt-get install $file"
}

# dependencies PROGRAM: the packages that have the libraries which it needs, and in which version.
dependencies() {
    local names answer
    # Libraries that it loads when it first needs them stand in it as mere names; a library that is linked with those
    # stands for it.
    names=$(strings -a "$1" | grep -xE 'lib[A-Za-z0-9.+_-]+\.so(\.[0-9a-z]+)+' | LC_ALL=C sort -u | sed 's/^/-l:/')
    mkdir "$scratch/debian"
    printf 'Source: docket\n\nPackage: docket\nArchitecture: any\n' >"$scratch/debian/control"
    # shellcheck disable=SC2086 # Each name is a word.
    if ! answer=$(cd "$scratch" && {
        cc -shared -o later.so -Wl,--no-as-needed $names && dpkg-shlibdeps -O "$1" later.so
    } 2>complaints); then
        cat "$scratch/complaints" >&2
        complain "the packages that docket depends on could not be found. Resources/setup installs them."
        return 1
    fi
    printf '%s\n' "${answer#shlibs:Depends=}"
}

# The version that was built, and what puts builds of one version in order: the time of the commit.
package_version() {
    local lines id time=""
    lines=$("$built" --version)
    id=$(sed -n 's/^commit \([0-9a-f]\{12\}\).*/\1/p' <<<"$lines")
    [[ -z $id ]] || time=$(TZ=UTC git -C "$root" log -1 --date=format-local:%Y%m%d%H%M%S --format=%cd "$id" 2>/dev/null) ||
        true
    printf '%s\n' "${lines%%$'\n'*}${time:++git$time.$id}"
}

# Who makes the package, as Debian's tools are told it, else git.
maintainer() {
    local name=${DEBFULLNAME:-} address=${DEBEMAIL:-}
    [[ -n $name ]] || name=$(git -C "$root" config user.name) || name=$(id -un)
    [[ -n $address ]] || address=$(git -C "$root" config user.email) || address=$(id -un)@localhost
    printf '%s <%s>\n' "$name" "$address"
}
