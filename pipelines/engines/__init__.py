"""One function, shard in and shard out, on this machine or on many."""
