"""The same bytes from a cluster of two machines (here: two nodes on one), also where one of them is lost on the way."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from countersay import Options, examine
from countersay.exports.to_jsonl import jsonl_files
from countersay.runner.base import Runner
from countersay.runner.local import Local
from countersay.runner.on_ray import OnRay
from tests.archive import PER_MATTER, article
from tests.corpora import write_corpus
from tests.test_joining import NOUNS, figures, here, with_blocks

ray = pytest.importorskip("ray", reason="Ray is not installed: pip install countersay[ray]")
pytestmark = pytest.mark.slow


MEMORY = 100 * 1024 * 1024


def started(cluster: Any) -> Any:
    """Start a head; Ray itself gives one half a minute, which a busy machine may need more than once."""
    for left in (2, 1, 0):
        try:
            return cluster(
                initialize_head=True,
                head_node_args={"num_cpus": 0, "object_store_memory": MEMORY, "include_dashboard": False},
            )
        except Exception as error:
            if not left or "timed out during startup" not in str(error):
                raise
    raise AssertionError


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A head without processors, so that all work is done on nodes that can be lost."""
    quick = {
        "RAY_health_check_period_ms": "500",
        "RAY_health_check_failure_threshold": "6",
    }  # to see that a node is lost
    os.environ.update(quick | {"RAY_USAGE_STATS_ENABLED": "0"})
    from ray.cluster_utils import Cluster

    found = started(Cluster)
    found.add_node(num_cpus=1, object_store_memory=MEMORY)
    try:
        found.wait_for_nodes()
        yield found
    finally:
        ray.shutdown()
        found.shutdown()


def double(number: int) -> int:
    return 2 * number


def refuse(number: int) -> int:
    if number == 3:
        raise LookupError("three")
    return number


def linger(number: int) -> tuple[int, str]:
    """Take a while; say on which node."""
    time.sleep(0.4)
    return number, ray.get_runtime_context().get_node_id()


def test_results_come_in_order(cluster: Any) -> None:
    runner: Runner = OnRay(cluster.address)
    assert list(runner.map(double, range(30))) == list(Local().map(double, range(30)))
    assert list(runner.group(str.lower, "AbaB")) == list(Local().group(str.lower, "AbaB"))


def test_what_the_work_raises_is_raised_here(cluster: Any) -> None:
    with pytest.raises(LookupError, match="three"):
        list(OnRay(cluster.address).map(refuse, range(9)))


def test_only_so_many_items_are_held(cluster: Any) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = OnRay(cluster.address).map(double, items())
    assert next(results) == 0
    assert len(taken) <= 4 * 2 + 1
    results.close()  # type: ignore[attr-defined]


def second_node(cluster: Any) -> Any:
    """Add a node and wait until it works."""
    from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

    second = cluster.add_node(num_cpus=1, object_store_memory=MEMORY)
    cluster.wait_for_nodes()
    there = NodeAffinitySchedulingStrategy(node_id=second.node_id, soft=False)
    assert ray.get(ray.remote(num_cpus=1, scheduling_strategy=there)(linger).remote(1)) == (1, second.node_id)
    return second


def test_lost_node_loses_no_result(cluster: Any) -> None:
    second = second_node(cluster)
    nodes, results = [], []
    for number, node in OnRay(cluster.address).map(linger, range(16)):
        results.append(number)
        nodes.append(node)
        if nodes[-1:] == [second.node_id] and nodes.count(second.node_id) == 2:
            cluster.remove_node(second, allow_graceful=False)
    assert results == list(range(16))
    assert 2 <= nodes.count(second.node_id) < 12


def test_series_are_linked_on_the_cluster_though_a_node_is_lost(cluster: Any) -> None:
    """Blocks, the connected components of series, go to the nodes; the links are those of one process."""
    runner, taken = OnRay(cluster.address), []
    second = second_node(cluster)

    class Losing(OnRay):
        def map(self, work: Any, items: Any) -> Any:
            for result in runner.map(work, items):
                taken.append(result)
                if len(taken) == 1:
                    cluster.remove_node(second, allow_graceful=False)
                yield result

    assert with_blocks(figures(), Losing()) == here()
    assert len(taken) == len(NOUNS)


def test_record_is_that_of_one_process_though_a_node_is_lost(cluster: Any, tmp_path: Path) -> None:
    made = (article(matter * PER_MATTER + number, 8) for matter in range(2) for number in range(6))
    folder = write_corpus(tmp_path / "in", {Path(name).name: text for name, text in made})
    expected = jsonl_files(examine([folder]))
    second = second_node(cluster)
    lost: list[int] = []

    def lose(stage: str, done: int, total: int) -> None:
        if stage == "read" and done == 4 and not lost:
            lost.append(done)
            cluster.remove_node(second, allow_graceful=False)

    record = examine([folder], Options(runner=OnRay(cluster.address)), lose)
    assert lost == [4]
    assert jsonl_files(record) == expected
