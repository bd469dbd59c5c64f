package care.continuum.aftercare.partner;

import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.PartnerDirectory;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
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

    /// A repeated command changes nothing. It is answered with the directory as it stands by then: each answer kept
    /// would be a whole one.
    List<Partner> replace(List<Partner> wanted, Command command) {
        directories.settle(Directory.ID, Directory::empty, Change::none);
        var _ = directories.amend(
                Directory.ID,
                command,
                known -> known.replacedBy(wanted),
                Answer.as(Integer.class, after -> after.partners().size()));
        return partners();
    }
}
