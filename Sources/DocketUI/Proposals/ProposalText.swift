import DocketDomain
import TerminalKit

/// What the decision pane says of one proposal: what the profile has, what is proposed, by whom, and what to beware of.
struct ProposalText {
    let item: ReviewItem
    private let shared: SharedState
    private let rules: ProposalRules
    private let theme: Theme
    /// Whether nothing else on the screen names the customer.
    private let namesCustomer: Bool
    /// What became of it while it was shown.
    private let standing: String?

    /// Rows of values below which warnings still are in sight.
    private static let longestBeforeWarnings = 12

    init(
        _ item: ReviewItem, _ rules: ProposalRules, _ shared: SharedState, namesCustomer: Bool = false,
        standing: String? = nil
    ) {
        self.namesCustomer = namesCustomer
        self.standing = standing
        self.item = item
        self.rules = rules
        self.shared = shared
        theme = shared.appearance.styles
    }

    private var value: ShownValue { rules.shownValue(item.fieldKey) }

    /// - Parameter laidOut: The change as it was laid out the last time: it is used where it is still the same.
    func rows(width: Int, _ laidOut: ChangeRows? = nil) -> ProposalRows {
        let key = changeKey(width: width)
        let change = laidOut.flatMap { $0.key == key ? $0 : nil } ?? ChangeRows(key)
        let warnings = warnings(change).flatMap { $0.wrapped(to: width, rest: Line("  ")) }
        let isLong = change.rows.count > Self.longestBeforeWarnings
        let head = settled(width: width) + [heading(width: width), Line()] + (isLong ? warnings : [])
        var tail = isLong ? [] : warnings
        tail.append(Line())
        tail += Line(origin, theme.muted).wrapped(to: width, rest: Line("  "))
        if let decision = item.decision {
            tail += Line(words(of: decision), theme.strong).wrapped(to: width)
            if let edited = decision.editedValue { tail += accepted(edited, width: width) }
        }
        return ProposalRows(id: item.id, head: head, change: change, tail: tail)
    }

    /// What was accepted in place of the proposed value.
    private func accepted(_ edited: JSON, width: Int) -> [Line] {
        Line([Span("accepted value  ", theme.muted), Span(value.line(edited), theme.strong)])
            .wrapped(to: width, rest: "  ")
    }

    /// Says that it was settled while it was shown.
    private func settled(width: Int) -> [Line] {
        guard let standing else { return [] }
        let sign = shared.appearance.isAccessible ? "Warning: " : "⚠ "
        return Line("\(sign)\(standing)", theme.warning).wrapped(to: width, rest: Line("  "))
    }

    private func changeKey(width: Int) -> ChangeRows.Key {
        let texts = rules.texts(of: item)
        let isDecided = item.status != .pending
        let previous = item.previousValue.isNull ? nil : value.text(item.previousValue)
        return ChangeRows.Key(
            old: isDecided ? previous : texts.old, new: texts.new,
            before: item.isStale && !isDecided ? previous ?? "" : nil, isDecided: isDecided, isHidden: value.isHidden,
            hidesOld: item.hidesProfile, width: width, theme: theme, marksWords: shared.appearance.marksInText,
            text: ChangedText(isASCII: shared.appearance.showsOnlyASCII))
    }

    // MARK: The heading

    private func heading(width: Int) -> Line {
        let confidence = item.confidence
        let sign = confidence.map { shared.appearance.isAccessible ? "" : $0.sign + " " } ?? ""
        let word = confidence?.rawValue ?? "not stated"
        let right = Line([
            Span("confidence  ", theme.muted), Span(sign + word, confidence == .low ? theme.warning : theme.text),
        ])
        let whose = namesCustomer && !item.hidesCustomer ? " of \(item.customerName)" : ""
        let left = Line((item.fieldName + whose).shown, theme.strong)
        let room = width - right.width() - 2
        guard room >= 8 else { return left }
        let title = left.truncated(to: room)
        return title + Line(String(repeating: " ", count: max(1, width - title.width() - right.width()))) + right
    }

    // MARK: Warnings

    private func warnings(_ change: ChangeRows) -> [Line] {
        var texts: [String] = []
        let sign = shared.appearance.isAccessible ? "Warning: " : "⚠ "
        if item.isStale, item.status == .pending { texts.append("The profile has changed since this was proposed.") }
        if value.isHidden { texts.append("A sensitive value: \(shared.label(of: .reveal)) shows it.") }
        if let suspicious = change.suspicious, let warning = suspicious.warning {
            texts.append(warning)
            texts += letters(suspicious)
        }
        if let reason = rules.invalidity(of: item) { texts.append(reason) }
        if let whose = rules.whose(item) { texts.append(whose) }
        return texts.map { Line(sign + $0, theme.warning) }
    }

    /// Letters that only look like others, by their names.
    private func letters(_ suspicious: SuspiciousText) -> [String] {
        let text = value.text(item.proposedValue)
        var names: [String] = []
        for finding in suspicious.findings where finding.kind == .mixedScripts || finding.kind == .lookalike {
            for scalar in text.unicodeScalars[finding.range]
            where scalar.value > 0x24F && scalar.properties.isAlphabetic {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let name = "“\(scalar)” is U+\(digits.leftPadded(to: 4)) \(scalar.properties.name ?? "")"
                if !names.contains(name) { names.append(name) }
                if names.count == 4 { return names }
            }
        }
        return names
    }

    // MARK: Where it comes from

    private var origin: String {
        var parts = ["Proposed by \(shared.identity.name(of: item.createdBy))", shared.times.relative(item.createdAt)]
        if let thread = item.sourceThreadID { parts.append("from \(Address.thread(thread).short)") }
        return parts.joined(separator: " · ")
    }

    private func words(of decision: RecordedDecision) -> String {
        let reason = decision.reason.map { ": \($0)" } ?? ""
        let name = shared.identity.name(of: decision.by)
        return "\(decision.status.label) by \(name) · \(shared.times.relative(decision.at))\(reason)"
    }
}

extension ProposalStatus {
    /// As a sentence begins with it.
    var label: String {
        switch self {
        case .pending: "Pending"
        case .accepted: "Accepted"
        case .rejected: "Rejected"
        case .edited: "Accepted with a change"
        case .superseded: "Superseded"
        case .withdrawn: "Withdrawn"
        }
    }
}

extension Confidence {
    /// How full the circle is says the same as the word beside it.
    var sign: String {
        switch self {
        case .high: "●"
        case .medium: "◐"
        case .low: "○"
        }
    }
}
