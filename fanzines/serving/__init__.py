"""What small servers beside the app are made of: this machine's addresses, and a child that ends in time."""
