"""The printers of this computer, and handing them what is to be printed."""
