"""`python -m iopgen`."""

from .cli import main

main(prog_name="iopgen")
