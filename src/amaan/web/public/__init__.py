"""Pages for everybody, without signing in: rights, an anonymous report, a question."""
