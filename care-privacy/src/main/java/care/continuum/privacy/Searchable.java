package care.continuum.privacy;

import java.util.Collection;

/// An aggregate that can be found by values which are sealed: beside it stand keyed hashes of its terms, and whoever
/// searches asks for the hash of a term ([Vault#blind]) in [#FIELD].
public interface Searchable {

    /// Where the hashes stand in the document.
    String FIELD = "_find";

    /// What it can be found by, each as a whole.
    Collection<String> searchTerms();
}
