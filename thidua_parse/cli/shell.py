"""How the command line speaks where Typer does: help, wrong use, interruption, failures.

Typer's own words are English. The groups and commands made of these classes give help and messages
of wrong use in the chosen language, tell coded errors wherever they arise, and end with one line for
the person instead of a traceback.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import regex
from typer.core import TyperCommand, TyperGroup

from .common import EXIT_USAGE, LANGUAGE, exit_code_of, say, t, tell

#: exit code after Ctrl-C, as shells count it
INTERRUPTED = 130

#: Typer's sentences and what stands for them; ``\\1`` … take the parts over
_SENTENCES = tuple(
    (regex.compile(pattern), told)
    for pattern, told in (
        (r"Missing (?:argument|parameter)(?: '?([^']*)'?)?\.", r"Thiếu đối số \1."),
        (r"Missing option(?: '?(.*?)'?)?\.", r"Thiếu tùy chọn \1."),
        (r"No such command '(.*?)'\.", r"Không có lệnh “\1”."),
        (r"No such option: ([^\s(.]+)\.?", r"Không có tùy chọn \1."),
        (r"Did you mean (.*?)\?", r"Có phải ý bạn là \1?"),
        (r"\(Possible options: (.*?)\)", r"Các tùy chọn gần giống: \1."),
        (r"Invalid value for (.*?): ", r"Giá trị của \1 không hợp lệ: "),
        (r"Invalid value: ", "Giá trị không hợp lệ: "),
        (r"Value error, ", ""),
        (r"'([^']*)' is not one of (.*?)\.$", r"“\1” không thuộc các giá trị \2."),
        (r"Input should be greater than or equal to (\S+)", r"phải từ \1 trở lên"),
        (r"Input should be less than or equal to (\S+)", r"không được quá \1"),
        (r"Input should be a valid integer.*", "phải là số nguyên"),
        (r"Input should be a valid number.*", "phải là số"),
        (r"'([^']*)' is not a valid (?:integer|int)( range)?\.", r"“\1” không phải số nguyên."),
        (r"'([^']*)' is not a valid float( range)?\.", r"“\1” không phải số."),
        (r"(\S+) is not in the range (.*?)\.", r"\1 nằm ngoài khoảng \2."),
        (r"Option '?(.*?)'? requires an argument\.", r"Tùy chọn \1 cần có giá trị."),
        (r"Option '?(.*?)'? does not take a value\.", r"Tùy chọn \1 không nhận giá trị."),
        (r"Got unexpected extra arguments?(?:\(s\))? \((.*?)\)", r"Thừa đối số: \1."),
    )
)


def sentence(message: str) -> str:
    """Typer's message of wrong use in the chosen language; words that are not known stay."""
    if LANGUAGE == "en":
        return message
    for pattern, told in _SENTENCES:
        message = pattern.sub(told, message)
    return message


class _Spoken:
    """Help in the chosen language; stands before one of Typer's classes, whose help it words."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        typers: Any = super()
        with _headings():
            typers.format_help(ctx, formatter)

    def get_usage(self, ctx: Any) -> str:
        typers: Any = super()
        return _usage(typers.get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        typers: Any = super()
        return _told(typers.get_help_option(ctx))


class Command(_Spoken, TyperCommand):
    """A command whose help speaks the chosen language."""


class Group(_Spoken, TyperGroup):
    """The whole command line: its help, and what is said where a command cannot go on."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        for option in self.params:
            if (told := _completion().get(option.name or "")) is not None:
                setattr(option, "help", told)  # noqa: B010 - the base class does not declare it
        super().format_help(ctx, formatter)

    def main(
        self, args: Sequence[str] | None = None, prog_name: str | None = None,
        complete_var: str | None = None, standalone_mode: bool = True,
        windows_expand_args: bool = True, **extra: Any,
    ) -> Any:
        """Run and end the program with the code of the outcome."""
        code: Any = 0
        try:
            code = super().main(
                args, prog_name, complete_var, standalone_mode=False,
                windows_expand_args=windows_expand_args, **extra,
            )
            sys.stdout.flush()
        except BrokenPipeError:  # whoever read the output has had enough, such as "head"
            _close_quietly()
        except (KeyboardInterrupt, Exception) as error:
            code = _end(error)
        if code == INTERRUPTED:
            say(t(
                "Đã dừng theo yêu cầu. Tệp kết quả chưa ghi xong được bỏ; kho văn bản giữ những gì đã ghi.",
                "Stopped as asked. Unfinished output files were dropped; an archive keeps what was committed.",
            ))
        sys.exit(code if isinstance(code, int) else 0)


