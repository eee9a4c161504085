"""Where a mediator gives the kiosk a voice: each of its phrases, said in a language the women speak."""
