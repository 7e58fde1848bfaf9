"""JSON documents made of nodes that name each other: read node by node, in bounded memory, with nothing fetched."""
