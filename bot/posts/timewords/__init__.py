"""A small grammar of words for time, English and Chinese: tokens, rules over them, and the days they mean."""
