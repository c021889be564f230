"""Claims beside the user's own tables: which agree, which differ, which cannot be compared, with query and rows."""
