package care.continuum.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

class AttendanceSettingsTest {

    @Test
    void holidaysAreDaysOfTheClinicsOwnAndNoneByDefault() throws IOException {
        var file = new YamlPropertySourceLoader()
                .load("shipped", new ClassPathResource("application.yaml"))
                .getFirst();
        var shipped = ConfigurationPropertySource.from(file);
        var closed =
                new MapConfigurationPropertySource(Map.of("continuum.attendance.holidays", "2026-11-26, 2026-12-25"));

        assertThat(settings(new Binder(shipped)).holidays()).isEmpty();
        assertThat(settings(new Binder(closed, shipped)).holidays())
                .isEqualTo(List.of(LocalDate.of(2026, 11, 26), LocalDate.of(2026, 12, 25)));
    }

    private static AttendanceSettings settings(Binder settings) {
        return settings.bind("continuum.attendance", AttendanceSettings.class).get();
    }
}
