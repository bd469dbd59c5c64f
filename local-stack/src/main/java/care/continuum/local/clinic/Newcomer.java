package care.continuum.local.clinic;

import care.continuum.events.Channel;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A person who gets in touch. A phone or e-mail that is empty is not known.
public record Newcomer(
        String givenName,
        String familyName,
        LocalDate dateOfBirth,
        @Nullable String sex,
        String phone,
        String email,
        Channel channel,
        Reason reason,
        Track preferredTrack) {

    public String fullName() {
        return givenName + " " + familyName;
    }

    Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("givenName", givenName);
        body.put("familyName", familyName);
        body.put("dateOfBirth", dateOfBirth);
        if (sex != null) {
            body.put("sex", sex);
        }
        if (!phone.isEmpty()) {
            body.put("phone", phone);
        }
        if (!email.isEmpty()) {
            body.put("email", email);
        }
        body.put("channel", channel);
        body.put("reason", reason);
        body.put("preferredTrack", preferredTrack);
        return body;
    }
}
