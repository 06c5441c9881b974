"""Files → model. The only room that knows YAML, Markdown and folders."""
