"""House rules of an institute, beside those of GB/T 1.1: one module a rule."""
