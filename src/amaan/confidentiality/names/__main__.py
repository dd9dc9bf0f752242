"""`python -m amaan.confidentiality.names`: the figures of the search over names."""

import sys

from amaan.confidentiality.names.measuring import report

if __name__ == "__main__":
    sys.stdout.write(report() + "\n")
