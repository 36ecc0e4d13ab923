"""Every record, in the order it is made: capture, document, citation, claim, check."""
