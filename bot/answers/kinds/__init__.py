"""What kind of thing a question asks for, a sum, a day, a name, a count, and whether a text gives one."""
