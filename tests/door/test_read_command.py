"""The door `seqchef read`: lines in from everywhere, one result each, messages that help."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = "import sys; from seqchef.interfaces.cli.app import main; sys.argv[0] = 'seqchef'; main()"


def seqchef(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, its output in a pipe."""
    command = [sys.executable, "-c", MAIN, *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=60, check=False)


def objects(output: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.decode().splitlines()]


def test_lines_as_arguments_give_one_object_each_in_order() -> None:
    done = seqchef("read", "2 cups flour", "", "???", "1 egg")
    assert done.returncode == 0
    assert [found["text"] for found in objects(done.stdout)] == ["2 cups flour", "", "???", "1 egg"]
    assert [found["kind"] for found in objects(done.stdout)] == ["ingredient", "other", "other", "ingredient"]


def test_a_pipe_gives_one_object_for_each_line_also_for_empty_ones() -> None:
    lines = [f"{n} cups flour" for n in range(1, 600)] + ["", "  ", "salt"]
    done = seqchef("read", "-", stdin="\n".join(lines).encode() + b"\n")
    assert [found["text"] for found in objects(done.stdout)] == lines


@pytest.mark.parametrize(
    ("content", "note"),
    [
        ("2 cups flour\n½ tsp salt\n".encode(), ""),
        (b"\xef\xbb\xbf" + "2 cups flour\r\n½ tsp salt".encode(), ""),
        ("2 cups flour\n½ tsp salt\n".encode("windows-1252"), "windows-1252"),
        ("2 cups 面粉\n½ tsp salt\n".encode("gb18030"), "gb18030"),
    ],
)
def test_a_file_is_read_in_its_encoding(tmp_path: Path, content: bytes, note: str) -> None:
    file = tmp_path / "lines.txt"
    file.write_bytes(content)
    done = seqchef("read", "--file", str(file))
    assert done.returncode == 0
    assert objects(done.stdout)[1]["text"] == "½ tsp salt"
    assert note in done.stderr.decode()
    assert bool(note) == bool(done.stderr)


def test_the_only_argument_may_be_a_file(tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_text("2 cups flour\n1 egg\n", encoding="utf-8")
    done = seqchef("read", str(file))
    assert [found["name"] for found in objects(done.stdout)] == ["flour", "egg"]
    assert done.stderr.decode() == f"reading the file {file}\n"


def test_a_line_longer_than_any_file_name_is_a_line() -> None:
    assert len(objects(seqchef("read", "very " * 1000 + "ripe bananas").stdout)) == 1


def test_a_file_that_is_no_text_is_refused_with_one_line(tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    done = seqchef("read", "--file", str(file))
    assert done.returncode == 3
    assert done.stdout == b""
    assert "photo.png, row" in done.stderr.decode()
    assert "expected text" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_a_stray_control_character_does_not_cost_the_other_lines(tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_bytes(b"2 cups\x00 flour\n\x00\n1 egg\n")
    found = objects(seqchef("read", "--file", str(file)).stdout)
    assert [one["text"] for one in found] == ["2 cups\x00 flour", "\x00", "1 egg"]
    assert found[2]["name"] == "egg"


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    done = seqchef("read", "--file", str(tmp_path / "no.txt"))
    assert done.returncode == 3
    assert b"no.txt" in done.stderr


def test_an_empty_file_gives_nothing_and_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_bytes(b"")
    done = seqchef("read", "--file", str(file))
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_table_has_the_amount_as_a_cook_writes_it() -> None:
    done = seqchef("read", "1 1/2 cups flour", "2 (14 ounce) cans beans", "For the sauce:", "--format", "table")
    text = done.stdout.decode()
    assert "1 1/2 cup" in text
    assert "2 can, 14 oz each" in text
    assert "(heading)" in text


def test_an_unknown_format_is_a_usage_error() -> None:
    done = seqchef("read", "2 cups flour", "--format", "xml")
    assert done.returncode == 2
    assert b"known: table, jsonl, csv" in done.stderr


def test_lines_and_a_file_together_are_a_usage_error() -> None:
    assert seqchef("read", "2 cups flour", "--file", "-").returncode == 2


def test_a_missing_bundle_is_one_line_and_exit_code_5() -> None:
    done = seqchef("read", "2 cups flour", "--bundle", "label-klingon")
    assert done.returncode == 5
    assert b"label-klingon" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-c", MAIN, "read", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(b"2 cups flour\n" * 5000)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) in (0, -signal.SIGPIPE)
