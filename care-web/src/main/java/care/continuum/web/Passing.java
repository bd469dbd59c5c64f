package care.continuum.web;

/// The group of constraints that hold for a while: what a command said once may break them when it comes again.
/// They are told beside the other faults of a body; where there is no other, the decision asks for them, which a
/// command that was taken before does not reach.
public interface Passing {}
