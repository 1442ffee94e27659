"""What assistive programs are told, beyond what Qt tells them of its own widgets."""
