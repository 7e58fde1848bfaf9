"""The reviewer's documents: one child's case, through one lens, as a chronology that can be checked line by line."""
