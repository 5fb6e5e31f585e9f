"""Numbers written in Chinese: 三, 十二, 两百零五, and digit by digit 二〇二六."""

#: 几 is left to those who take it for a few.
DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, **dict(zip("三四五六七八九", range(3, 10), strict=True))}
TENS = {"十": 10, "百": 100, "千": 1000}


def chinese_number(written: str) -> int:
    """Give the number that Chinese digits and tens say."""
    if not any(sign in TENS for sign in written):
        return int("".join(str(DIGITS[sign]) for sign in written))
    total = digit = 0
    for sign in written:
        digit, total = (0, total + (digit or 1) * TENS[sign]) if sign in TENS else (DIGITS[sign], total)
    return total + digit
