"""What every format shares: who sends, what became of each row, and what is wrong with those that could not be used."""
