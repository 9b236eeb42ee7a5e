"""One run over files and folders: what changed, the processes or the cluster that extract it, and the store brought up to date."""
