"""Tables of the office's own records: read, checked row by row, shown before they are kept."""
