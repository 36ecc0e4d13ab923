"""What an editor should look at: findings worst first, in words, lines and formats."""
