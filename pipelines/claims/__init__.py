"""One room for each kind of claim, each with a finding and a checking door."""
