"""The mean of the weights that a training passes through towards its end, which reads new text better than the last of them.

Stochastic weight averaging: Izmailov, Podoprikhin, Garipov, Vetrov, Wilson, UAI 2018. `names.cfg` names the callback.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.util import registry
from thinc.api import Model


@registry.callbacks("kg.keep_weights.v1")  # type: ignore[untyped-decorator]
def keep_weights(pipe: str, first: int, every: int, folder: str) -> Callable[[Language, Mapping[str, int]], None]:
    """A callback of the training loop that writes the weights of the pipe into a folder, from the step `first` on `every` so many."""

    def keep(nlp: Language, at: Mapping[str, int]) -> None:
        step = at["step"]
        if step >= first and step % every == 0:
            trained: Any = nlp.get_pipe(pipe)
            (Path(folder) / f"{step:06}").write_bytes(trained.model.to_bytes())

    return keep


def set_mean(model: Model[Any, Any], folder: Path) -> int:
    """Gives the model the mean of the weights in the folder, if there are any, and says how many there were."""
    files = sorted(folder.iterdir())
    kept = [model.copy().from_bytes(file.read_bytes()) for file in files]
    for node, *others in zip(model.walk(), *(other.walk() for other in kept), strict=True):
        for name in node.param_names if kept else ():
            if node.has_param(name):
                node.set_param(name, np.mean([other.get_param(name) for other in others], axis=0, dtype=np.float32))
    return len(files)
