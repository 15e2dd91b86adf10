"""Microsoft Entra, keyed on directory and object: the one pair that no administrator elsewhere can copy."""
