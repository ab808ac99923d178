import DocketDomain
import Testing

@testable import DocketUI

/// A table that a chart could fail at.
struct HostileTable: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let columns: [String]
    let rows: [[String]]

    init(_ name: String, _ columns: [String], _ rows: [[String]]) {
        testDescription = name
        self.columns = columns
        self.rows = rows
    }

    var sheet: TableSheet {
        TableSheet(name: "", columns: columns.map { .init(name: $0) }, rows: rows)
    }

    /// Whether each try takes a while.
    var isLarge: Bool { rows.count > 1000 }

    /// The one of a name.
    static func named(_ name: String) -> HostileTable? { all.first { $0.testDescription == name } }

    static let all: [HostileTable] =
        numbers + texts + dates + [
            HostileTable(
                "300 series", ["day", "who", "value"],
                (0..<1500).map { ["2025-01-0\($0 / 300 + 1)", "series \($0 % 300)", "\($0 * 7919 % 1000)"] }),
            HostileTable(
                "10,000 categories", ["name", "value"], (0..<10_000).map { ["n\($0)", "\($0 * 7919 % 997)"] }),
        ]

    private static let numbers = [
        HostileTable(
            "odd numbers", ["x", "y"],
            [
                ["a", "NaN"], ["b", "inf"], ["c", "-inf"], ["d", "1e308"], ["e", "-1e308"], ["f", ""], ["g", "1e-320"],
                ["h", "0x1p3"], ["i", "-0"],
            ]),
        HostileTable(
            "huge numbers", ["x", "y"],
            (1...9).map { ["n\($0)", ($0 == 4 ? "-" : "") + "\($0)" + String(repeating: "0", count: 36)] }),
        HostileTable("powers of ten", ["x", "y"], (1...9).map { ["n\($0)", "\($0)e\($0 * 30)"] }),
        HostileTable(
            "tiny numbers", ["x", "y"], (1...9).map { ["n\($0)", "0." + String(repeating: "0", count: 30) + "\($0)"] }),
        HostileTable("empty cells only", ["x", "y"], (0..<5).map { _ in ["", " "] }),
        HostileTable("no rows", ["x", "y"], []),
        HostileTable("no columns", [], []),
        HostileTable("rows without cells", ["x", "y"], [[], [], []]),
        HostileTable("one row", ["x", "y"], [["only", "7"]]),
        HostileTable("one value", ["y"], [["7"]]),
        HostileTable("equal values", ["x", "y"], [["a", "3"], ["b", "3"], ["c", "3"]]),
        HostileTable("zeros", ["x", "y"], [["a", "0"], ["b", "0"], ["c", "0"]]),
        HostileTable("negative", ["x", "y"], [["a", "-3"], ["b", "-5"], ["c", "-0.5"], ["d", "-2"]]),
        HostileTable(
            "mixed units", ["x", "y"], [["a", "3 EUR"], ["b", "4 USD"], ["c", "5%"], ["d", "6 kg"], ["e", "7"]]),
    ]

    static let escape = "\u{1B}[31mred\u{1B}]0;owned\u{07}\u{9B}2J\u{0}\r\n\t\u{7F}\u{2028}\u{202E}back"

    private static let texts = [
        HostileTable(
            "long labels", [String(repeating: "name ", count: 100), String(repeating: "w", count: 500)],
            (0..<4).map { [String(repeating: "label\($0)", count: 84), "\($0 + 1)"] }),
        HostileTable(
            "right to left", ["الاسم", "القيمة"],
            [["مرحبا بالعالم", "3"], ["שלום עולם", "4"], ["abc ‏שלום 12", "5"]]),
        HostileTable(
            "emoji", ["👩‍👩‍👧‍👦", "🇨🇭"],
            [
                ["👨‍👩‍👧‍👦👩🏽‍🚀", "3"], ["🇸🇪🇨🇭🇸", "4"], ["❤️‍🔥1️⃣", "5"], ["नमस्ते क्षत्रिय", "6"],
                ["e" + String(repeating: "\u{301}", count: 5000), "7"],
            ]),
        HostileTable(
            "controls", [escape, escape + "2"],
            [[escape, "3"], ["a" + escape, "4"], ["\u{200B}\u{FEFF}", "5"], ["\u{2066}\u{2069}\u{200F}", "6"]]),
        HostileTable(
            "names that are there twice, and none", ["", "a", "a", "A", ""],
            (0..<6).map { ["t\($0)", "\($0)", "\($0 * 2)", "\($0 * 3)", "u"] }),
        HostileTable("text in every cell", ["x", "y"], [["a", "soon"], ["b", "later"]]),
    ]

    private static let dates = [
        HostileTable(
            "the years 1 to 9999", ["day", "value"],
            (0..<200).map { row in
                let year = 1 + row * 9998 / 199
                return [
                    String(repeating: "0", count: 4 - "\(year)".count) + "\(year)-0\(row % 9 + 1)-15", "\(row % 17)",
                ]
            }),
        HostileTable("one day", ["day", "value"], (0..<20).map { ["2024-02-29", "\($0)"] }),
        HostileTable("one moment", ["day", "value"], [["2024-02-29T12:00:00Z", "1"]]),
        HostileTable(
            "moments of a second", ["at", "value"], (0..<50).map { ["2024-02-29T12:00:00.\($0 + 100)Z", "\($0)"] }),
    ]
}
