"""条款的表述: provision words and the provisions they make."""
