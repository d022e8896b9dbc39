"""What shows that something was done: files, documents by number and addresses, each as open as it may be."""
