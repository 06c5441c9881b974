"""What several rules lean on: whose agreements hold which texts, the words of a clause, what was found."""
