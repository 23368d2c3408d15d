"""Interfaces: doors to the outside; the command line. They print, log and exit; nothing below does."""
