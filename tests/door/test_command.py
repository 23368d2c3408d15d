"""The command as a whole: what it lists, what it loads, how it ends."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import seqchef
from seqchef.interfaces.cli.app import COMMANDS, EVALUATE

SEQCHEF = Path(sys.executable).with_name("seqchef")
REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "cli.md"


def run(*arguments, **options):
    return subprocess.run([SEQCHEF, *arguments], capture_output=True, text=True, check=False, **options)


def modules_after(code):
    script = f"import sys\n{code}\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    return set(
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    )


def test_importing_seqchef_loads_no_engine():
    assert not modules_after("import seqchef") & {"numpy", "onnxruntime", "torch", "typer", "polars"}


def test_help_loads_no_engine():
    loaded = modules_after("from seqchef.interfaces.cli.app import app")
    assert "typer" in loaded
    assert not loaded & {"numpy", "onnxruntime", "torch", "polars", "rapidfuzz"}


def test_reading_loads_no_pytorch_and_no_data_frames():
    loaded = modules_after("import seqchef; seqchef.read('2 cups flour')")
    assert "onnxruntime" in loaded
    assert not loaded & {"torch", "onnx", "polars", "pandas", "safetensors"}


def test_the_version_is_the_packages():
    assert run("--version").stdout == f"seqchef {seqchef.__version__}\n"


@pytest.mark.parametrize("name", [*COMMANDS, *(f"evaluate {name}" for name in EVALUATE)])
def test_every_command_is_in_the_reference(name):
    assert f"## seqchef {name}\n" in REFERENCE.read_text(encoding="utf-8")


def test_an_unknown_command_is_a_usage_error():
    result = run("raed")
    assert result.returncode == 2
    assert "No such command" in result.stderr


def test_a_file_that_is_not_there_is_bad_input_in_one_line(tmp_path):
    result = run("forecast", str(tmp_path / "none.csv"))
    assert result.returncode == 3
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "none.csv" in result.stderr


def test_a_reader_that_goes_away_ends_the_command_quietly():
    lines = "\n".join(["2 cups flour"] * 5000)
    command = f'"{SEQCHEF}" read --format jsonl - | head -n 1; echo "${{PIPESTATUS[0]}}"'
    result = subprocess.run(["bash", "-c", command], input=lines, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == str(128 + signal.SIGPIPE)
    assert result.stderr == ""


def test_ctrl_c_ends_with_130_and_leaves_no_file(tmp_path):
    rows = "\n".join(f"series{i % 500},2024-01-{1 + i // 500:02d},{i % 7}" for i in range(500 * 28))
    (tmp_path / "sales.csv").write_text(f"unique_id,ds,y\n{rows}\n")
    command = [SEQCHEF, "forecast", "sales.csv", "--horizon", "2000", "--out", "forecasts.csv"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert [path.name for path in tmp_path.iterdir()] == ["sales.csv"]


def test_ctrl_c_while_a_library_is_imported_ends_with_130_as_well(monkeypatch, capsys):
    from seqchef.interfaces.cli import app as shell

    def importing():
        raise ImportError("half of it") from KeyboardInterrupt()

    monkeypatch.setattr(shell, "app", importing)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with pytest.raises(SystemExit) as ended:
        shell.main()
    assert ended.value.code == 130
    assert capsys.readouterr().err == "seqchef: interrupted\n"


def test_an_error_that_nobody_expected_is_not_hidden(monkeypatch):
    from seqchef.interfaces.cli import app as shell

    def failing():
        raise RuntimeError("a bug")

    monkeypatch.setattr(shell, "app", failing)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with pytest.raises(RuntimeError, match="a bug"):
        shell.main()
