package care.continuum.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.gateway.route.RouteSettings.Inquiries;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

class InquiryLimitTest {

    private static final String HOME = "203.0.113.7";
    private static final String OFFICE = "203.0.113.8";
    private static final Duration NONE = Duration.ZERO;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final AtomicLong nanos = new AtomicLong();
    private final InquiryLimit limit = limits(3, 5, 100);

    @Test
    void anAddressGetsOneMoreInquiryAfterItsShareOfThePeriod() {
        askFrom(HOME, 3);

        assertThat(limit.take(HOME)).isCloseTo(Duration.ofMinutes(20), A_SECOND);
        later(Duration.ofMinutes(19));
        assertThat(limit.take(HOME)).isCloseTo(Duration.ofMinutes(1), A_SECOND);
        later(Duration.ofMinutes(1).plusMillis(1));
        assertThat(limit.take(HOME)).isEqualTo(NONE);
        assertThat(limit.take(HOME)).isCloseTo(Duration.ofMinutes(20), A_SECOND);
    }

    @Test
    void whatOneAddressIsRefusedTakesNothingFromOthers() {
        askFrom(HOME, 3);
        for (int time = 0; time < 50; time++) {
            assertThat(limit.take(HOME)).isPositive();
        }

        askFrom(OFFICE, 2);
    }

    @Test
    void allAddressesTogetherHaveALimitThatCostsARefusedOneNothing() {
        for (int host = 0; host < 5; host++) {
            askFrom("198.51.100." + host, 1);
        }
        for (int time = 0; time < 50; time++) {
            assertThat(limit.take(HOME)).isCloseTo(Duration.ofMinutes(12), A_SECOND);
        }

        later(Duration.ofMinutes(36).plusMillis(1));
        askFrom(HOME, 3);
    }

    @Test
    void whatIsGivenBackIsCountedNeitherForTheAddressNorForAll() {
        for (int time = 0; time < 20; time++) {
            askFrom(HOME, 1);
            limit.giveBack(HOME);
        }

        askFrom(HOME, 3);
        askFrom(OFFICE, 2);
        assertThat(limit.take(OFFICE)).isPositive();
    }

    @Test
    void anInquiryThatNobodyTakesInCostsNothing() throws Exception {
        for (int time = 0; time < 20; time++) {
            assertThat(answered(HttpStatus.SERVICE_UNAVAILABLE)).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        }
        for (int time = 0; time < 3; time++) {
            assertThat(answered(HttpStatus.BAD_REQUEST)).isEqualTo(HttpStatus.BAD_REQUEST);
        }

        assertThat(answered(HttpStatus.CREATED)).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void theAddressesOfOneIpv6NetworkCountAsOne() {
        askFrom("2001:db8:1:2::1", 1);
        askFrom("2001:db8:1:2:ffff::2", 1);
        askFrom("2001:db8:1:2:aaaa:bbbb:cccc:dddd", 1);

        assertThat(limit.take("2001:db8:1:2::1234")).isPositive();
        assertThat(limit.take("2001:db8:1:3::1")).isEqualTo(NONE);
    }

    @Test
    void onlySoManyAddressesAreRemembered() {
        var narrow = limits(3, 100_000, 100);
        for (int host = 0; host < 10_000; host++) {
            narrow.take("10.1.%d.%d".formatted(host / 250, host % 250));
        }

        assertThat(narrow.known()).isLessThanOrEqualTo(100);
    }

    private InquiryLimit limits(int perAddress, int overall, int addresses) {
        return new InquiryLimit(new Inquiries(perAddress, overall, Duration.ofHours(1), addresses), new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        });
    }

    private HttpStatusCode answered(HttpStatus intake) throws Exception {
        var request = new MockHttpServletRequest("POST", "/api/intake/inquiries");
        request.setRemoteAddr(HOME);
        return limit.filter(
                        ServerRequest.create(request, List.of()),
                        _ -> ServerResponse.status(intake).build())
                .statusCode();
    }

    private void askFrom(String address, int times) {
        for (int time = 0; time < times; time++) {
            assertThat(limit.take(address)).isEqualTo(NONE);
        }
    }

    private void later(Duration by) {
        nanos.addAndGet(by.toNanos());
    }
}
