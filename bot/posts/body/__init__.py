"""The blocks of a body arranged into sections and items: what names it, what parts it, what each line tells."""
