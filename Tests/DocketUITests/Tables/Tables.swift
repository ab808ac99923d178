import DocketCharts
import DocketDomain
import DocketUI
import TerminalKit
import TestSupport

/// Tables that the tests look at.
enum Tables {
    static let fees = TableSheet(
        name: "Fees",
        columns: [
            .init(name: "Mandate"), .init(name: "Fee", align: .right), .init(name: "Minimum"), .init(name: "ESG"),
        ],
        rows: [
            ["Core Income", "0.45%", "50,000", "yes"],
            ["Balanced", "0.6%", "100,000", "yes"],
            ["Growth", "0.75%", "250,000", "no"],
            ["Dynamic Growth", "1%", "1,250,000", ""],
            ["Cash", "n/a", "(500)", "no"],
        ])

    /// Controls, wide characters, long and missing cells, names twice and none.
    static let hostile = TableSheet(
        name: "Hostile \u{1B}[31m",
        columns: ["name", "name", "", "日本語の見出し", "long"].map { .init(name: $0) },
        rows: [
            ["\u{1B}]0;owned\u{07}", "a\nb\r\nc", "\t tab", "株式会社 日本", String(repeating: "long ", count: 1000)],
            ["👩‍👩‍👧‍👦 family", "🇸🇪 flag", "e\u{301}\u{302}\u{303}", "ﷺ", String(repeating: "長", count: 5000)],
            ["\u{202E}right to left", "\u{9B}31m", "\u{0}", "नमस्ते क्षत्रिय", ""],
            ["short row"],
            ["|pipe|", "\"quote\"", "<b>html</b>", "│", " "],
        ])

    static func wide(columns: Int, rows: Int) -> TableSheet {
        TableSheet(
            name: "Wide", columns: (1...columns).map { .init(name: "col \($0)") },
            rows: (1...rows).map { row in (1...columns).map { "\(row * $0)" } })
    }

    /// Cells of all kinds, many of them equal.
    static func random(rows: Int, columns: Int, using generator: inout SeededGenerator) -> [[String]] {
        (0..<rows).map { _ in (0..<columns).map { _ in cell(using: &generator) } }
    }

    /// Numbers, some of them of many digits that differ late, and of several currencies.
    static func numbers(_ count: Int, mixed: Bool, using generator: inout SeededGenerator) -> [String] {
        (0..<count).map { _ in
            let digit = Int.random(in: 0...9, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: return "900719925474099\(digit)"
            case 1: return "-900719925474099\(digit).5"
            case 2: return "123456789012345678901234567890123456789\(digit)"
            case 3: return mixed ? "EUR \(digit)" : "9007199254740990"
            case 4: return mixed ? "USD \(digit).5" : "0.1"
            default: return "\(digit)"
            }
        }
    }

    private static func cell(using generator: inout SeededGenerator) -> String {
        let number = Int.random(in: -50...50, using: &generator)
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: return ""
        case 1: return " "
        case 2: return "n/a"
        case 3, 4, 5: return "\(number)"
        case 6: return "\(number * 1000).5"
        case 7: return "\(abs(number))%"
        case 8: return "2024-0\(abs(number) % 9 + 1)-1\(abs(number) % 10)"
        case 9: return ["Äpfel", "äpfel", "Zebra", "zebra crossing", "éclair", "日本"][abs(number) % 6]
        default: return ["growth", "Growth", "income fund", "income found", "balanced"][abs(number) % 5]
        }
    }
}

extension TableViewer {
    /// Carries out actions and answers the effects of the last one.
    @discardableResult
    mutating func perform(_ actions: TableAction...) -> [TableEffect] {
        actions.reduce([]) { _, action in update(action) }
    }

    /// Shows a chart of the table, where none is shown.
    @discardableResult
    mutating func showChart(_ chart: ChartSpecification) -> [TableEffect] {
        keptChart = chart
        return perform(.toggleChart)
    }

    /// A screen that shows nothing but the viewer.
    func frame(_ size: Size, theme: Theme = Theme(.mono), cells: ChartCells = .braille) -> Frame {
        var frame = Frame(size: size)
        draw(in: frame.bounds, on: &frame, focused: true, theme: theme, cells: cells)
        return frame
    }

    /// The cells of one column, in the order in which they are shown.
    func column(_ index: Int) -> [String] {
        (0..<sheet.order.count).map { sheet.rows[sheet.order[$0]]?[index] ?? "not loaded" }
    }
}
