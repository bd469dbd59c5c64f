package care.continuum.aftercare.partner;

import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.Partner.Endpoint;
import care.continuum.aftercare.terms.PartnerDirectory;
import care.continuum.messaging.Aggregates;
import java.util.List;
import org.springframework.stereotype.Service;

/// Where the directory lies.
@Service
class PartnerDesk implements PartnerDirectory {

    private final Aggregates<Directory> directories;
    private final Seal seal;

    PartnerDesk(Aggregates<Directory> directories, Seal seal) {
        this.directories = directories;
        this.seal = seal;
    }

    @Override
    public List<Partner> partners() {
        return directories.find(Directory.ID).map(Directory::partners).orElse(List.of());
    }

    List<Partner> replace(List<Partner> wanted) {
        var closed = wanted.stream().map(this::closed).toList();
        return directories
                .settle(Directory.ID, Directory::empty, known -> known.replacedBy(closed))
                .partners();
    }

    private Partner closed(Partner partner) {
        var endpoint = partner.endpoint();
        return endpoint == null || endpoint.secret().isEmpty()
                ? partner
                : partner.reachedAt(new Endpoint(endpoint.url(), seal.closed(endpoint.secret())));
    }
}
