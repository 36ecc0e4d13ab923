"""The commands of `sourcecheck`, one module for each thing a person comes to do."""
