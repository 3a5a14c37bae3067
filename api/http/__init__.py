"""The HTTP door: questions and records over JSON, every refusal an RFC 9457 problem."""
