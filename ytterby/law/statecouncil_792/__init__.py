"""The Dual-Use Regulations, State Council Decree 792."""
