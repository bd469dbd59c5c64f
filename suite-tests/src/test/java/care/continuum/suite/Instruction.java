package care.continuum.suite;

import java.util.stream.Stream;

/// Something that a service is told to do, with names in braces for what is not known yet.
///
/// @param own whether the client it is about may do it
record Instruction(String method, String path, String body, boolean own) {

    /// What a client may not even do for themself.
    private static final String STAFFS = """
            POST /api/intake/inquiries {"givenName": "Ava", "familyName": "Lake", "dateOfBirth": "1990-05-17",
             "phone": "7045550177", "channel": "PHONE", "reason": "SUBSTANCE_USE", "preferredTrack": "DAY"}
            POST /api/intake/clients/{clientId}/readmission {}
            POST /api/intake/clients/{clientId}/risk-assessment {"assessedAt": "{past}", "risk": "LOW", "note": "Fine."}
            POST /api/intake/clients/{clientId}/crisis/resolution {}
            POST /api/intake/clients/{clientId}/death {}
            POST /api/intake/clients/{clientId}/assessment {"basis": "ASAM", "edition": "3", "levelOfCare": "2.1",
             "dimensions": {"1": 0, "2": 1, "3": 2, "4": 1, "5": 2, "6": 1}, "assessedOn": "{today}"}
            POST /api/intake/clients/{clientId}/enrollment {"track": "EVENING", "startDate": "{today}", "weeks": 1,
             "weeklyHours": 9, "needs": []}
            POST /api/intake/clients/{clientId}/suspension {}
            POST /api/intake/clients/{clientId}/resumption {}
            POST /api/intake/clients/{clientId}/track-change {"track": "EVENING"}
            POST /api/intake/clients/{clientId}/extension {"weeks": 1, "reason": "More."}
            PUT /api/intake/clients/{clientId}/treatment-plan {"goals": [], "nextReview": "{someday}"}
            POST /api/intake/clients/{clientId}/duplicates/{otherId} {"decision": "SAME_PERSON"}
            POST /api/intake/clients/{clientId}/disclosures {"recipient": "Harbor Counseling", "purpose": "treatment",
             "referralId": "{referralId}"}
            POST /api/intake/clients/{clientId}/disclosures/{referralId}/outcome {"sent": true}
            PUT /api/intake/clients/{clientId}/legal-hold {"reason": "A lawsuit."}
            DELETE /api/intake/clients/{clientId}/legal-hold {}
            POST /api/intake/clients/{clientId}/erasure {"reason": "Asked for it."}
            POST /api/ops/clock {"by": "P1D"}
            POST /api/scheduling/sessions {"clientId": "{clientId}", "kind": "INDIVIDUAL", "startsAt": "{noon}"}
            POST /api/scheduling/sessions/{sessionId}/reschedule {"by": "CLIENT", "reason": "Later.", "scope": "ONE",
             "startsAt": "{noon}"}
            POST /api/scheduling/sessions/{sessionId}/cancel {"by": "CLIENT", "reason": "Not now.", "scope": "ONE"}
            PUT /api/scheduling/sessions/{sessionId}/participants {"participants": []}
            POST /api/scheduling/clinicians {"name": "Ava"}
            PUT /api/scheduling/clinicians/{clinicianId}/hours {"hours": []}
            POST /api/scheduling/clinicians/{clinicianId}/feed {}
            DELETE /api/scheduling/clinicians/{clinicianId}/feed {}
            POST /api/scheduling/rooms {"name": "Room"}
            POST /api/scheduling/sections {"track": "DAY", "ageBand": "ADULT", "capacity": 12}
            PUT /api/scheduling/sections/{sectionId} {"capacity": 13}
            POST /api/scheduling/holidays {"date": "{someday}"}
            DELETE /api/scheduling/holidays/{date} {}
            POST /api/scheduling/tracks {"track": "DAY", "days": ["MONDAY", "WEDNESDAY", "FRIDAY"],
             "startsAt": "10:00", "endsAt": "13:00"}
            PUT /api/attendance/sessions/{sessionId}/sheet {"entries": [{"clientId": "{clientId}",
             "outcome": "NO_SHOW"}]}
            PUT /api/attendance/sessions/{sessionId}/clients/{clientId} {"outcome": "ATTENDED"}
            POST /api/attendance/sessions/{sessionId}/clients/{clientId}/check-out {}
            POST /api/attendance/clients/{clientId}/outreach {"attemptedAt": "{past}", "channel": "PHONE",
             "result": "REACHED"}
            POST /api/attendance/clients/{clientId}/completion {"goalsReviewed": true}
            POST /api/attendance/clients/{clientId}/completion-review {"reviewed": true}
            POST /api/attendance/clients/{clientId}/discharge {"disposition": "TRANSFERRED", "reason": "MOVED"}
            POST /api/aftercare/clients/{clientId}/death {"diedOn": "{today}"}
            POST /api/aftercare/clients/{clientId}/readmission/decline {"note": "No."}
            POST /api/aftercare/clients/{clientId}/referrals {"kind": "PSYCHIATRY"}
            POST /api/aftercare/appointments/{appointmentId}/book {}
            POST /api/aftercare/appointments/{appointmentId}/reschedule {}
            POST /api/aftercare/appointments/{appointmentId}/keep {}
            POST /api/aftercare/appointments/{appointmentId}/miss {}
            POST /api/aftercare/appointments/{appointmentId}/cancel {}
            POST /api/aftercare/follow-ups/{followUpId}/outcome {"result": "REACHED"}
            POST /api/aftercare/referrals/{referralId}/send {}
            POST /api/aftercare/referrals/{referralId}/hand-over {}
            POST /api/aftercare/referrals/{referralId}/accept {}
            POST /api/aftercare/referrals/{referralId}/decline {}
            POST /api/aftercare/referrals/{referralId}/schedule {"visitAt": "{noon}"}
            POST /api/aftercare/referrals/{referralId}/attend {}
            POST /api/aftercare/referrals/{referralId}/miss {}
            POST /api/aftercare/referrals/{referralId}/withdraw {}
            POST /api/aftercare/referrals/{referralId}/reopen {"note": "Again."}
            POST /api/aftercare/referrals/{referralId}/void {"note": "A mistake."}
            PUT /api/aftercare/partners {"items": []}
            PUT /api/aftercare/referral-table {"rows": [{"kind": "OUTPATIENT_COUNSELING",
             "dispositions": ["COMPLETED"]}]}
            POST /api/intake/break-glass/{id}/acknowledgement {}
            POST /api/scheduling/break-glass/{id}/acknowledgement {}
            POST /api/attendance/break-glass/{id}/acknowledgement {}
            POST /api/aftercare/break-glass/{id}/acknowledgement {}
            """;

