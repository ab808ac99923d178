import DocketDomain
import DocketWire

/// Proposals in words.
enum ReviewText {
    static func table(_ items: [ReviewItem], _ words: ProfileText) -> String {
        var table = ColumnText([
            .init(title: "ID"), .init(title: "CUSTOMER"), .init(title: "FIELD"),
            .init(title: "PROPOSED", isFlexible: true), .init(title: "CONFIDENCE"), .init(title: "STATUS"),
            .init(title: "NOW", isOptional: true), .init(title: "BATCH", isOptional: true),
        ])
        for item in items {
            table.add([
                item.id.rawValue, item.customerName, item.fieldName, cell(item.proposedValue, item, words),
                item.confidence?.rawValue ?? "–", status(item),
                item.hidesProfile ? "" : cell(item.currentValue, item, words),
                item.batchID.rawValue,
            ])
        }
        return table.text(width: Terminal.size?.columns)
    }

    static func whole(_ details: ProposalDetails, _ words: ProfileText) -> String {
        let item = details.item
        var lines = [
            "\(ExactText.line(item.fieldName)) of \(ExactText.line(item.customerName))",
            VisibleText.line(
                "artifact:\(item.id) · \(status(item)) · confidence \(item.confidence?.rawValue ?? "not given") · \(item.batchOrdinal) of \(item.batchCount) in batch \(item.batchID)"
            ),
            "",
            "  now        " + (item.hidesProfile ? "(not shown to you)" : block(item.currentValue, item, words)),
            "  proposed   " + block(item.proposedValue, item, words),
        ]
        if item.isStale {
            lines.append("  made for   \(block(item.previousValue, item, words))   (changed since it was proposed)")
        }
        if let warning = item.warning { lines += ["", "⚠ " + ExactText.line(warning)] }
        lines += [
            "",
            VisibleText.line(
                "Proposed by \(item.createdBy.id), \(item.createdAt.local)"
                    + (item.sourceThreadID.map { ", from thread:\($0)" } ?? "")),
        ]
        if let decision = item.decision { lines.append(VisibleText.line(text(decision, item, words))) }
        if let evidence = details.evidence { lines += ["", text(evidence)] }
        return lines.joined(separator: "\n")
    }

    /// A value cut to what a list has room for.
    private static func cell(_ value: JSON, _ item: ReviewItem, _ words: ProfileText) -> String {
        words.line(value, of: item.fieldKey).cut(to: 50)
    }

    private static func status(_ item: ReviewItem) -> String {
        guard item.status == .pending else { return item.status.rawValue }
        return ["pending", item.isStale ? "stale" : nil, item.warning == nil ? nil : "not what it seems"]
            .compactMap(\.self).joined(separator: ", ")
    }

    /// A value of several lines stays under its beginning.
    private static func block(_ value: JSON, _ item: ReviewItem, _ words: ProfileText) -> String {
        ExactText.block(words.text(value, of: item.fieldKey)).replacing("\n", with: "\n             ")
    }

    private static func text(_ decision: RecordedDecision, _ item: ReviewItem, _ words: ProfileText) -> String {
        var text = "\(decision.status.rawValue) by \(decision.by), \(decision.at.local)"
        if let value = decision.editedValue { text += ", as \(words.line(value, of: item.fieldKey))" }
        if let reason = decision.reason { text += ": \(reason)" }
        return text
    }

    /// The quote between brackets, with some of what stands around it.
    private static func text(_ evidence: Evidence) -> String {
        let before = evidence.before.suffix(reach)
        let after = evidence.after.prefix(reach)
        let quote = [
            before.count < evidence.before.count ? "… " : "", String(before), "[", evidence.quote, "]", String(after),
            after.count < evidence.after.count ? " …" : "",
        ].joined()
        var source = [evidence.author, evidence.writtenAt?.local, evidence.threadTitle].compactMap { $0 }
        if let thread = evidence.threadID { source.append("thread:\(thread)") }
        let place = VisibleText.line(source.joined(separator: " · "))
        return (place.isEmpty ? "" : place + "\n") + ExactText.block(quote)
    }

    private static let reach = 300
}
