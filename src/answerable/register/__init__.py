"""The register: a web application that keeps what plans promise, built on the reader."""
