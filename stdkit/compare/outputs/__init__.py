"""What a comparison is shown in: the terminal, a page for a browser, the 修订前后对照表 in Word and Excel."""
