"""Who made, wrote, said or did what a question names, as posts tell it."""
