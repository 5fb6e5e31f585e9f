"""From page text, saved HTML pages and feeds to Markdown posts with our own front matter."""

from bot.posts.importing.drafts import Draft, Imported
from bot.posts.importing.forms import import_file
from bot.posts.importing.writing import Report, Written, import_paths, write_draft

__all__ = ["Draft", "Imported", "Report", "Written", "import_file", "import_paths", "write_draft"]
