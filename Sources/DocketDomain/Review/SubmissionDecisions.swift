/// Decides which proposals of a submission are queued. Everybody may propose for a customer that they know by its id;
/// that shows them nothing of the profile, nor of what others propose: where they do not see it, a value that it has
/// already, or that waits already, is taken like any other, and closed as it is made. They are told only that they
/// have handed it in themselves.
struct SubmissionDecisions {
    let loaded: LoadedState
    let context: Context

    var viewer: Viewer { context.viewer }
    private var inForce: SchemaInForce { SchemaInForce(loaded: loaded, context: context) }

    func requirements(_ submission: Submission) -> [Requirement] {
        var requirements: [Requirement] = [.stream(.customer(submission.customerID)), .stream(.schema)]
        requirements += Visibility.sightRequirements(viewer)
        if let batch = submission.batchID { requirements.append(.stream(.batch(batch))) }
        if let thread = submission.threadID {
            requirements.append(.stream(.thread(thread)))
            // Only who sees the thread is told what stands in it.
            if loaded.thread(thread)?.state.isVisible(to: viewer) ?? false {
                requirements.append(.quotes(thread, Set(submission.lines.compactMap(\.sourceText))))
            }
        }
        guard loaded.has(.stream(.schema)) else { return requirements }
        for line in submission.lines {
            // A line that is wrong needs nothing: it is refused, with the reason, when it is decided.
            guard let checked = try? checkedValue(line) else { continue }
            requirements.append(.claim(claim(submission.customerID, checked.field, checked.value)))
            guard let customer = loaded.customer(submission.customerID)?.state else { continue }
            requirements.append(.claim(ownClaim(submission.customerID, checked.field, checked.value, customer)))
        }
        return requirements
    }

    func take(_ submission: Submission) throws(DocketError) -> ChangeSet {
        guard let customer = loaded.customer(submission.customerID) else {
            throw Visibility.noCustomer(submission.customerID)
        }
        try Visibility.refuseGone(customer.state, submission.customerID)
        guard !submission.lines.isEmpty else {
            throw DocketError(.invalidArgument, "The submission has no proposal. Give one JSON object a line.")
        }
        if let thread = submission.threadID { _ = try Visibility(loaded: loaded, viewer: viewer).livingThread(thread) }
        let fingerprint = try SubmissionFingerprint(submission)
        if let answered = try answered(submission, fingerprint) { return answered }

        let batch = submission.batchID ?? BatchID(context.makeID())
        var made = ProposalsMade()
        for line in submission.lines {
            do throws(DocketError) {
                let proposal = try proposal(line, of: submission, batch, customer.state, made)
                made.add(proposal, ArtifactID(context.makeID()))
            } catch {
                made.refused.append(
                    SubmissionOutcome.Refused(line: line.line, code: error.code, message: error.message))
            }
        }
        return decision(submission, batch, made, customer.version, fingerprint.text)
    }

    private func decision(
        _ submission: Submission, _ batch: BatchID, _ made: ProposalsMade, _ customerVersion: Int, _ fingerprint: String
    ) -> ChangeSet {
        var outcome = CommandOutcome()
        outcome.customerID = submission.customerID
        outcome.submission = SubmissionOutcome()
        outcome.submission?.refused = made.refused
        // What is known already is reported and stands in nobody's way.
        let isRefused = !submission.isPartial && made.refused.contains { $0.code != .alreadyExists }
        guard !isRefused, !made.items.isEmpty else { return ChangeSet(outcome: outcome) }
        outcome.submission?.batchID = batch
        outcome.submission?.items = made.items
        let submitted = BatchSubmitted(
            customerID: submission.customerID, threadID: submission.threadID, items: made.items,
            fingerprint: fingerprint, createdBy: creator(of: submission), createdAt: context.now)
        let waiting = made.proposals.count { $0.isKnown != true }
        let received = ProposalsReceived(batchID: batch, count: waiting)
        var changes = [
            inForce.guarded,
            StreamChange(stream: .batch(batch), expected: .noStream, events: [.batch(.submitted(submitted))]),
            StreamChange(
                stream: .customer(submission.customerID), expected: .exact(customerVersion),
                events: [.customer(.proposalsReceived(received))]),
        ]
        var claims: [ClaimChange] = []
        for (item, proposal) in zip(made.items, made.proposals) {
            changes.append(
                StreamChange(stream: .artifact(item.id), expected: .noStream, events: [.proposal(.made(proposal))]))
            claims += proposal.claims.map { .take($0, .artifact(item.id)) }
        }
        return ChangeSet(changes: changes, claims: claims, outcome: outcome)
    }

