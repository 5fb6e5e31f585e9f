"""An answer in the making, by a model or in the digests' own words, with its citations."""
