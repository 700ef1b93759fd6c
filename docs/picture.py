"""Draw docs/images/brief.png: the first screen of the shipped example's brief. Needs Chromium.

python docs/picture.py
"""

import subprocess
import tempfile
from pathlib import Path

from communique.brief import html
from communique.intake import items
from communique.pipeline import collect, read

ROOT = Path(__file__).parent.parent
SIZE = "1040,1180"


def main() -> None:
    """Write the brief of the example into a folder of its own and photograph it."""
    documents = [item.document for item in items([ROOT / "examples" / "ambrel-strait"]) if item.document]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "brief.html")
        page.write_text(html(collect(map(read, documents))), "utf-8")
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--user-data-dir={folder}/profile",
                f"--window-size={SIZE}",
                f"--screenshot={ROOT / 'docs' / 'images' / 'brief.png'}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
