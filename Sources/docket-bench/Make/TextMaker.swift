import DocketDomain
import Foundation
import TestSupport

/// Makes texts as they stand in conversations: sentences, lists, tables, code, wide characters and pictures in a line.
struct TextMaker {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    // MARK: Numbers

    /// A number below a limit.
    mutating func number(below limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &random) }

    mutating func isOne(in times: Int) -> Bool { random.oneIn(times) }

    /// A length: short ones are frequent, long ones rare.
    mutating func length(upTo limit: Double) -> Int { Int(exp(Double.random(in: 0..<log(limit), using: &random))) }

    // MARK: Lines

    mutating func words(_ count: Int) -> String { Vocabulary.words(count, using: &random) }

    mutating func title() -> String {
        let title = words(3 + number(below: 4))
        return (title.first?.uppercased() ?? "") + title.dropFirst()
    }

    mutating func name() -> String {
        words(2).split(separator: " ").map { ($0.first?.uppercased() ?? "") + $0.dropFirst() }.joined(separator: " ")
    }

    mutating func sentence() -> String {
        var text = words(5 + number(below: 16))
        // What is wider than a cell, or is not one scalar for each cell.
        if isOne(in: 40) { text += " " + random.pick("财富管理", "東京の口座", "การเงิน", "投資方針書") }
        if isOne(in: 30) { text += " " + random.pick("👍", "📈", "🏦", "👩‍👩‍👧", "⚠️") }
        if isOne(in: 12) { text += " **\(words(2))**" }
        if isOne(in: 25) { text += " (\(number(below: 90)).\(number(below: 10)) %)" }
        return (text.first?.uppercased() ?? "") + text.dropFirst() + random.pick(".", ".", ".", "?", "!")
    }

    // MARK: Blocks

    mutating func paragraph(sentences: Int) -> String { (0..<sentences).map { _ in sentence() }.joined(separator: " ") }

    mutating func list() -> String {
        (0..<(2 + number(below: 5))).map { _ in "- \(words(4 + number(below: 8)))" }.joined(separator: "\n")
    }

    mutating func code() -> String {
        let (table, column) = (words(1), words(1))
        return random.pick(
            "```sql\nSELECT \(column), sum(fee)\nFROM \(table)\nWHERE rate > \(number(below: 100)) / 100.0\nGROUP BY \(column)\n```",
            "```python\ndef \(column)(\(table)):\n    return [row for row in \(table) if row.fee > \(number(below: 900))]\n```"
        )
    }

    /// A table of a few rows, whose numbers are on the right.
    mutating func table() -> Table {
        Table(
            columns: [
                Table.Column(name: "Mandate"), Table.Column(name: "Fee", align: .right),
                Table.Column(name: "Minimum", align: .right), Table.Column(name: "ESG", align: .center),
            ],
            rows: (0..<(3 + number(below: 8))).map { _ in
                [words(2), "0.\(10 + number(below: 90))%", String(number(below: 900_000)), random.pick("yes", "no")]
            })
    }

    /// A table as it stands in a message.
    static func markdown(_ table: Table) -> String {
        func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
        let rule = table.columns.map { $0.align == .right ? "---:" : $0.align == .center ? ":-:" : "---" }
        return ([line(table.columns.map(\.name)), line(rule)] + table.rows.map(line)).joined(separator: "\n")
    }
}
