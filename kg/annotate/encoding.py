"""The vectors of words in their context: the sums of spaCy's `MaxoutWindowEncoder`, for a few hundred words at a time.

spaCy takes each step of a layer (a word beside its neighbours, the matrix, the largest of the pieces, the norm) over a whole batch and
makes new arrays for each; here a block of words goes through all of them while the processor has it at hand. Rounding may differ in the
last bits from spaCy's, as it does from one processor to another.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final, NamedTuple

import numpy
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import Model

from kg.annotate.embedding import not_trained, replace_layers

Rows = NDArray[numpy.float32]

#: What a layer of the encoder is made of, in order.
STEPS: Final = ["expand_window", "maxout", "layernorm", "dropout"]
#: Words of a block: what is worked out for them fits the cache next to the processor.
BLOCK: Final = 512
#: What keeps the norm of a row of equal numbers from a division by zero, as in thinc.
LEAST: Final = numpy.float32(1e-8)


class _Layer(NamedTuple):
    """The numbers of a layer: `weights` (window x width, pieces x width) and `bias` with one piece behind the other, those of the norm."""

    weights: Rows
    bias: Rows
    scale: Rows
    shift: Rows


def encode_in_blocks(nlp: Language) -> None:
    """Let the layers of a pipeline that look at a word and its neighbours work block by block; the pipeline is for reading only."""
    replace_layers(nlp, _encodes, lambda node: Model("encode_in_blocks", partial(_forward, _layer(node))))


def _encodes(node: Model[Any, Any]) -> bool:
    """Whether a node is one such layer, its result added to what came in."""
    return node.name.startswith("residual(") and [part.name for part in node.walk(order="dfs_pre") if not part.layers] == STEPS


def _layer(node: Model[Any, Any]) -> _Layer:
    maxout, norm = (next(part for part in node.walk() if part.name == name) for name in ("maxout", "layernorm"))
    weights, bias = numpy.asarray(maxout.get_param("W")), numpy.asarray(maxout.get_param("b"))
    by_piece = numpy.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
    return _Layer(by_piece, bias.T.flatten(), numpy.asarray(norm.get_param("G")), numpy.asarray(norm.get_param("b")))


def _forward(layer: _Layer, _: Model[Rows, Rows], rows: Rows, is_train: bool) -> tuple[Rows, Callable[[object], None]]:
    """The rows (words, width) with what their neighbours make of them added."""
    words, width = rows.shape
    window, outputs = layer.weights.shape
    beside = (window // width - 1) // 2
    padded = numpy.zeros((words + 2 * beside, width), rows.dtype)
    padded[beside : beside + words] = rows
    windows = sliding_window_view(padded.reshape(-1), window)[::width]
    result = numpy.empty_like(rows)
    side_by_side, products, squares = (numpy.empty((BLOCK, size), rows.dtype) for size in (window, outputs, width))
    for start in range(0, words, BLOCK):
        size = min(BLOCK, words - start)
        numpy.copyto(side_by_side[:size], windows[start : start + size])
        product = numpy.dot(side_by_side[:size], layer.weights, out=products[:size])
        product += layer.bias
        block = result[start : start + size]
        block[:] = product[:, :width]
        for piece in range(width, outputs, width):
            numpy.maximum(block, product[:, piece : piece + width], out=block)
        block -= numpy.add.reduce(block, axis=1, keepdims=True) / numpy.float32(width)
        square = numpy.multiply(block, block, out=squares[:size])
        variance = numpy.add.reduce(square, axis=1, keepdims=True) / numpy.float32(width)
        block *= (variance + LEAST) ** numpy.float32(-0.5)
        block *= layer.scale
        block += layer.shift
        block += rows[start : start + size]
    return result, not_trained
