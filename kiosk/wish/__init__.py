"""Where a maker meets what a facilitator asks about her pages."""
