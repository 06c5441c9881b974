"""Every rule that a library or a case must keep, one in each file: model → problems."""
