"""Drafts: a reporter's file, in one of four formats, as a document with its citations."""
