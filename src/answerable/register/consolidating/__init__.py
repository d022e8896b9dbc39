"""Reports that gather what was confirmed: figures, drafts, versions, documents and pictures."""
