"""The mail edge: reads a built site and its manifest, writes one finished message per mail."""
