from countersay.linking.name_clusters import Clusters, Node


def _nodes(count):
    return [Node(i, "place", str(i), str(i), None) for i in range(count)]


def test_joined_nodes_share_a_root():
    nodes = _nodes(4)
    clusters = Clusters(nodes)
    assert clusters.join(nodes[0], nodes[3])
    assert clusters.join(nodes[3], nodes[2])
    assert [[n.index for n in members] for members in clusters.members()] == [[0, 2, 3], [1]]


def test_groups_of_the_gazetteer_hold_through_joins():
    nodes = _nodes(3)
    clusters = Clusters(nodes)
    clusters.assign(nodes[0], "a")
    clusters.assign(nodes[1], "b")
    assert clusters.join(nodes[0], nodes[2])
    assert not clusters.join(nodes[2], nodes[1])
    assert len(clusters.members()) == 2
