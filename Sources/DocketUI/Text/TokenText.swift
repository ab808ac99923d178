import DocketDomain
import Foundation

/// What an answer took, in words.
enum TokenText {
    /// Such as `1,204 tokens in, 311 out · 0.0132`; nothing where the endpoint told nothing.
    static func foot(of record: ReplyRecord?) -> String? {
        guard let record, let usage = record.usage else { return nil }
        let tokens = "\(NumberText.grouped(usage.input)) tokens in, \(NumberText.grouped(usage.output)) out"
        return record.cost.map { "\(tokens) · \(text(of: $0))" } ?? tokens
    }

    private static func text(of cost: TokenCost) -> String {
        // As little as this is rounded away.
        cost.amount > 0 && "\(cost)" == "0.0000" ? "under 0.0001" : "\(cost)"
    }
}
