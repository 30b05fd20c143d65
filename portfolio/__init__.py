"""The pure core: data in, figures, findings and pages out. No file, clock, network or print."""
