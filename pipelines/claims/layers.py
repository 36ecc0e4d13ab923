"""A source → its layers, the best witness first: text, all visible words, structured data."""

from collections.abc import Iterator

from pipelines.records.pages import Layer
from pipelines.text import Reading

_BEST_FIRST = (Layer.TEXT, Layer.PAGE_TEXT, Layer.JSON_LD)


def layers_of(source: Reading) -> Iterator[Reading]:
    """Yield every layer that has words; a layer is read when it is asked for."""
    for layer in _BEST_FIRST:
        reading = source if layer is source.layer else source.other_layer(layer)
        if reading.text:
            yield reading


def lost_layers(source: Reading) -> Iterator[Reading]:
    """Yield the layers that have words beside the text."""
    return (layer for layer in layers_of(source) if layer.layer not in {Layer.TEXT, source.layer})
