"""The kiosk's own sentences, recorded by a mediator in a language the women who come speak."""
