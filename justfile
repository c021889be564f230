# Every task that CI runs, under its name. `just` alone runs the quick ones.

default: lint types imports test gate

lint:
    uv run ruff check .
    uv run ruff format --check .

types:
    uv run mypy

imports:
    uv run lint-imports

test *args:
    uv run --all-extras pytest {{args}}

# Accuracy against pinned floors.
gate *args:
    uv run python gold/gate.py {{args}}

# Speed, and accuracy on public benchmarks where they are at hand.
bench *args:
    uv run python bench/run.py {{args}}

# The whole job on a generated archive, by stage; workers, memory, and a second run.
bench-archive *args:
    uv run python bench/archive.py {{args}}

docs:
    uv run python docs/generate.py --check

ci:
    bash .ci/run

# Many made-up worlds; the tests run a small share.
worlds *args:
    uv run python bench/worlds.py {{args}}

# Every reader and the extraction, led by what code an input reaches; the tests run a few seconds.
fuzz *args:
    uv run --group fuzz python -m bench.fuzz_atheris {{args}}

# The documentation as a site, in site/.
site:
    uv run --group docs mkdocs build

# Two independent solvers judge many random systems; the tests run a small share.
referees *args:
    uv run --group referees python bench/referees.py {{args}}

# How soon a browser shows the report of a large record; the tests look at the sizes of its pages.
bench-report *args:
    uv run --extra test python bench/report.py {{args}}

# One long series, many short ones, and a coupled system, with z3 beside them where it is installed.
bench-reconcile *args:
    uv run --extra solver --group referees python bench/reconcile.py {{args}}
