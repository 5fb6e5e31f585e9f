"""A small grammar of words for time, eight languages: tokens, rules over them, and the days they mean."""
