"""`python -m seqchef`: the command line; `torchrun -m seqchef train RUN.toml` starts several processes of it."""

from seqchef.interfaces.cli.app import main

if __name__ == "__main__":
    main()
