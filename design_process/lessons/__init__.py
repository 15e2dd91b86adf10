"""What teams learned, told to others: lesson cards, the network's ledger of them, thanks. May use cycles and below."""
