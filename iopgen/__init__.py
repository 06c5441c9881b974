"""iopgen makes a complete, editable Swedish IOP agreement draft in Word from the facts of one partnership.

    case file → reading → Case ┐
    library   → reading → ClauseLibrary ┤→ assemble → Agreement → word → .docx
                                        └→ checks → problems    → review → what the lawyer reads

`cli` takes the command, `draft` joins the workers, `model` holds the words that they share.
"""

__version__ = "0.1.0"
