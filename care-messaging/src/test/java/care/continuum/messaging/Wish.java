package care.continuum.messaging;

/// A command of the simulation: to add a line to a chapter, or to begin one with it. The line is the command's id.
record Wish(String line, String chapter, String client, boolean begins) {}
