package care.continuum.web;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/// Which part of a list is asked for; an argument of controllers, from `page` (from 0, at most a million) and `size`
/// (50, at most 500).
public record PageQuery(int page, int size) {

    public static final int USUAL_SIZE = 50;
    public static final int LARGEST_SIZE = 500;

    /// So that what is skipped can be counted.
    public static final int LAST_PAGE = 1_000_000;

    public Pageable sorted(Sort sort) {
        return PageRequest.of(page, size, sort);
    }
}
