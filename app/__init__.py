"""The program: wires the store to the views, and holds the commands and the command line."""
