"""Reading strangers' files into a store, and writing files for others."""
