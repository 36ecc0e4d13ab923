"""What `sourcecheck` runs: light, because worker processes import it again."""


def main() -> None:
    """Run the command line."""
    from crawler import cli

    cli.main()


if __name__ == "__main__":
    main()