def _end(error: BaseException) -> int:
    """Tell why the program ends; its exit code."""
    from ..errors import ThiduaError, UsageError, system_reason

    kinds = [kind.__name__ for kind in type(error).__mro__]
    if isinstance(error, KeyboardInterrupt) or "Abort" in kinds:
        return INTERRUPTED
    if "NoArgsIsHelpError" in kinds:
        if message := str(error).strip():
            say(message)
        return EXIT_USAGE
    if "ClickException" in kinds:
        return _wrong_use(error)
    if not isinstance(error, ThiduaError):
        if os.environ.get("THIDUA_DEBUG"):
            raise error
        if isinstance(error, OSError):
            place = str(error.filename or t("đầu ra chuẩn", "standard output"))
            error = UsageError("TP725", path=place, reason=system_reason(error))
        else:
            error = UsageError("TP799", reason=f"{type(error).__name__}: {error}")
    tell(error)
    return exit_code_of(error)


def _wrong_use(error: Any) -> int:
    """Usage, the sentence, and how to get help."""
    context = getattr(error, "ctx", None)
    if context is not None:
        say(context.get_usage())
    say(t("Lỗi: ", "Error: ") + sentence(error.format_message()))
    path = context.command_path if context is not None else "thidua"
    say(t(f"Xem hướng dẫn: {path} --help", f"For help: {path} --help"))
    return int(getattr(error, "exit_code", EXIT_USAGE))


def _close_quietly() -> None:
    """Send what is still held for a closed pipe to nowhere, or Python complains at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage(text: str) -> str:
    if LANGUAGE == "en":
        return text
    for english, told in (
        ("Usage: ", "Cách dùng: "), ("[OPTIONS]", "[TÙY CHỌN]"), ("COMMAND [ARGS]...", "LỆNH [ĐỐI SỐ]..."),
    ):
        text = text.replace(english, told, 1)
    return text


def _completion() -> dict[str, str]:
    """Help of the options that Typer adds to the whole command line, by name."""
    if LANGUAGE == "en":
        return {}
    return {
        "install_completion": "Cài tính năng gõ tắt (phím Tab) cho dòng lệnh đang dùng.",
        "show_completion": "In mã của tính năng gõ tắt để tự cài.",
    }


def _told(option: Any) -> Any:
    if option is not None:
        option.help = t("In hướng dẫn này rồi thoát.", "Show this message and exit.")
    return option


@contextlib.contextmanager
def _headings() -> Iterator[None]:
    """Typer's headings in the chosen language while help is printed."""
    from typer import rich_utils

    words = {
        "ARGUMENTS_PANEL_TITLE": "Đối số", "OPTIONS_PANEL_TITLE": "Tùy chọn", "COMMANDS_PANEL_TITLE": "Các lệnh",
        "DEFAULT_STRING": "[mặc định: {}]", "REQUIRED_LONG_STRING": "[bắt buộc]",
    }
    kept = {name: getattr(rich_utils, name) for name in words if hasattr(rich_utils, name)}
    try:
        if LANGUAGE == "vi":
            for name in kept:
                setattr(rich_utils, name, words[name])
        yield
    finally:
        for name, value in kept.items():
            setattr(rich_utils, name, value)
