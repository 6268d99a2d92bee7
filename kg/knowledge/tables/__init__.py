"""The compile-time side of the knowledge base: each module turns some of the source tables into drafts of entries."""
