"""Time the quantity finder on hostile text at n and 4n: a ratio near 4 is linear.

PYTHONPATH=src python bench/linear.py
"""

import time

from countersay.extraction.quantities.quantities import find_all

SHAPES = {
    "one run of digits": lambda n: "1" * n,
    "nested brackets": lambda n: "(" * n + "5" + ")" * n,
    "no space": lambda n: "a" * (10 * n) + "5" + "a" * n,
    "no space, digits between": lambda n: "a1" * n,
    "short words": lambda n: "a " * (5 * n),
    "short numbers": lambda n: "1 " * (n // 4),
    "one hundred and": lambda n: "one hundred and " * (n // 8),
    "million million": lambda n: "million " * (n // 4),
    "a million million": lambda n: "a " + "million " * (n // 4),
    "5 million million": lambda n: "5 " + "million " * (n // 4),
    "groups of three": lambda n: "123 " * (n // 4),
    "comma groups": lambda n: "1," + "234," * n,
    "pieces of": lambda n: "5 " + "pieces of " * (n // 4),
    "between": lambda n: "between 5 and " * (n // 16),
    "more than": lambda n: "more than " * (n // 4) + "5",
    "month names": lambda n: "May 5, " * (n // 8),
    "minus signs": lambda n: "-" * n + "5",
    "money signs": lambda n: "$ " * n + "5",
    "dots": lambda n: "a.b" * n + "5",
    "newlines": lambda n: "\n" * n + "5",
}


def seconds(text: str) -> float:
    start = time.process_time()
    find_all(text)
    return time.process_time() - start


def main() -> None:
    find_all("5 trucks")
    print(f"{'text':26s} {'chars':>9s} {'s at n':>8s} {'s at 4n':>8s} {'ratio':>6s}")
    for name, shape in SHAPES.items():
        small, large = shape(25_000), shape(100_000)
        first, second = seconds(small), seconds(large)
        print(f"{name:26s} {len(large):9d} {first:8.3f} {second:8.3f} {second / max(first, 0.001):6.1f}", flush=True)


if __name__ == "__main__":
    main()
