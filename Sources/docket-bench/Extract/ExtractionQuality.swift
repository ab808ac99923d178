import ArgumentParser
import DocketAgents
import DocketDomain
import Foundation
import Resources
import TestSupport

/// What the rules find in notes whose right answers are known, and how fast.
struct ExtractionQuality: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "What the rules find in notes with right answers, and how fast.",
        discussion: "Of the half that nobody writes rules for only counts are shown.")

    @Argument(help: "A folder of notes; by default that of a checkout's tests.")
    var folder = "Tests/DocketAgentsTests/Extraction/Gold"

    @Flag(help: "Read dates and amounts with Python's dateparser, quantulum3 and price-parser, too.")
    var compare = false

    @Option(help: "The Python that has them.") var python = "python3"

    func fill(_ report: Report) async throws {
        let extractor = try ProfileExtractor(
            schema: ProfileSchema(decoding: Data(contentsOf: Resources.url(of: "schema.json"))),
            rules: ExtractionRules(decoding: Data(contentsOf: Resources.url(of: "extraction.json"))))
        let notes = try GoldNote.all(in: URL(filePath: folder))
        let halves = [("open", notes.filter(\.isOpen)), ("held", notes.filter { !$0.isOpen })]
        for (name, notes) in halves {
            try Self.tell(ExtractionScore(of: notes, by: extractor), of: name, notes.count, report)
        }
        for (name, text) in [("the notes", Self.joined(notes)), ("one line", Self.repeated)] {
            let taken = try await measure { try Self.read(text, by: extractor) }
            report.add(
                Measurement(
                    work: "a megabyte of \(name) again and again",
                    value: taken.seconds * Double(1 << 20) / Double(text.utf8.count), unit: "s", target: 2))
        }
        guard compare else { return }
        try await withTemporaryFolder { folder in
            try await ValueComparison(extractor: extractor, python: python, folder: folder, report: report).compare(
                halves)
        }
    }

    private static func tell(_ score: ExtractionScore, of half: String, _ count: Int, _ report: Report) {
        report.note("\(half) half, \(count) notes: \(score.total)")
        report.add(
            Measurement(
                work: "\(half) half, wrong of the proposals", value: (1 - score.total.precision) * 100, unit: "%",
                target: 3))
        report.add(
            Measurement(
                work: "\(half) half, missed of the answers", value: (1 - score.total.recall) * 100, unit: "%",
                target: 25))
        for (key, count) in score.fields.sorted(by: { $0.key < $1.key }) { report.note("  \(key): \(count)") }
        for (kind, count) in score.traps.sorted(by: { $0.key < $1.key }) {
            report.note("  trap \(kind): fell into \(count.fallen) of \(count.all)")
        }
    }

    // MARK: Time

    private static func read(_ text: String, by extractor: ProfileExtractor) throws {
        guard let day = CalendarDay(year: 2026, month: 3, day: 18) else { throw ExitCode.failure }
        _ = extractor.extract(from: MeetingNotes(text: text, day: day, customers: ["Marta Lindqvist"]))
    }

    /// A megabyte of plain notes.
    private static func joined(_ notes: [GoldNote]) -> String {
        let once = notes.filter { $0.kind == "text" }.map(\.notes).joined(separator: "\n\n") + "\n\n"
        return String(repeating: once, count: max(1, (1 << 20) / once.utf8.count))
    }

    private static let repeated: String = {
        let line =
            "Spoke with Marta. She earns £180k a year, her brother 90k; if she moves, maybe less. Review on 4 May.\n"
        return String(repeating: line, count: (1 << 20) / line.utf8.count)
    }()
}
