import DocketAgents
package import DocketDomain
package import Foundation

/// Turns the notes of a meeting into proposals, by rules.
package struct NotesExtractor: Sendable {
    let workspace: any Workspace
    private let rules: ExtractionRules

    /// - Parameter rules: `extraction.json`
    package init(_ workspace: any Workspace, rules: Data) throws(DocketError) {
        self.workspace = workspace
        self.rules = try ExtractionRules(decoding: rules)
    }

    /// The text of a file of notes.
    ///
    /// - Throws: `invalidArgument` where it is none, with the line.
    package static func text(of bytes: Data) throws(DocketError) -> String {
        String(decoding: try TextEncoding.utf8(bytes), as: UTF8.self)
    }

    /// Finds what notes say of a customer.
    ///
    /// - Parameters:
    ///   - text: The notes as they were decoded.
    ///   - name: Of their file: its ending tells captions from text.
    ///   - day: Of the meeting.
    /// - Throws: `notFound` where the viewer does not see the customer.
    package func find(
        in text: String, named name: String, of customer: CustomerID, on day: CalendarDay
    ) async throws(DocketError) -> FoundInNotes {
        let profile = try await workspace.queries.customer(customer)
        let extractor = try ProfileExtractor(schema: profile.schema, rules: rules)
        return find(in: text, named: name, of: profile, by: extractor, adviser: try await adviser(), on: day)
    }

    /// Finds what messages say of a customer, read together: each day of them as one text, since days in it are counted
    /// from its own.
    ///
    /// - Parameter roster: Of the assistant that reads them too; only the rules do without one.
    package func find(
        in messages: [Message], of customer: CustomerID, asking roster: AgentRoster? = nil
    ) async throws(DocketError) -> FoundInNotes {
        let profile = try await workspace.queries.customer(customer)
        let extractor = try ProfileExtractor(schema: profile.schema, rules: rules)
        let adviser = try await adviser()
        var found: FoundInNotes?
        for sitting in NotesSitting.all(of: messages) {
            var read = find(
                in: sitting.text, named: "", of: profile, by: extractor, adviser: adviser, on: sitting.day)
            if let roster {
                read = try await asking(
                    roster.standard, of: roster, beside: read, in: sitting.text, of: profile, on: sitting.day)
            }
            let more = read.placed(in: sitting)
            found = found?.followed(by: more, order: profile.schema.fields.map(\.key)) ?? more
        }
        return found ?? FoundInNotes(items: [], leftOut: [], questions: [])
    }

    private func find(
        in text: String, named name: String, of profile: CustomerProfile, by extractor: ProfileExtractor,
        adviser: String?, on day: CalendarDay
    ) -> FoundInNotes {
        let extraction = extractor.extract(
            from: MeetingNotes(
                text: text, kind: Self.kind(of: text, named: name), day: day, customers: Self.names(of: profile),
                advisers: adviser.map { [$0] } ?? [], locale: Self.locale(of: profile)))
        return FoundInNotes(extraction, in: profile).news(for: profile)
    }

    /// Keeps the notes as a message, so that each quote can be read where it stands, and hands in what was found.
    ///
    /// - Parameters:
    ///   - thread: Where the notes go; a new thread unless one is named.
    ///   - visibility: Who sees a new thread.
    ///   - key: An idempotency key; each write has one that is derived from it.
    package func handIn(
        _ found: FoundInNotes, notes: String, of customer: CustomerID, batch: BatchID?, thread: ThreadID?,
        visibility: ThreadVisibility, on day: CalendarDay, key: String?
    ) async throws(DocketError) -> SubmissionOutcome {
        guard !found.items.isEmpty else { return SubmissionOutcome() }
        let place: ThreadID
        if let thread {
            place = thread
        } else {
            let name = try await workspace.queries.customer(customer).summary.name
            let made = try await workspace.perform(
                .createThread(NewThread(title: "Notes of \(day): \(name)", visibility: visibility)),
                idempotencyKey: key.map { "\($0)-thread" })
            guard let id = made.threadID else {
                throw DocketError(.internal, "The thread for the notes was made, but its place is unknown.")
            }
            place = id
        }
        try await workspace.perform(
            .send(OutgoingMessage(target: .thread(place), parts: [.text(notes)])),
            idempotencyKey: key.map { "\($0)-notes" })
        let outcome = try await workspace.perform(
            .propose(found.submission(of: customer, from: place, batch: batch)),
            idempotencyKey: key.map { "\($0)-proposals" })
        return outcome.submission ?? SubmissionOutcome()
    }

    /// The name of whoever works here: a relationship manager's own notes are by them.
    private func adviser() async throws(DocketError) -> String? {
        guard workspace.viewer.role != .agent else { return nil }
        let users = try await Page.all { page throws(DocketError) in try await workspace.queries.users(page: page) }
        return users.first { $0.id == workspace.viewer.userID }?.name
    }

    private static func names(of profile: CustomerProfile) -> [String] {
        let preferred = profile.values["preferred_name"]?.value.string
        return [profile.summary.name] + (preferred.map { [$0] } ?? [])
    }

    /// English as it is written where the customer lives.
    private static func locale(of profile: CustomerProfile) -> String {
        let country =
            profile.values["country_of_residence"]?.value.string ?? profile.values["nationality"]?.value.string
        guard let country, country.utf8.count == 2 else { return "en-GB" }
        return "en-\(country.uppercased())"
    }

    private static func kind(of text: String, named name: String) -> MeetingNotes.Kind {
        let name = name.lowercased()
        if name.hasSuffix(".vtt") || text.hasPrefix("WEBVTT") { return .vtt }
        if name.hasSuffix(".srt") { return .srt }
        let lines = text.split(whereSeparator: \.isNewline).prefix(200)
        let heads = lines.prefix(12).filter { line in
            ["from:", "to:", "subject:", "date:"].contains { line.lowercased().hasPrefix($0) }
        }
        if heads.count >= 2 { return .email }
        let spoken = lines.filter(Self.isSpoken)
        return spoken.count >= 3 && spoken.count * 2 > lines.count ? .transcript : .text
    }

    /// Whether a line begins with who says it: a short name in capitals before a colon, perhaps behind a time.
    private static func isSpoken(_ line: Substring) -> Bool {
        var rest = line.drop { $0 == " " }
        if rest.first == "[" || rest.first == "(", let end = rest.firstIndex(where: { $0 == "]" || $0 == ")" }) {
            rest = rest[rest.index(after: end)...].drop { $0 == " " }
        } else if rest.first?.isNumber == true {
            rest = rest.drop { $0.isNumber || $0 == ":" || $0 == "." }.drop { $0 == " " || $0 == "-" }
        }
        guard let colon = rest.firstIndex(of: ":"), let first = rest.first, first.isUppercase else { return false }
        let name = rest[..<colon]
        return name.count <= 40 && name.split(separator: " ").count <= 4
    }
}
