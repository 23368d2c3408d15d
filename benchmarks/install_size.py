"""How much disk the base install takes: every file of every package in `.venv/base`, without pip and byte code."""

from importlib.metadata import distributions
from pathlib import Path

from benchmarks.record import PROJECT, record

SITE = PROJECT / ".venv" / "base" / "lib"
INSTALLERS = ("pip", "setuptools", "wheel")


def size(folder: Path) -> int:
    """Bytes of the files below a folder, without byte code."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")


def main() -> None:
    (site,) = SITE.glob("python*/site-packages")
    packages = {}
    for distribution in distributions(path=[str(site)]):
        name = distribution.metadata["Name"]
        files = [path.locate() for path in distribution.files or [] if path.suffix != ".pyc"]
        packages[name] = sum(Path(file).stat().st_size for file in files if Path(file).is_file())
    packages["seqchef"] = size(PROJECT / "src" / "seqchef")
    kept = {name: round(count / 1e6, 1) for name, count in sorted(packages.items()) if name not in INSTALLERS}
    record("install_size", {"megabytes": round(sum(kept.values()), 1), "packages": kept}, config={})


if __name__ == "__main__":
    main()
