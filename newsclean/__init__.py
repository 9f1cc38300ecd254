"""newsclean: news pages in, clean article text and metadata out, with a reason for every line removed."""
