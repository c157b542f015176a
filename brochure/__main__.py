"""``python -m brochure``: the same as the ``brochure`` command."""

from brochure.cli import main

if __name__ == "__main__":
    main(prog_name="brochure")
