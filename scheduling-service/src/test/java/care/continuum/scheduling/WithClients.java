package care.continuum.scheduling;

import care.continuum.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/// What tests of enrolled clients' calendars have in hand.
abstract class WithClients {

    @Autowired
    Wire wire;

    @Autowired
    MongoTemplate mongo;

    @LocalServerPort
    int port;

    Clients clients;

    @BeforeEach
    void begin() {
        clients = new Clients(wire, mongo, port);
    }
}
