"""The papers that leave the house: first what they say, then the page they stand on."""
