"""How fast the product is, as ratios to known tools on the same machine in the same run."""
