"""A Word draft in the layout of GB/T 1.1—2020 from nothing but a document. Entry: ``stdkit.formats.docx.writer.write_fresh``."""
