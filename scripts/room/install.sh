#!/bin/sh
# Sets a machine up that shows one exhibition and nothing else: install.sh [--say] SHOW PROGRAM
#
# SHOW is a published show folder, PROGRAM the environment fanzine-kiosk was installed into, for example
# /opt/fanzine-kiosk. --say tells what would be done and does nothing. DESTDIR, when set, is a folder that stands
# for the whole machine: files are put there, and nothing is switched on.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=${DESTDIR:-}
say=
if [ "${1:-}" = --say ]; then
    say=yes
    shift
fi
if [ $# -ne 2 ]; then
    echo "Say which show and where the program is: install.sh [--say] SHOW PROGRAM" >&2
    exit 2
fi
show=$1 program=$(cd "$2" && pwd)
[ -f "$show/manifest.json" ] || [ -f "$show/current" ] || {
    echo "$show holds no show." >&2
    exit 1
}
[ -x "$program/bin/fanzine-kiosk" ] || {
    echo "$program/bin/fanzine-kiosk is not there. Install the kiosk first." >&2
    exit 1
}
if [ -z "$root$say" ] && [ "$(id -u)" -ne 0 ]; then
    echo "Only root can set the machine up. Look first with --say, then run it with sudo." >&2
    exit 1
fi

# tell SENTENCE COMMAND...: says what is done, then does it
tell() {
    echo "$1"
    shift
    [ -n "$say" ] || "$@"
}

# On the machine itself, never in a folder that stands for one.
tell_here() {
    if [ -n "$root" ]; then
        echo "$1 (not done in $root)"
    else
        tell "$@"
    fi
}

put() {
    install -D -m "$3" "$here/$1" "$root$2"
}

put_unit() {
    install -d "$root/etc/systemd/system"
    sed "s|/opt/fanzine-kiosk|$program|" "$here/fanzine-exhibition.service" \
        >"$root/etc/systemd/system/fanzine-exhibition.service"
    chmod 644 "$root/etc/systemd/system/fanzine-exhibition.service"
}

put_show() {
    install -d "$root/srv/exhibition"
    rm -rf "$root/srv/exhibition/show.new"
    cp -R "$show" "$root/srv/exhibition/show.new"
    rm -rf "$root/srv/exhibition/show"
    mv "$root/srv/exhibition/show.new" "$root/srv/exhibition/show"
}

make_user() {
    id exhibition >/dev/null 2>&1 || useradd --system --shell /usr/sbin/nologin --home-dir /var/lib/fanzine-exhibition exhibition
}

own_show() {
    chown -R exhibition:exhibition /srv/exhibition
}

no_job_files() {
    if command -v cupsctl >/dev/null; then
        cupsctl PreserveJobFiles=No
    else
        echo "  There is no CUPS here, so there is nothing to set."
    fi
}

add_packages() {
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install cage xwayland >/dev/null
}

switch_on() {
    systemctl daemon-reload
    systemctl set-default graphical.target
    systemctl enable fanzine-exhibition.service
}

tell_here "Installing cage, which shows one program alone, and Xwayland, which that program needs." add_packages
tell_here "Making the user “exhibition”, whom nobody can log in as." make_user
tell "Copying the show to /srv/exhibition/show." put_show
tell_here "Giving the show to that user: beside it the exhibition writes its own journal, and nowhere else." own_show
tell "Putting the unit that starts the exhibition, again and again, into /etc/systemd/system." put_unit
tell "Allowing it a session on the screen (/etc/pam.d)." put fanzine-exhibition.pam /etc/pam.d/fanzine-exhibition 644
tell "Keeping the screen on: nobody falls asleep here (/etc/systemd/logind.conf.d)." \
    put logind.conf /etc/systemd/logind.conf.d/50-exhibition.conf 644
tell "Keeping the machine awake (/etc/systemd/sleep.conf.d)." put sleep.conf /etc/systemd/sleep.conf.d/50-exhibition.conf 644
tell_here "Telling the printing system to keep nothing of what was printed." no_job_files
tell_here "Starting the exhibition whenever the machine is switched on." switch_on
echo "Done. Restart the machine; it opens on the wall. To undo it: systemctl disable --now fanzine-exhibition"
