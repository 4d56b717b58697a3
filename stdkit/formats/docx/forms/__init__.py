"""Word forms: a DOCX with tags (``{{ title }}``, ``{%tr for row in rows %}``) that data fill.

``open_form`` reads one and refuses what no form may hold; ``Form.used`` are the fields its tags name, in the body, the tables, the
headers, footers and notes; ``Form.fill`` gives the bytes of the filled document. What data say stays text: no tag, no markup.
"""

from stdkit.formats.docx.forms.form import Filled, Form, open_form
from stdkit.formats.docx.forms.tags import BUILT_IN, Used

__all__ = ["BUILT_IN", "Filled", "Form", "Used", "open_form"]
