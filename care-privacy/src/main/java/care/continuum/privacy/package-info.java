/// What protects a client's data in every service: the audit log, break-glass access, and fields that are sealed with a
/// key per client.
@NullMarked
package care.continuum.privacy;

import org.jspecify.annotations.NullMarked;
