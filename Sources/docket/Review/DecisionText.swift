import DocketDomain

/// Decisions in words.
enum DecisionText {
    /// What was decided, a line each.
    static func lines(_ outcome: ReviewOutcome, _ words: ProfileText) -> [String] {
        outcome.decided.map { decided in
            let field = VisibleText.line(words.label(decided.fieldKey))
            let value = words.line(decided.value, of: decided.fieldKey)
            let verb = decided.already ? "Already \(decided.status.rawValue)" : Self.verb(decided.status)
            return "\(verb) \(field): \(value)  (artifact:\(decided.proposal))"
        }
    }

    /// What was not decided and why, a line each.
    static func skipped(_ outcome: ReviewOutcome) -> [String] {
        outcome.skipped.map { VisibleText.line("Skipped artifact:\($0.proposal): \($0.message)") }
    }

    /// What was accepted and reads differently from what is stored.
    static func warnings(_ outcome: ReviewOutcome, _ words: ProfileText) -> [String] {
        outcome.decided.compactMap { decided in
            guard !decided.already, decided.status == .accepted || decided.status == .edited else { return nil }
            let value = words.schema.field(decided.fieldKey)?.text(of: decided.value) ?? decided.value.plainText
            return SuspiciousText(value).warning.map {
                "\(words.label(decided.fieldKey)): \($0) `docket review undo` takes it back."
            }
        }
    }

    /// Such as `12 accepted, 3 rejected, 1 skipped.`
    static func summary(_ outcome: ReviewOutcome) -> String {
        var parts = ProposalStatus.allCases.compactMap { status -> String? in
            let count = outcome.decided.count { $0.status == status && !$0.already }
            return count == 0 ? nil : "\(count) \(status.isTakenBack ? "taken back" : status.rawValue)"
        }
        let already = outcome.decided.count { $0.already }
        if already > 0 { parts.append("\(already) decided so already") }
        if !outcome.skipped.isEmpty { parts.append("\(outcome.skipped.count) skipped") }
        return parts.isEmpty ? "Nothing to decide." : parts.joined(separator: ", ") + "."
    }

    private static func verb(_ status: ProposalStatus) -> String {
        switch status {
        case .pending: "Took back"
        case .accepted: "Accepted"
        case .rejected: "Rejected"
        case .edited: "Accepted with a change"
        case .superseded: "Superseded"
        case .withdrawn: "Took back the correction of"
        }
    }
}

extension ProposalStatus {
    /// Whether it is what taking a decision back leaves.
    fileprivate var isTakenBack: Bool { self == .pending || self == .withdrawn }
}
