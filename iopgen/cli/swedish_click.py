"""Click's own words in Swedish."""

from __future__ import annotations

from click import core, decorators, exceptions, formatting, parser, termui, types

WORDS = {
    "Usage:": "Användning:",
    "Options": "Val",
    "Commands": "Kommandon",
    "Positional arguments": "Argument",
    "Error: {message}": "Fel: {message}",
    "Error: invalid input": "Fel: svaret kunde inte läsas",
    "Aborted!": "Avbrutet.",
    "Show this message and exit.": "Visa den här hjälpen.",
    "Show the version and exit.": "Visa version.",
    "Try '{command} {option}' for help.": "Hjälp finns med {command} {option}.",
    "No such command {name!r}.": "Kommandot {name} finns inte.",
    "No such option {name!r}.": "Valet {name} finns inte.",
    "Did you mean {possibility}?": "Menade du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Menade du något av {possibilities}?",
    "Missing command.": "Ange ett kommando.",
    "Missing argument": "Argument saknas:",
    "Missing option": "Val saknas:",
    "Missing parameter": "Uppgift saknas:",
    "Missing {param_type}": "Uppgift saknas: {param_type}",
    "Missing parameter: {param_name}": "Uppgift saknas: {param_name}",
    "Invalid value: {message}": "{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint}: {message}",
    "Option {name!r} requires an argument.": "Valet {name} kräver ett värde.",
    "Option {name!r} requires {nargs} arguments.": "Valet {name} kräver {nargs} värden.",
    "Option {name!r} does not take a value.": "Valet {name} tar inget värde.",
    "Argument {name!r} takes {nargs} values.": "Argumentet {name} tar {nargs} värden.",
    "Got unexpected extra argument ({args})": "Ett argument för mycket: {args}",
    "Got unexpected extra arguments ({args})": "Flera argument för mycket: {args}",
    "{value!r} is not {choice}.": "{value} är inte {choice}.",
    "{value!r} is not one of {choices}.": "{value} är inte något av {choices}.",
    "{value!r} is not a valid {number_type}.": "{value} är inte ett tal.",
    "{value} is not in the range {range}.": "{value} ligger utanför det som kan anges: {range}.",
    "{name} {filename!r} does not exist.": "{name} {filename} finns inte.",
    "{name} {filename!r} is a directory.": "{name} {filename} är en mapp.",
    "{name} {filename!r} is a file.": "{name} {filename} är en fil.",
    "Choose from:\n\t{choices}": "Välj bland: {choices}",
    "required": "krävs",
    "default: {default}": "annars: {default}",
    "env var: {var}": "miljövariabel: {var}",
    "{name} {filename!r} is not readable.": "{name} {filename} får inte läsas.",
    "Couldn't detect Bash version, shell completion is not supported.": "Bash saknas eller är för gammalt.",
    "Shell completion is not supported for Bash versions older than 4.4.": "Bash är äldre än 4.4.",
    "file": "filen",
    "directory": "mappen",
    "path": "sökvägen",
}


def _swedish(message: str) -> str:
    return WORDS.get(message, message)


def _swedish_plural(one: str, many: str, number: int) -> str:
    return _swedish(one if number == 1 else many)


def install() -> None:
    """Nothing; from here on click speaks Swedish, since no catalogue of it exists for gettext."""
    for module in (core, decorators, exceptions, formatting, parser, termui, types):
        for name, own in (("_", _swedish), ("ngettext", _swedish_plural)):
            if hasattr(module, name):
                setattr(module, name, own)
