"""A command that ends with a sentence, whatever happens."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from lintreport.cli.saying import ENGLISH, _, collect


def show_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Print the version: the callback of an option."""
    if value:
        from lintreport.version import VERSION

        click.echo(f"lintreport {VERSION}")
        context.exit()


class Spoken(click.Command):
    """Has its headings in the language of LINTREPORT_LANG."""

    def format_usage(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is used."""
        pieces = " ".join(self.collect_usage_pieces(context))
        formatter.write_usage(context.command_path, pieces, prefix=_("用法：", "Usage: "))

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and the commands of a program."""
        options = (one for one in self.get_params(context) if isinstance(one, click.Option))
        records = [record for one in options if (record := one.get_help_record(context))]
        with _section(formatter, _("选项：", "Options:")):
            formatter.write_dl(records)
        if isinstance(self, click.Group):
            self.format_commands(context, formatter)

    def get_help_option(self, context: click.Context) -> click.Option | None:
        """The option that shows the help."""
        option = super().get_help_option(context)
        if option:
            option.help = _("显示这份帮助。", "Show this message and exit.")
        return option


class Command(Spoken):
    """Takes no argument for an option that may be the name of a file: a shell writes those of others for ``*``."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        """Read the arguments, unless one of them is the name of a file here."""
        options = arguments[: arguments.index("--")] if "--" in arguments else arguments
        for argument in options:
            if argument.startswith("-") and argument != "-" and os.path.lexists(argument):
                from lintreport.errors import ConfigError
                from lintreport.finding import Text

                raise ConfigError(
                    Text(
                        f"“{argument}”可能是选项，也可能是这里的同名文件：选项之后请写 --，再写文件",
                        f'"{argument}" may be an option or the file of that name here: write -- before the files',
                    )
                )
        return super().parse_args(context, arguments)


class Program(Spoken, click.Group):
    """Ends with a sentence, in the language that the command speaks, and 2 unless it has linted what it was given."""

    command_class = Command
    #: The commands, each with the module that holds it: a run imports the one that it is asked for.
    homes: Mapping[str, str] = {}

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of the commands, as the help lists them."""
        return list(self.homes)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the names of the commands and what they are for."""
        limit = formatter.width - 6 - max(map(len, self.homes))
        commands = ((name, self.get_command(context, name)) for name in self.homes)
        with _section(formatter, _("命令：", "Commands:")):
            formatter.write_dl([(name, command.get_short_help_str(limit)) for name, command in commands if command])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of a name."""
        if name not in self.homes:
            return None
        found = vars(import_module(f"lintreport.{self.homes[name]}"))[f"{name}_command"]
        assert isinstance(found, click.Command)
        return found

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run; whatever happens has a status that tells the truth."""
        from lintreport.ending import ended, open_streams

        open_streams()
        gc.disable()  # what a start loads is there to stay
        try:
            return super().main(*arguments, **options)
        except Exception as error:  # before a command was known
            raise SystemExit(ended(error, os.environ.get("LINTREPORT_LANG", "zh"))) from error
        finally:
            collect()  # which spares the end of the process a look at all that

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        """Read the command line."""
        with _fit_mistakes():
            return super().make_context(*arguments, **extra)

    def invoke(self, context: click.Context) -> Any:
        """Run the command."""
        said = context.ensure_object(dict)
        try:
            with _fit_mistakes():
                return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except (Exception, KeyboardInterrupt) as error:
            from lintreport.ending import ended

            lang = said.get("lang") or os.environ.get("LINTREPORT_LANG") or "zh"
            raise SystemExit(ended(error, lang, verbose=said.get("verbose", False))) from error


@contextmanager
def _section(formatter: click.HelpFormatter, heading: str) -> Iterator[None]:
    """A part of the help below its heading, which click would end with a colon of its own."""
    formatter.write_paragraph()
    formatter.write(f"{heading}\n")
    with formatter.indentation():
        yield


@contextmanager
def _fit_mistakes() -> Iterator[None]:
    """What click says of a command quotes it: fit to be shown, and in the language of LINTREPORT_LANG."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:  # which is the help, and in many lines
        raise
    except click.ClickException as error:
        from lintreport.ending import FAILED, fit, tell

        if isinstance(error, click.UsageError) and not ENGLISH:
            from lintreport.cli.mistakes import chinese

            tell(f"错误：{chinese(error)}")
            raise SystemExit(FAILED) from error
        vars(error)["message"] = fit(error.message)
        raise
