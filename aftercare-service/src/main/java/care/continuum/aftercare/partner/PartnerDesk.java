package care.continuum.aftercare.partner;

import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.PartnerDirectory;
import care.continuum.messaging.Aggregates;
import java.util.List;
import org.springframework.stereotype.Service;

/// Where the directory lies.
@Service
class PartnerDesk implements PartnerDirectory {

    private final Aggregates<Directory> directories;

    PartnerDesk(Aggregates<Directory> directories) {
        this.directories = directories;
    }

    @Override
    public List<Partner> partners() {
        return directories.find(Directory.ID).map(Directory::partners).orElse(List.of());
    }

    List<Partner> replace(List<Partner> wanted) {
        return directories
                .settle(Directory.ID, Directory::empty, known -> known.replacedBy(wanted))
                .partners();
    }
}
