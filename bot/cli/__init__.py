"""The commands of `digestbot`; results on stdout, everything else on stderr."""
