"""Pure functions over lensed case files: journey, timeline, gaps, who knew what when."""
