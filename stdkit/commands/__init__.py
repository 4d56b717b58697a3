"""The commands of ``stdkit``, one module each: parse, call one verb, print, return the exit code."""