    /// What a client may do for themself and for nobody else.
    private static final String OWN = """
            POST /api/intake/clients/{clientId}/screenings {"instrument": "GAD7", "administeredAt": "{past}",
             "answers": [0, 0, 0, 0, 0, 0, 0]}
            POST /api/intake/clients/{clientId}/consents {"type": "SPECIFIC_RECIPIENT", "discloser": "the clinic",
             "information": "all", "recipient": "a friend", "purpose": "none", "expires": "NONE",
             "statementsVersion": "1", "signedBy": "a friend", "signedOn": "{today}"}
            POST /api/intake/clients/{clientId}/consents/{consentId}/revocation {}
            POST /api/intake/clients/{clientId}/offer/accept {}
            POST /api/intake/clients/{clientId}/offer/decline {}
            POST /api/intake/clients/{clientId}/withdrawal {}
            POST /api/scheduling/clients/{clientId}/feed {}
            DELETE /api/scheduling/clients/{clientId}/feed {}
            POST /api/attendance/sessions/{sessionId}/clients/{clientId}/check-in {}
            POST /api/attendance/clients/{clientId}/support-group {"attendedOn": "{today}"}
            POST /api/aftercare/referrals/{referralId}/close {}
            """;

    /// All that the services take from people.
    static Stream<Instruction> all() {
        return Stream.concat(read(STAFFS, false), read(OWN, true));
    }

    private static Stream<Instruction> read(String text, boolean own) {
        return text.replace("\n ", " ").lines().map(line -> {
            var parts = line.split(" ", 3);
            return new Instruction(parts[0], parts[1], parts[2], own);
        });
    }

    String service() {
        return path.split("/", -1)[2];
    }

    @Override
    public String toString() {
        return method + " " + path + (own ? " for another" : "");
    }
}
