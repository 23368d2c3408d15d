"""The generator in ONNX Runtime against the same model in PyTorch, over several steps at several numbers of rows."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from onnx import numpy_helper

from seqchef.errors import BadInput
from seqchef.inference.bundling import write_bundle, write_ensemble
from seqchef.inference.decoding import Decoding, decode
from seqchef.inference.generate import Generator
from seqchef.learning.data.padding import pad
from seqchef.learning.export import check_graph, graph_bytes
from seqchef.learning.layers.graph import Graph
from seqchef.learning.tasks.generate import GenerateConfig, GenerateTask
from seqchef.text.passages import Passage
from seqchef.text.subwords import BEGIN, END

FOODS = ("eggs", "butter", "leeks", "鸡蛋", "酱油")
TEXTS = [Passage(f"{verb} the {food} in {n} minutes.") for verb in ("Whisk", "把") for food in FOODS for n in (1, 25)]
PAIRS = [Passage(one.text.upper(), one.text) for one in TEXTS]
MODELS = (
    "gru(16)",
    "lstm(16, residual)*2 > linear(12)",
    "mingru(16) > slstm(16, heads=2)",
    "rnn(16) > deltanet(16, heads=2)",
    "conv(3, causal) > rglru(16)",
    "griffin(16) > transformer(16, heads=2, causal, window=4)",
    "positions(sinusoidal) > attention(4, causal, kv_heads=2)",
    "transformer(16, heads=2, causal, positions=rope, feedforward=swiglu, norm=rms)*2",
    "attention(2, causal, positions=alibi, window=1) > conv(1, causal)",
)
PAIR_MODELS = (
    "bigru(8) => gru(16) > attend(additive)",
    "conv(3) > bilstm(8) => lstm(16) > attend(dot)",
    "attention(2) => mingru(16, residual) > attend(general, residual, norm=layer)",
    "positions(sinusoidal) > transformer(16, heads=2) => positions(sinusoidal) > decoder(16, heads=2)*2",
    "bigru(8) => decoder(16, heads=2, positions=rope, window=3, norm=rms)",
)


def made(stack: str, seed: int = 0) -> GenerateTask:
    """An untrained model, with weights large enough that what it writes depends on them."""
    passages = PAIRS if "=>" in stack else TEXTS
    task = GenerateTask(GenerateConfig(stack=stack, size=16, pieces=330), passages, passages[:6], seed=seed)
    with torch.no_grad():
        for parameter in task.model.parameters():
            parameter.mul_(2.0)
    task.model.eval()
    return task


def bundle(task: GenerateTask, folder: Path, *, quantize: bool = False) -> Path:
    graphs = {file: graph_bytes(form.write, quantize=quantize) for file, form in task.graphs().items()}
    write_bundle(folder, "generate", {"name": folder.name, **task.facts()}, {**graphs, **task.files()})
    return folder


@pytest.mark.parametrize("stack", [*MODELS, *PAIR_MODELS])
def test_every_graph_gives_what_pytorch_gives(stack: str) -> None:
    for form in made(stack).graphs().values():
        assert check_graph(form.write, form.forward, form.cases) < 1e-5
        rows = {len(next(iter(case.values()))) for case in form.cases}
        assert len(rows) > 2


@pytest.mark.parametrize("stack", [*MODELS, *PAIR_MODELS])
def test_what_the_generator_foretells_is_what_training_sees(stack: str, tmp_path: Path) -> None:
    task = made(stack)
    found = Generator.load(bundle(task, tmp_path / "bundle")).log_probabilities(task._dev, task._dev_sources)
    with torch.no_grad():
        seen, lengths, wanted, _, *source = task._encode(task._dev, task._dev_sources)
        scores = task._writer.scores(task._writer(seen, lengths, task._begin(source)))
        expected = torch.log_softmax(scores, -1).gather(2, wanted[:, :, None])[:, :, 0].numpy()
    for row, own in enumerate(found):
        assert len(own) == lengths[row]
        np.testing.assert_allclose(own, expected[row, : len(own)], rtol=1e-5, atol=1e-4)


@pytest.mark.parametrize("stack", [*MODELS, *PAIR_MODELS])
@pytest.mark.parametrize("strategy", ["greedy", "beam", "sample"])
def test_the_generator_writes_what_pytorch_would(stack: str, strategy: str, tmp_path: Path) -> None:
    task = made(stack)
    generator = Generator.load(bundle(task, tmp_path / "bundle"))
    decoding = Decoding(strategy=strategy, longest=12)
    if "=>" in stack:
        read = list(task._dev_sources or [])
        expected = decode(task.next, task._begin(pad(read)), np.full(len(read), BEGIN), decoding, end=END)
    else:
        read = [[BEGIN]] * 3
        state = task._writer.backbone.initial_state(3)
        expected = decode(task.next, state, np.full(3, BEGIN), decoding, end=END)
    found = generator.write_pieces(read, decoding)
    assert [[one.pieces for one in row] for row in found] == [[one.pieces for one in row] for row in expected]
    for own, theirs in zip(found, expected, strict=True):
        assert own[0].score == pytest.approx(theirs[0].score, abs=1e-3)


@pytest.fixture(scope="module")
def language(tmp_path_factory: pytest.TempPathFactory) -> Generator:
    return Generator.load(
        bundle(made("gru(16) > transformer(16, heads=2, causal)"), tmp_path_factory.mktemp("lm") / "lm")
    )


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Generator:
    return Generator.load(bundle(made(PAIR_MODELS[0]), tmp_path_factory.mktemp("pair") / "pair"))


def test_prompts_of_all_lengths_together_get_what_each_gets_alone(language: Generator) -> None:
    prompts = ["", "Whisk the eggs", "把", "Whisk", "Whisk the eggs in 25 min", "鸡蛋"]
    decoding = Decoding(longest=9)
    together = language.continue_texts(prompts, decoding)
    assert together == [language.continue_texts([prompt], decoding)[0] for prompt in prompts]


def test_sources_of_all_lengths_together_get_what_each_gets_alone(answerer: Generator) -> None:
    sources = ["", "Whisk the eggs", "把", "leeks " * 12]
    together = answerer.answer(sources, Decoding(strategy="beam", longest=9))
    for source, answer in zip(sources, together, strict=True):
        (alone,) = answerer.answer([source], Decoding(strategy="beam", longest=9))
        assert (alone.text, alone.pieces) == (answer.text, answer.pieces)
        assert alone.score == pytest.approx(answer.score, abs=1e-5)


def test_draws_depend_on_the_seed_and_the_number_of_the_row(language: Generator) -> None:
    decoding = Decoding(strategy="sample", longest=8, seed=3)
    first = language.continue_texts(["Whisk", "把", "Whisk"], decoding)
    assert language.continue_texts(["Whisk", "Chop the leeks", "Whisk"], decoding)[2] == first[2]
    assert first[0].text != first[2].text


@pytest.mark.parametrize("strategy", ["greedy", "sample"])
@pytest.mark.parametrize("prompt", ["", "Whisk the le", "把鸡", "把 "])
def test_a_stream_joined_is_the_text(language: Generator, strategy: str, prompt: str) -> None:
    decoding = Decoding(strategy=strategy, longest=20)
    parts = list(language.stream(prompt, decoding))
    assert "".join(parts) == language.continue_texts([prompt], decoding)[0].text
    assert len(parts) > 1


def test_a_stream_of_answers_is_the_answer(answerer: Generator) -> None:
    decoding = Decoding(longest=15)
    assert "".join(answerer.stream("eggs", decoding)) == answerer.answer(["eggs"], decoding)[0].text


@pytest.mark.parametrize("prompt", ["Whisk the le", "Whisk the leeks", "Whisk the leeks ", "把鸡", "zz 🥚!"])
@pytest.mark.parametrize("strategy", ["greedy", "beam", "sample"])
def test_a_prompt_may_end_within_a_word(language: Generator, prompt: str, strategy: str) -> None:
    """The pieces written spell the held-back word first, and the text is what comes after it."""
    decoding = Decoding(strategy=strategy, longest=16)
    read, held = language._read([prompt], None)
    assert held is not None
    (written,) = language.write_pieces(read, decoding, allowed=held)
    (found,) = language.write([prompt], decoding)
    whole = language.subwords.decode([*read[0], *written[0].pieces])
    assert whole == prompt + found[0].text


def test_what_is_allowed_holds_for_each_row(answerer: Generator) -> None:
    V = len(answerer.subwords)

    def allowed(rows: Any, pieces: Any) -> Any:
        """Row 0 may write two pieces, row 1 four, of one kind each."""
        mask = np.zeros((len(rows), V), dtype=bool)
        for i, row in enumerate(rows):
            mask[i, END if pieces.shape[1] == 2 * (row + 1) else 300 + row] = True
        return mask

    found = answerer.write_pieces([[290, END], [290, 291, 292, END]], allowed=allowed)
    assert [texts[0].pieces for texts in found] == [(300, 300), (301, 301, 301, 301)]


def test_pieces_that_no_text_holds_are_never_written(language: Generator) -> None:
    drawn = language.write_pieces([[BEGIN]] * 40, Decoding(strategy="sample", temperature=50.0, longest=20))
    assert min(piece for (one,) in drawn for piece in one.pieces) > END


def test_an_ensemble_foretells_the_mean_of_probabilities(tmp_path: Path) -> None:
    folders = [bundle(made("gru(16)", seed), tmp_path / f"model-{seed}") for seed in (1, 2)]
    write_ensemble(tmp_path / "both", [str(folder) for folder in folders])
    sequences = made("gru(16)")._dev
    one, two, both = (Generator.load(folder).log_probabilities(sequences) for folder in (*folders, tmp_path / "both"))
    for a, b, joined in zip(one, two, both, strict=True):
        np.testing.assert_allclose(joined, np.log((np.exp(a) + np.exp(b)) / 2), atol=1e-6)


def test_an_ensemble_of_one_is_the_model(tmp_path: Path) -> None:
    folder = bundle(made(PAIR_MODELS[0]), tmp_path / "model")
    write_ensemble(tmp_path / "one", [str(folder)])
    sources = [one.source or "" for one in PAIRS[:5]]
    decoding = Decoding(strategy="beam", longest=8)
    assert Generator.load(tmp_path / "one").answer(sources, decoding) == Generator.load(folder).answer(
        sources, decoding
    )


def _other_pieces() -> GenerateTask:
    return GenerateTask(GenerateConfig(stack="gru(16)", size=16, pieces=330), TEXTS[:5], TEXTS[:4], seed=0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda: made("bigru(8) => gru(16) > attend(general)"), "form: "),
        (_other_pieces, "vocabulary: "),
    ],
)
def test_models_that_write_in_different_pieces_are_not_combined(
    change: Callable[[], GenerateTask], message: str, tmp_path: Path
) -> None:
    folders = [bundle(task, tmp_path / f"model-{i}") for i, task in enumerate((made("gru(16)"), change()))]
    with pytest.raises(BadInput, match=message):
        write_ensemble(tmp_path / "both", [str(folder) for folder in folders])


def test_weights_of_eight_bits_answer_nearly_alike(tmp_path: Path) -> None:
    task = made("gru(16)")
    whole, eight = (
        Generator.load(bundle(task, tmp_path / str(quantize), quantize=quantize)).log_probabilities(task._dev)
        for quantize in (False, True)
    )
    difference = max(float(np.abs(a - b).max()) for a, b in zip(whole, eight, strict=True))
    assert 0 < difference < 0.5
    sizes = [(tmp_path / str(quantize) / "step.onnx").stat().st_size for quantize in (False, True)]
    assert sizes[1] < 0.45 * sizes[0]


def test_embeddings_that_are_the_output_too_are_stored_once() -> None:
    task = made("gru(16)")
    graph = Graph()
    task.graphs()["step.onnx"].write(graph)
    tables = [numpy_helper.to_array(w) for w in graph.model().graph.initializer]
    assert sum(table.shape == (len(task.subwords), 16) for table in tables) == 1
    assert task._writer.own_output is None
    assert made("gru(20)")._writer.own_output is not None


def test_a_learned_table_of_positions_is_the_end(tmp_path: Path) -> None:
    stack = "positions(learned, longest=20) > gru(16)"
    generator = Generator.load(bundle(made(stack), tmp_path / "bundle"))
    prompt = "Whisk the eggs in 2"
    read, _ = generator._read([prompt], None)
    never_ending = generator.write_pieces(read, Decoding(longest=99), allowed=lambda rows, _: _all_but_end(generator))
    assert len(read[0]) + len(never_ending[0][0].pieces) == 20 + 1
    assert not never_ending[0][0].ended
    with pytest.raises(BadInput, match=r"text 2: \d+ pieces; expected 20 at most, which the model can read"):
        generator.continue_texts(["", "Whisk " * 40])


def _all_but_end(generator: Generator) -> Any:
    return (np.arange(len(generator.subwords)) != END)[None]


def test_a_model_is_asked_what_it_can_do(language: Generator, answerer: Generator) -> None:
    with pytest.raises(
        BadInput, match=r"continues texts: continue_texts\(prompts\); expected one that answers sources"
    ):
        language.answer(["eggs"])
    with pytest.raises(BadInput, match=r"answers sources: answer\(sources\); expected one that continues texts"):
        answerer.continue_texts(["eggs"])
    with pytest.raises(BadInput, match='strategy is "beam", which decides at the end'):
        next(language.stream("eggs", Decoding(strategy="beam")))


def test_states_keep_their_first_numbers() -> None:
    """sLSTM begins with a running maximum that is not zero, and caches begin empty."""
    facts = made("slstm(16) > attention(2, causal)").facts()["state"]
    assert sorted({slot["fill"] for slot in facts}) == [pytest.approx(-1e30), 0.0]
    assert [slot["shape"] for slot in facts if 0 in slot["shape"]] == [(2, 0, 8), (2, 0, 8)]
    fixed = [slot["fixed"] for slot in made(PAIR_MODELS[0]).facts()["state"]]
    assert fixed == [False, True, True, True]  # h of the decoder; keys, values and lengths of the memory


def test_the_order_of_rows_does_not_matter(language: Generator) -> None:
    prompts = [one.text[:9] for one in TEXTS] * 3
    order = list(range(len(prompts)))
    random.Random(0).shuffle(order)
    decoding = Decoding(longest=6)
    found = language.continue_texts(prompts, decoding)
    shuffled = language.continue_texts([prompts[i] for i in order], decoding)
    assert [shuffled[order.index(i)].text for i in range(len(prompts))] == [one.text for one in found]
