"""prometheus_client judges a text of metrics.

    metrics.py < text

Prints a JSON line for each sample: {"name", "labels", "value"}. Exit code 1 when the text cannot be read, when a family has no help or is of no
type, when a name is not one that Prometheus takes, or when a sample is there twice.
"""

import json
import re
import sys

from prometheus_client.parser import text_string_to_metric_families

NAME = re.compile(r"[a-z][a-z0-9_]*")


def main():
    text = sys.stdin.read()
    seen = set()
    bad = [] if text.endswith("\n") else ["no line feed at the end"]
    for family in text_string_to_metric_families(text):
        if not family.documentation or family.type == "unknown" or not NAME.fullmatch(family.name):
            bad.append(f"{family.name}: {family.type}, {family.documentation!r}")
        for sample in family.samples:
            key = (sample.name, tuple(sorted(sample.labels.items())))
            if key in seen:
                bad.append(f"twice: {key}")
            seen.add(key)
            print(json.dumps({"name": sample.name, "labels": sample.labels, "value": sample.value}))
    print("\n".join(bad), file=sys.stderr)
    sys.exit(bool(bad) or not seen)


if __name__ == "__main__":
    main()
