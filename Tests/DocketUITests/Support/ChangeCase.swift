import DocketDomain
import Testing

/// A value that takes another one's place, and what of the change has to be read before anybody accepts it.
struct ChangeCase: CustomTestStringConvertible, Sendable {
    let name: String
    let old: String?
    let new: String?
    /// Words that go or come, each of them nowhere else in the texts.
    let words: [String]

    var testDescription: String { name }

    /// A workspace in which nothing but this waits.
    var sample: SampleWorkspace {
        var sample = SampleWorkspace.office
        sample.addCustomer("Ada Okafor", SampleWorkspace.ada, values: old.map { ["notes": .string($0)] } ?? [:])
        sample.propose("notes", new.map(JSON.string) ?? .null, for: SampleWorkspace.ada)
        return sample
    }

    // MARK: Every kind

    static let all: [ChangeCase] =
        replaced + added + removed + spacing + otherWriting + [
            ChangeCase(name: "short", old: "low risk", new: "high risk", words: ["low", "high"]),
            ChangeCase(
                name: "another text", old: text(30) { "old\($0)" }, new: text(20) { "new\($0)" },
                words: (0..<30).map { "old\($0)" } + (0..<20).map { "new\($0)" }),
            ChangeCase(
                name: "where nothing was", old: nil, new: text(40) { "new\($0)" }, words: (0..<40).map { "new\($0)" }),
            ChangeCase(name: "cleared", old: text(40) { "old\($0)" }, new: nil, words: (0..<40).map { "old\($0)" }),
            ChangeCase(
                name: "hidden characters", old: text(40) { "same\($0)" },
                new: text(40) { $0 == 31 ? "sa\u{200B}me31" : "same\($0)" }, words: ["same31", "⟨ZWSP⟩"]),
            ChangeCase(
                name: "turned around", old: text(40) { "same\($0)" },
                new: text(40) { $0 == 38 ? "\u{202E}same38" : "same\($0)" }, words: ["⟨RLO⟩"]),
        ]

    private static let replaced: [ChangeCase] = [
        ("at the start", [0]), ("in the middle", [18]), ("at the end", [39]),
        ("at several places", [0, 9, 10, 22, 39]),
        ("everywhere", Array(0..<40)),
    ].flatMap { name, places in
        [" ", "\n"].map { separator in
            ChangeCase(
                name: "\(name), \(separator == " " ? "one paragraph" : "lines")",
                old: text(40, separator) { places.contains($0) ? "low\($0)" : "same\($0)" },
                new: text(40, separator) { places.contains($0) ? "high\($0)" : "same\($0)" },
                words: places.flatMap { ["low\($0)", "high\($0)"] })
        }
    }

    private static let added: [ChangeCase] = [0, 20, 40].map { place in
        let whole = (0..<40).map(sentence)
        let new = whole[..<place] + (0..<12).map { "Brings new\($0) with it." } + whole[place...]
        return ChangeCase(
            name: "added at \(place)", old: whole.joined(separator: "\n"), new: new.joined(separator: "\n"),
            words: (0..<12).map { "new\($0)" })
    }

    private static let removed: [ChangeCase] = added.map { added in
        ChangeCase(
            name: added.name.replacing("added", with: "removed"), old: added.new, new: added.old, words: added.words)
    }

    private static let spacing: [ChangeCase] =
        [
            ("one blank more", " ", "  ", "·"), ("a line break", " ", "\n", "↵"), ("a tab", " ", "\t", "⟨TAB⟩"),
            ("a blank that does not break", " ", "\u{A0}", "⟨U+00A0⟩"), ("a line break less", "\n", " ", "↵"),
        ].map { name, old, new, mark in
            let start = text(25) { "same\($0)" }
            let end = text(10) { "same\($0 + 25)" }
            return ChangeCase(name: name, old: start + old + end, new: start + new + end, words: [mark])
        } + [
            ChangeCase(
                name: "a blank at the end", old: text(40) { "same\($0)" }, new: text(40) { "same\($0)" } + " ",
                words: ["·"])
        ]

    private static let otherWriting: [ChangeCase] = [
        ChangeCase(
            name: "Chinese", old: String(repeating: "客户希望保守投资", count: 60) + "低" + String(repeating: "每年复核", count: 30),
            new: String(repeating: "客户希望保守投资", count: 60) + "高" + String(repeating: "每年复核", count: 30),
            words: ["低", "高"]),
        ChangeCase(
            name: "emoji", old: text(30) { $0 == 17 ? "🐢" : "same\($0)" },
            new: text(30) { $0 == 17 ? "🐇" : "same\($0)" }, words: ["🐢", "🐇"]),
        ChangeCase(
            name: "emoji of several people", old: String(repeating: "🏠", count: 100) + "👨\u{200D}👩\u{200D}👧",
            new: String(repeating: "🏠", count: 100) + "👨\u{200D}👩\u{200D}👦", words: ["👧", "👦"]),
        ChangeCase(
            name: "the colour of a skin", old: text(30) { $0 == 17 ? "ok 👍\u{1F3FB}" : "same\($0)" },
            new: text(30) { $0 == 17 ? "ok 👍\u{1F3FF}" : "same\($0)" }, words: ["⟨U+1F3FB⟩", "⟨U+1F3FF⟩"]),
        ChangeCase(
            name: "a letter written in two ways", old: text(30) { $0 == 17 ? "caf\u{E9}" : "same\($0)" },
            new: text(30) { $0 == 17 ? "cafe\u{301}" : "same\($0)" }, words: ["⟨U+00E9⟩", "⟨U+0301⟩"]),
        ChangeCase(
            name: "in the middle of a line without blanks",
            old: String(repeating: "x", count: 900) + "LOW"
                + String(repeating: "y", count: 900),
            new: String(repeating: "x", count: 900) + "HIGH" + String(repeating: "y", count: 900),
            words: ["LOW", "HIGH"]),
        ChangeCase(
            name: "a mark on a letter", old: text(30) { $0 == 22 ? "resume" : "same\($0)" },
            new: text(30) { $0 == 22 ? "resume\u{301}" : "same\($0)" }, words: ["resume\u{301}"]),
        ChangeCase(
            name: "one huge word", old: String(repeating: "W", count: 900),
            new: String(repeating: "W", count: 900) + " Z9", words: ["Z9"]),
    ]

    private static func sentence(_ number: Int) -> String {
        "Point \(number): steady income and same\(number) for the children."
    }

    /// Sentences that differ by one word only.
    private static func text(_ count: Int, _ separator: String = " ", word: (Int) -> String) -> String {
        (0..<count).map { "Point: steady income and \(word($0)) for the children, reviewed each year." }
            .joined(separator: separator)
    }
}
