"""The catalogue of technologies whose export from China is prohibited or restricted."""
