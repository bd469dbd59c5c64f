package care.continuum.web;

/// The group of constraints that hold for a while, such as a start that is at most so many days back.
/// They are told beside all other faults of a body, and refuse nothing alone: the decision does, so that
/// a command which was taken is answered alike (`Idempotency-Key`) however late it is repeated.
public interface Passing {}
