"""Run the command line: `python -m countersay`."""

from countersay.cli.main import run

# Worker processes import this module under another name; they must not start a run of their own.
if __name__ == "__main__":
    run()
