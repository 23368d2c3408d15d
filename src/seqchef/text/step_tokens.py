"""Tokens of a step: those of a line, but a full stop is always a token of its own, for sentences end in one."""

from collections.abc import Iterator

from seqchef.text.tokens import Token, tokenize


def step_tokens(text: str, language: str = "en") -> tuple[Token, ...]:
    """The tokens of a step, in order; white space alone gives none."""
    return tuple(part for token in tokenize(text, language) for part in _without_stop(token))


def _without_stop(token: Token) -> Iterator[Token]:
    bare = token.text.removesuffix(".")
    if bare == token.text or not bare or not bare[-1].isalnum():
        yield token
        return
    end = token.end - 1
    yield Token(bare, token.start, end, token.form.removesuffix("."))
    yield Token(".", end, token.end, ".")
