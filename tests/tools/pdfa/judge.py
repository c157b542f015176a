"""What pikepdf's judge of PDF/A says: ``python judge.py 2b FILE.pdf...`` prints a JSON list of findings a file.

Runs in an environment of its own (requirements.lock), since the program keeps an earlier pikepdf, which has no judge.
"""

import json
import sys

from pikepdf.pdfa import validate_written

flavour, *files = sys.argv[1:]
print(json.dumps([[str(found) for found in validate_written(file, flavour).findings] for file in files]))
