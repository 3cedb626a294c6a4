"""Commands of the command line, one module each, which exports it as COMMAND; what two share is one folder up."""