    /// The same submission under the same id is answered as it was before.
    private func answered(
        _ submission: Submission, _ fingerprint: SubmissionFingerprint
    ) throws(DocketError) -> ChangeSet? {
        guard let id = submission.batchID else { return nil }
        guard try TextRules.id(id.rawValue, of: "batch") == id.rawValue else {
            throw DocketError(.invalidArgument, "A batch's id has no white space around it; “\(id)” does.")
        }
        guard let batch = loaded.batch(id) else { return nil }
        guard fingerprint.matches(batch.fingerprint), batch.createdBy == creator(of: submission) else {
            throw DocketError(
                .alreadyExists,
                "There is a batch \(id) with other proposals already. Choose another id, or leave it out.")
        }
        var outcome = CommandOutcome()
        outcome.customerID = submission.customerID
        outcome.submission = SubmissionOutcome()
        outcome.submission?.batchID = id
        outcome.submission?.items = batch.items
        return .already(outcome)
    }

    private func creator(of submission: Submission) -> Creator {
        submission.agentID.map { Creator(type: .agent, id: $0) } ?? Creator(viewer)
    }

    // MARK: One line

    private func proposal(
        _ line: ProposalLine, of submission: Submission, _ batch: BatchID, _ customer: CustomerState,
        _ made: ProposalsMade
    ) throws(DocketError) -> ProposalMade {
        let (field, value) = try checkedValue(line)
        let message = try message(of: line, in: submission.threadID)
        let present = customer.value(field.key)
        let standing = try standing(field, value, of: submission.customerID, customer, made)
        let trigger: String? =
            if let name = line.workflowTrigger { try TextRules.name(name, as: "workflow trigger's name") } else { nil }
        return ProposalMade(
            customerID: submission.customerID, batchID: batch, batchOrdinal: made.items.count + 1,
            fieldKey: field.key, fieldName: field.label, proposedValue: value,
            previousValue: previous(line, field, present), previousGiven: given(line, field),
            isKnown: standing.isKnown ? true : nil, sourceText: line.sourceText,
            threadID: submission.threadID, messageID: message, confidence: line.confidence, workflowTrigger: trigger,
            schemaVersion: inForce.schema.version, claim: standing.claim, ownClaim: standing.ownClaim,
            createdBy: creator(of: submission), createdAt: context.now)
    }

    private func checkedValue(_ line: ProposalLine) throws(DocketError) -> (field: ProfileField, value: JSON) {
        let field = try inForce.field(line.fieldKey)
        return (field, try inForce.normalized(line.proposedValue, field))
    }

    /// What the agent took for the present value; in the profile's own writing where it says the same, so that only
    /// another value makes a proposal stale.
    private func previous(_ line: ProposalLine, _ field: ProfileField, _ present: JSON) -> JSON {
        guard line.previousValue != nil else { return present }
        guard let value = given(line, field) else { return .null }
        return !present.isNull && field.comparable(value) == field.comparable(present) ? present : value
    }

    /// The previous value as the line has it. It need not be one that the field allows: then it is kept as it is.
    private func given(_ line: ProposalLine, _ field: ProfileField) -> JSON? {
        guard let claimed = line.previousValue, !claimed.isNull else { return nil }
        return (try? inForce.normalized(claimed, field)) ?? claimed.logged
    }

    /// The message that the quote stands in.
    private func message(of line: ProposalLine, in thread: ThreadID?) throws(DocketError) -> MessageID? {
        if let quote = line.sourceText {
            guard !quote.trimmed.isEmpty, quote.utf8.count <= Limits.noteBytes else {
                throw DocketError(
                    .invalidArgument,
                    "A source_text has 1 to \(Limits.noteBytes) bytes; this one has \(quote.utf8.count).")
            }
        }
        guard let thread else { return nil }
        guard let quote = line.sourceText else {
            throw DocketError(
                .invalidArgument, "source_text is missing. Quote thread \(thread), or name no source.")
        }
        guard let message = loaded.quotes[thread]?[quote] else {
            throw DocketError(
                .invalidArgument,
                "source_text stands in no message of thread \(thread). Quote a message word for word.")
        }
        return message
    }
}
