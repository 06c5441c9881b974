"""The words of the house: what cases, clauses, authorities and agreements are. Knows only `problem`."""
