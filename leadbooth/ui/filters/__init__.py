"""Which leads are meant: what is picked, the bar it is picked in, and the one place all pages share it by."""
