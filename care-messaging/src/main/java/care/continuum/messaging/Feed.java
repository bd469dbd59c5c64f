package care.continuum.messaging;

/// What the news of one topic means here. A bean of this type is all it takes to listen: topic, group, order,
/// retries, parking and the exactly-once effect are the inbox's.
///
/// Called strictly in order for one client, for different clients at once, and again for news that had its effect
/// already: [Aggregates#react] knows those. It never refuses; what it throws is either the world being broken
/// (retried for ever) or a bug (parked).
///
/// A redrive can be rehearsed: then [Aggregates] decide but write nothing. So a feed writes through them alone, on the
/// thread it is called on; what else it wrote would be written in a rehearsal too.
///
/// @param <E> the events of the topic
public interface Feed<E> {

    EventContract<E> hears();

    void on(E news, Origin origin);

    /// Does what of the news holds whatever else has to come first, such as forgetting a client: called before news
    /// is kept behind what is parked. Called again and again; [#on], which comes later, does it as well.
    default void evenOutOfTurn(E news) {}
}
