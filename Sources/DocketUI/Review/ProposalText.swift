import DocketDomain
import TerminalKit

/// What the decision pane says of one proposal: what the profile has, what is proposed, by whom, and what to beware of.
struct ProposalText {
    let item: ReviewItem
    private let shared: SharedState
    private let rules: ProposalRules
    private let theme: Theme

    /// Characters of a value that are laid out; an editor shows the rest.
    private static let longest = 20_000
    /// Rows of values below which warnings still are in sight.
    private static let longestBeforeWarnings = 12

    /// The selected proposal; nil where there is none.
    init?(_ review: ReviewScreen, _ shared: SharedState) {
        guard let item = review.selection else { return nil }
        self.item = review.selectedDetails?.item ?? item
        self.shared = shared
        rules = review.rules(shared)
        theme = shared.appearance.styles
    }

    private var value: ShownValue { rules.shownValue(item.fieldKey) }

    func lines(width: Int) -> [Line] {
        let values = values(width: width)
        let warnings = warnings.flatMap { $0.wrapped(to: width, rest: Line("  ")) }
        var lines = [heading(width: width), Line()]
        // Below a long value nobody would see them.
        lines += values.count > Self.longestBeforeWarnings ? warnings + values : values + warnings
        lines.append(Line())
        lines += Line(origin, theme.muted).wrapped(to: width, rest: Line("  "))
        if let decision = item.decision { lines += Line(words(of: decision), theme.strong).wrapped(to: width) }
        return lines
    }

    // MARK: The heading

    private func heading(width: Int) -> Line {
        let confidence = item.confidence
        let sign = confidence.map { shared.appearance.isAccessible ? "" : $0.sign + " " } ?? ""
        let word = confidence?.rawValue ?? "not stated"
        let right = Line([
            Span("confidence  ", theme.muted), Span(sign + word, confidence == .low ? theme.warning : theme.text),
        ])
        let left = Line(
            Sanitizer(invisibles: .revealed, lineBreaks: .marked).clean(item.fieldName), theme.strong)
        let room = width - right.width() - 2
        guard room >= 8 else { return left }
        let title = left.truncated(to: room)
        return title + Line(String(repeating: " ", count: max(1, width - title.width() - right.width()))) + right
    }

    // MARK: Values

    private static let labelWidth = 11

    private func values(width: Int) -> [Line] {
        let now = item.currentValue
        let proposed = item.proposedValue
        let shown = value
        let old = limited(shown.text(now))
        let new = limited(shown.text(proposed))
        let difference = shown.isHidden ? WordDifference("", new) : WordDifference(old, new)
        let isWhole = !difference.hasCommonWords
        let findings = shown.isHidden ? [] : SuspiciousText(new, replacing: old.isEmpty ? nil : old).findings
        let layout = ValueLines(theme: theme)
        var lines = labelled(
            "now", sign: "-",
            now.isNull || shown.isHidden
                ? [Line(now.isNull ? "nothing" : ShownValue.hidden, theme.muted)]
                : layout.lines(
                    old, difference.old, isWholeChanged: isWhole, base: theme.text, changed: theme.removed),
            width: width)
        if item.isStale {
            let before = item.previousValue.isNull ? "nothing" : limited(shown.text(item.previousValue))
            lines += labelled(
                "was", sign: " ",
                [Line(shown.isHidden ? ShownValue.hidden : Sanitizer.exact.clean(before), theme.muted)],
                width: width)
        }
        lines += labelled(
            "proposed", sign: "+",
            proposed.isNull
                ? [Line("nothing: clears the field", theme.warning)]
                : layout.lines(
                    new, difference.new, isWholeChanged: isWhole, base: theme.strong, changed: theme.added,
                    findings: findings),
            width: width)
        return lines
    }

    private func limited(_ text: String) -> String {
        guard text.utf8.count > Self.longest else { return text }
        let start = text.prefix(Self.longest)
        return start + "… (\(NumberText.grouped(text.count - start.count)) more characters)"
    }

    private func labelled(_ label: String, sign: String, _ text: [Line], width: Int) -> [Line] {
        let label = "\(sign) \(label)".padded(to: Self.labelWidth) + "  "
        let indent = Line(String(repeating: " ", count: label.count))
        var rows: [Line] = []
        for (index, line) in text.enumerated() {
            let first = index == 0 ? Line(label, theme.muted) : indent
            rows += line.wrapped(to: max(label.count + 4, width), first: first, rest: indent)
        }
        return rows
    }

    // MARK: Warnings

    private var warnings: [Line] {
        var texts: [String] = []
        let sign = shared.appearance.isAccessible ? "Warning: " : "⚠ "
        if item.isStale, item.status == .pending { texts.append("The profile has changed since this was proposed.") }
        if value.isHidden { texts.append("A sensitive value: \(shared.label(of: .reveal)) shows it.") }
        if !value.isHidden, let warning = findings.warning { texts.append(warning) }
        texts += value.isHidden ? [] : letters
        if let reason = rules.invalidity(of: item) { texts.append(reason) }
        if let whose = rules.whose(item) { texts.append(whose) }
        return texts.map { Line(sign + $0, theme.warning) }
    }

    private var findings: SuspiciousText { value.findings(item.proposedValue, replacing: item.currentValue) }

    /// Letters that only look like others, by their names.
    private var letters: [String] {
        let text = value.text(item.proposedValue)
        var names: [String] = []
        for finding in findings.findings where finding.kind == .mixedScripts || finding.kind == .lookalike {
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
