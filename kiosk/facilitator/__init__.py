"""The facilitator's place, behind her phrase and PIN."""
