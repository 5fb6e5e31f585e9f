"""The patterns of questions: for a list, a rank, an address, what is new; and the words of Chinese ones."""
