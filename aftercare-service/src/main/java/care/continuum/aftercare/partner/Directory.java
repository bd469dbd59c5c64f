package care.continuum.aftercare.partner;

import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.Partner.Endpoint;
import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// All partners of the clinic, in the order in which they are proposed.
@Document("partners")
record Directory(@Id String id, List<Partner> partners) implements Aggregate<Directory> {

    static final String ID = "directory";

    Directory {
        partners = List.copyOf(partners);
    }

    static Directory empty() {
        return new Directory(ID, List.of());
    }

    @Override
    public @Nullable String client() {
        return null;
    }

    /// These partners and no others. A secret that is not given again stays as it is.
    Change<Directory> replacedBy(List<Partner> wanted) {
        var lacking = wanted.stream()
                .filter(partner -> lacksSecret(partner) && known(partner).isEmpty())
                .map(Partner::name)
                .toList();
        if (!lacking.isEmpty()) {
            throw new RuleBroken("secret-missing", "These endpoints need a secret: " + String.join(", ", lacking));
        }
        return Change.to(new Directory(id, wanted.stream().map(this::withSecret).toList()));
    }

    private Partner withSecret(Partner wanted) {
        var endpoint = wanted.endpoint();
        return endpoint == null || !lacksSecret(wanted)
                ? wanted
                : wanted.reachedAt(new Endpoint(
                        endpoint.url(), known(wanted).map(Endpoint::secret).orElseThrow()));
    }

    private static boolean lacksSecret(Partner partner) {
        var endpoint = partner.endpoint();
        return endpoint != null && endpoint.secret().isEmpty();
    }

    private Optional<Endpoint> known(Partner wanted) {
        return partners.stream()
                .filter(each -> each.partnerId().equals(wanted.partnerId()))
                .findFirst()
                .map(Partner::endpoint);
    }
}
