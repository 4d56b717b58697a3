"""How a DOCX is set, resolved as Word resolves it; worked out only where a rule asks."""
