#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""embed_test.py BUILD: installs BUILD to a prefix, then builds and runs the outside projects against it."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent


def run(*command, status=0, **options):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, timeout=300, **options)
    if done.returncode != status:
        sys.exit(f"embed_test: {command} ended with {done.returncode}, not {status}:\n{done.stdout}")
    return done.stdout


def expect(condition, what):
    if not condition:
        sys.exit(f"embed_test: {what}")


def build(project, scratch, prefix, *flags):
    folder = scratch / project
    run("cmake", "-S", HERE / project, "-B", folder, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}", *flags)
    run("cmake", "--build", folder)
    return folder


def write_notes(folder):
    folder.mkdir()
    (folder / "quorvex.md").write_text("# Quorvex (夸维克斯)\n\nHQ: Tampere\n\nMakes wafers. 生产晶圆。\n", "utf-8")
    (folder / "borealis.md").write_text("# Borealis\n\nBuys wafers from [[quorvex]].\n", "utf-8")


def expect_symbols(library):
    """Nothing but the interface is shown."""
    listed = run("nm", "-D", "--defined-only", "-C", library).splitlines()
    names = [line.split(" ", 2)[2] for line in listed]
    strange = [name for name in names if not name.startswith(("tanxun::", "tanxun_"))]
    expect(not strange, f"the library shows {strange[:5]}")
    declared = "\n".join(path.read_text("utf-8") for path in (SOURCE / "include/tanxun").glob("*.h"))
    for name in names:
        last = name.removeprefix("tanxun::").split("(")[0].split("[")[0].split("::")[-1].lstrip("~")
        expect(last in declared, f"{name} is shown and in no public header")
    expect(len(names) > 50, f"the library shows {len(names)} symbols only")


def expect_search(program, index, environment=None):
    out = run(program, index, "where is the headquarters of Quorvex?", env=environment)
    expect("quorvex.md" in out and "\nanswered\n" in out and "Tampere" in out, f"search_notes printed\n{out}")
    expect("quorvex.md" in run(program, index, "晶圆", env=environment), "no hit for Han")
    run(program, index, "hovercraft", status=1, env=environment)
    run(program, index / "none", "x", status=2, env=environment)


def expect_live(program, index, notes):
    with subprocess.Popen([program, index, notes], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as live:
        lines = []

        def until(text):
            for line in live.stdout:
                lines.append(line.rstrip("\n"))
                if lines[-1].startswith(text):
                    return
            sys.exit(f"embed_test: live_index never said {text}: {lines}")

        until("indexed 2")
        expect("2/2" in lines, f"no progress: {lines}")
        until("watching")
        (notes / "fresh.md").write_text("# Fresh\n\n新的笔记 about zeppelins\n", "utf-8")
        until("revision 2")
        live.stdin.write("?zeppelins\n")
        live.stdin.flush()
        until("hits 1")
        until("fresh.md")
        live.stdin.write("end\n")
        live.stdin.flush()
        until("watched")
    expect(live.returncode == 0, f"live_index ended with {live.returncode}")


def main():
    built = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="tanxun-embed-") as name:
        scratch = pathlib.Path(name)
        prefix = scratch / "prefix"
        run("cmake", "--install", built, "--prefix", prefix)
        library = next(prefix.glob("lib*/**/libtanxun.so.*.*.*"))
        expect_symbols(library)
        expect("libtanxun.so.0" in run("objdump", "-p", library), "no SONAME")

        notes, index = scratch / "notes", scratch / "index"
        write_notes(notes)
        live = build("live", scratch, prefix) / "live_index"
        expect_live(live, index, notes)
        expect_search(build("search", scratch, prefix) / "search_notes", index)
        in_c = run(build("c", scratch, prefix) / "search_notes_c", notes, scratch / "c_index", "晶圆",
                   "where is the headquarters of Quorvex?")
        expect("quorvex.md" in in_c and '"state":"answered"' in in_c, f"search_notes_c printed\n{in_c}")

        pkg_config = {**os.environ, "PKG_CONFIG_PATH": str(next(prefix.glob("lib*/**/pkgconfig"))),
                      "LD_LIBRARY_PATH": str(library.parent)}
        flags = run("pkg-config", "--cflags", "--libs", "tanxun", env=pkg_config).split()
        run("g++", "-std=c++20", HERE / "search/search_notes.cc", "-o", scratch / "by_pkg_config", *flags)
        expect_search(scratch / "by_pkg_config", index, pkg_config)

        run("cmake", "-S", HERE / "subdirectory", "-B", scratch / "subdirectory", "-G", "Ninja",
            f"-DTANXUN_SOURCE_DIR={SOURCE}")


if __name__ == "__main__":
    begin = time.monotonic()
    main()
    print(f"embed_test: all outside projects work ({time.monotonic() - begin:.0f} s)")
