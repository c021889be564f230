"""Run the command line: `python -m countersay`."""

from countersay.cli.main import run

run()
