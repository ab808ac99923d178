import DocketAgents
import DocketDomain
import Foundation
import TestSupport

/// Dates and amounts of notes: those that the rules propose, and those that libraries find in the same text.
struct ValueComparison {
    let extractor: ProfileExtractor
    let python: String
    let folder: URL
    let report: Report

    /// What is looked for, and by which libraries.
    private enum Kind: String, CaseIterable {
        case dates, amounts

        var libraries: [String] {
            switch self {
            case .dates: ["dateparser"]
            case .amounts: ["quantulum3", "price-parser"]
            }
        }
    }

    /// What a library has found in each note.
    private struct Found: Decodable {
        let seconds: Double
        let values: [[String]]
    }

    private struct Line: Encodable {
        let text: String
        let day: String
        let monthFirst: Bool
    }

    func compare(_ halves: [(name: String, notes: [GoldNote])]) async throws {
        for (name, notes) in halves {
            let meetings = notes.compactMap(\.meeting)
            let own = await measure { meetings.map { extractor.extract(from: $0).found } }
            let others = try libraries(reading: notes)
            for kind in Kind.allCases {
                let answers = notes.map { note in Set(note.expected.compactMap { value($0.value, $0.fieldKey, kind) }) }
                let proposed = own.value.map { found in Set(found.compactMap { value($0.value, $0.fieldKey, kind) }) }
                report.note("\(name) half, \(kind.rawValue): docket proposes \(words(proposed, for: answers))")
                for library in kind.libraries {
                    guard let found = others[library] else {
                        report.note("  \(library) is not installed for \(python)")
                        continue
                    }
                    report.note("  \(library) finds \(words(found.values.map { Set($0) }, for: answers))")
                    report.add(
                        Measurement(
                            work: "  all fields of \(notes.count) notes", value: own.seconds,
                            baseline: "\(library), the \(kind.rawValue) only", baselineValue: found.seconds, target: 1))
                }
            }
        }
    }

    private func words(_ given: [Set<String>], for answers: [Set<String>]) -> String {
        let right = zip(given, answers).reduce(0) { $0 + $1.0.intersection($1.1).count }
        let asked = answers.reduce(0) { $0 + $1.count }
        return "\(right) of \(asked) that are asked for, among \(given.reduce(0) { $0 + $1.count }) values"
    }

    /// A value of the kind as both sides write it: amounts without their currency, which libraries write differently.
    private func value(_ value: JSON, _ fieldKey: String, _ kind: Kind) -> String? {
        switch (extractor.schema.field(fieldKey)?.type, kind) {
        case (.date, .dates): value.string
        case (.money, .amounts): value.string?.split(separator: " ").first.flatMap { Double($0) }.map { "\($0)" }
        default: nil
        }
    }

    private func libraries(reading notes: [GoldNote]) throws -> [String: Found] {
        let (input, output) = (folder.appending(path: "notes.jsonl"), folder.appending(path: "found.json"))
        let lines = try notes.map { note in
            let line = Line(text: note.notes, day: note.meetingDay, monthFirst: note.locale == "en-US")
            return String(decoding: try JSONEncoder().encode(line), as: UTF8.self)
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: input)
        try? FileManager.default.removeItem(at: output)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, "-W", "ignore", "-c", ValueScript.text, input.path, output.path]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return [:] }
        return try JSONDecoder().decode([String: Found].self, from: Data(contentsOf: output))
    }
}
