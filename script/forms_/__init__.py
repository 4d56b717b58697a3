"""The Word forms of the papers, each written by a function; ``script/forms`` puts them into the package.

A module of this folder that has ``FORMS`` (template name → function that gives the bytes of its ``form.docx``) is found by itself.
The words for writing one are in ``builder``.
"""
