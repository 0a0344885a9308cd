"""Files that ship with the program: icons, the sample, texts; read with importlib.resources."""
