"""When something takes place: plain words of an editor in, dates and French sentences out."""
