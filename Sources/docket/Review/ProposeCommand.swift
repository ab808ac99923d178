import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket propose`: changes of a profile, for its relationship manager to decide.
struct ProposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "Hand in proposed changes of a customer's profile.",
        discussion: """
            Takes JSON lines, a proposal each: {"field_key","proposed_value","previous_value","source_text",\
            "confidence","workflow_trigger"}; only the first two have to be there. source_text is a word-for-word quote \
            of the thread that --source names. One refused line refuses all, unless --partial is given. Fields and what \
            is allowed in them: docket schema show --json.

            With --notes it takes the notes of a meeting instead (.txt, .md, .vtt, .srt), finds by rules what they say \
            of the customer, keeps them as a message and hands in what it found, each with its quote. What was almost \
            something is listed with the reason. Where a model is configured it reads them too: --agent names it, and \
            --agent offline asks none. --dry-run hands nothing in.
            """)

    @Option(help: ArgumentHelp("The customer.", valueName: "id"))
    var customer: String

    @Option(help: ArgumentHelp("An id for the batch; made up unless given.", valueName: "id"))
    var batch: String?

    @Option(help: ArgumentHelp("The thread that the quotes are from.", valueName: "thread:id"))
    var source: String?

    @Flag(help: "Take the good lines although others are refused.")
    var partial = false

    @Option(
        help: ArgumentHelp("Notes of a meeting to find proposals in, or - for standard input.", valueName: "file"),
        completion: .file())
    var notes: String?

    @Option(help: ArgumentHelp("The day of the meeting; today unless given.", valueName: "date"))
    var date: TimeArgument?

    @Flag(help: "With --notes: show what would be handed in, and hand nothing in.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "With --notes: the assistant that reads them too; the default one unless given.", valueName: "name"))
    var agent: String?

    @Argument(help: ArgumentHelp("The file; standard input unless given.", valueName: "file"), completion: .file())
    var file = "-"

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    private static let maximumBytes = 256 << 20

    func validate() throws {
        if notes == nil, dryRun || date != nil || agent != nil {
            throw ValidationError("--dry-run, --date and --agent are about notes: give them with --notes FILE.")
        }
    }

    func run() async throws {
        if let notes { return try await proposeFromNotes(notes) }
        let input = ProposalInput(try InputBytes.read(file, atMost: Self.maximumBytes))
        let session = try await global.openForWriting()
        let queries = session.workspace.queries
        let thread = try await sourceThread(queries)
        let customer = try await queries.customerID(customer)
        var outcome = SubmissionOutcome()
        if input.refused.isEmpty || partial && !input.lines.isEmpty {
            let submission = Submission(
                customerID: customer, batchID: batch.map { BatchID($0) }, threadID: thread,
                lines: input.lines, isPartial: partial)
            let done = try await session.workspace.perform(.propose(submission), idempotencyKey: write.idempotencyKey)
            outcome = done.submission ?? outcome
        }
        outcome.refused = (outcome.refused + input.refused).sorted { $0.line < $1.line }
        try global.output.show(outcome.wire) { Self.text(outcome) }
        if !outcome.refused.isEmpty { throw ExitStatus.badData }
    }

    private func proposeFromNotes(_ path: String) async throws {
        let bytes = try InputBytes.read(path, atMost: Limits.messageBytes)
        let text = try NotesExtractor.text(of: bytes)
        let session = try await dryRun ? global.open() : global.openForWriting()
        let queries = session.workspace.queries
        let day = CivilTime(date?.time ?? session.environment.now()).day
        let customer = try await queries.customerID(customer)
        let extractor = try session.notesExtractor()
        let roster = try session.roster()
        let thread = try await sourceThread(queries)
        let make = { () async throws(DocketError) in
            let rules = try await extractor.find(in: text, named: path, of: customer, on: day)
            let found = try await extractor.asking(agent, of: roster, beside: rules, in: text, of: customer, on: day)
            var outcome = SubmissionOutcome()
            if !dryRun {
                outcome = try await extractor.handIn(
                    found, notes: text, of: customer, batch: batch.map { BatchID($0) }, thread: thread,
                    visibility: session.settings.visibility(), on: day, key: write.idempotencyKey)
            }
            return NotesReport(
                wire: outcome.wire.adding(found.members), text: Self.text(found, outcome, isTrial: dryRun))
        }
        // A model may answer otherwise when it is asked again: the same request is not.
        let request: JSON = [
            "request": "propose notes", "notes": .string(text), "customer_id": .string(customer.rawValue),
            "batch_id": batch.map { .string($0) } ?? .null,
            "thread_id": thread.map { .string($0.rawValue) } ?? .null, "day": .string("\(day)"),
        ]
        let report =
            dryRun ? try await make() : try await session.workspace.once(write.idempotencyKey, request, make)
        try global.output.show(report.wire) { report.text }
    }

    private static func text(_ found: FoundInNotes, _ outcome: SubmissionOutcome, isTrial: Bool) -> String {
        var lines = found.items.map { item in
            let by = item.by == "rules" ? "" : ", \(item.by)"
            return VisibleText.line(
                "\(item.label): \(item.text)  (\(item.confidence.rawValue)\(by))  “\(item.sourceText)”")
        }
        lines += found.leftOut.map { VisibleText.line("Left out, \($0.reason): “\($0.sourceText)” (\($0.label))") }
        if let asked = found.asked {
            if asked.refused > 0 {
                lines.append(
                    VisibleText.line(
                        "\(asked.agent): \(Count.text(asked.refused, "finding")) left out, as not in the notes or no value."
                    )
                )
            }
            if let failure = asked.failure { lines.append(VisibleText.line("\(asked.agent): \(failure)")) }
        }
        lines += found.questions.map { VisibleText.line("Open: \($0.question)") }
        lines += outcome.refused.map { refused in
            let label = found.items.indices.contains(refused.line - 1) ? found.items[refused.line - 1].label : "?"
            return VisibleText.line("Not handed in: \(label): \(refused.message)")
        }
        if isTrial {
            lines.append("\(Count.text(found.items.count, "proposal")) found; nothing was handed in.")
        } else if let batch = outcome.batchID {
            lines.append(VisibleText.line("\(Count.text(outcome.items.count, "proposal")) in batch \(batch)."))
        } else {
            lines.append("Nothing was proposed.")
        }
        return lines.joined(separator: "\n")
    }

    private func sourceThread(_ queries: any WorkspaceQueries) async throws(DocketError) -> ThreadID? {
        guard let source else { return nil }
        guard source.contains(":") else { return try await queries.threadID(source) }
        guard case .thread(let id) = try Address(parsing: source) else {
            throw DocketError(.invalidArgument, "“\(source)” is no thread. Write --source thread:ID.")
        }
        return try await queries.threadID(id.rawValue)
    }

    private static func text(_ outcome: SubmissionOutcome) -> String {
        var lines = outcome.items.map { "Proposed \(VisibleText.line($0.fieldKey))  (artifact:\($0.id))" }
        lines += outcome.refused.map { VisibleText.line("Line \($0.line) refused: \($0.message)") }
        if let batch = outcome.batchID {
            lines.append(VisibleText.line("\(Count.text(outcome.items.count, "proposal")) in batch \(batch)."))
        } else {
            lines.append("Nothing was proposed.")
        }
        return lines.joined(separator: "\n")
    }
}

/// What came of notes, as it is kept for the same request.
private struct NotesReport: Codable {
    let wire: JSON
    /// The same in words.
    let text: String
}
