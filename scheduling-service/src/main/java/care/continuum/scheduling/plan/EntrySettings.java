package care.continuum.scheduling.plan;

import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What can be said of a session that is entered by hand, under `continuum.scheduling`.
///
/// @param modalities all that there are: the clinic's whole calendar shows them, so nothing may be written of a client
@ConfigurationProperties("continuum.scheduling")
record EntrySettings(@DefaultValue("other") List<String> modalities) {

    EntrySettings {
        modalities = List.copyOf(modalities);
    }

    /// As the clinic spells it, in whatever case it is asked for, and with blanks, hyphens or underscores.
    ///
    /// @throws BadInput where there is no such modality
    @Nullable
    String modality(@Nullable String asked) {
        return asked == null
                ? null
                : modalities.stream()
                        .filter(it -> plain(it).equals(plain(asked)))
                        .findFirst()
                        .orElseThrow(() -> new BadInput(
                                List.of(new Fault("modality", "must be one of " + String.join(", ", modalities)))));
    }

    private static String plain(String name) {
        return name.strip().replace('-', ' ').replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
