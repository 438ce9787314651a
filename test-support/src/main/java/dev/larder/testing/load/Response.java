package dev.larder.testing.load;

/** What came back: the status and the whole body, as UTF-8. */
public record Response(int status, String body) {}
