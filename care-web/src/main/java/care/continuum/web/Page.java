package care.continuum.web;

import java.util.List;
import java.util.function.Function;

/// A part of a list as every endpoint answers it.
///
/// @param page  from 0
/// @param size  how many a page has at most
/// @param total how many there are in all
public record Page<T>(List<T> items, int page, int size, long total) {

    public Page {
        items = List.copyOf(items);
    }

    public static <S, T> Page<T> of(org.springframework.data.domain.Page<S> found, Function<S, T> view) {
        return new Page<>(
                found.getContent().stream().map(view).toList(),
                found.getNumber(),
                found.getSize(),
                found.getTotalElements());
    }

    /// The part that the query asks for, of a list that is all there.
    public static <T> Page<T> of(List<T> all, PageQuery query) {
        var from = (int) Math.min(all.size(), (long) query.page() * query.size());
        var to = Math.min(all.size(), from + query.size());
        return new Page<>(all.subList(from, to), query.page(), query.size(), all.size());
    }
}
