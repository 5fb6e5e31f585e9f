"""Which sentences of the posts answer, and what each is shown with."""
