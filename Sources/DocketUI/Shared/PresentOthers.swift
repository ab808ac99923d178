import DocketDomain
import TerminalKit

/// Who else has what open, in words. Nothing of it stands anywhere but beside what the viewer has on the screen.
package struct PresentOthers: Hashable, Sendable {
    /// The names of those who are at a place.
    private struct Company: Hashable {
        var writing: [String] = []
        var reading: [String] = []

        var count: Int { writing.count + reading.count }
    }

    private var places: [StreamID: Company] = [:]

    /// Columns that a name may take.
    private static let longestName = 24

    init(_ others: [Presence] = []) {
        for other in others {
            let name = TextWidth.standard.truncated(other.name.flattened.shown.trimmingBlanks, to: Self.longestName)
            guard !name.isEmpty else { continue }
            for place in other.whereabouts.places {
                let isWriting = place.kind == .thread && other.whereabouts.writing.contains(ThreadID(place.id))
                if isWriting {
                    places[place, default: Company()].writing.append(name)
                } else {
                    places[place, default: Company()].reading.append(name)
                }
            }
        }
    }

    /// “Maria is here”, “Maria and Omar are here”, “Maria is writing, 2 others are here”; nil where nobody is. Where that
    /// is longer than so many columns, as much of it as has room; at last how many are there.
    func words(at place: StreamID, atMost columns: Int = .max) -> String? {
        guard let company = places[place] else { return nil }
        let writing = Self.phrase(company.writing, "writing")
        let others = company.reading.count > 1 ? "\(company.reading.count) others are here" : nil
        let reading = writing == nil ? nil : others
        let count = company.count == 1 ? "1 other here" : "\(company.count) others here"
        let all = [writing, reading ?? Self.phrase(company.reading, "here")].compactMap(\.self).joined(separator: ", ")
        return [all, writing ?? others].compactMap(\.self).first { $0.columns <= columns } ?? count
    }

    /// Who writes in a thread; nil where nobody does.
    func wordsOfWriting(in thread: ThreadID, atMost columns: Int) -> String? {
        guard let words = Self.phrase(places[.thread(thread)]?.writing ?? [], "writing") else { return nil }
        return words.columns <= columns ? words : "writing …"
    }

    /// The letter of the one who is at a place, or how many they are; empty where that is no single cell.
    func initial(at place: StreamID) -> String {
        guard let company = places[place] else { return "" }
        let names = company.writing + company.reading
        let initial = names.count == 1 ? names[0].prefix(1).uppercased() : "\(names.count)"
        return initial.columns == 1 ? initial : ""
    }

    func isAnybody(at place: StreamID) -> Bool { places[place] != nil }

    private static func phrase(_ names: [String], _ what: String) -> String? {
        switch names.count {
        case 0: nil
        case 1: "\(names[0]) is \(what)"
        case 2: "\(names[0]) and \(names[1]) are \(what)"
        default: "\(names[0]) and \(names.count - 1) others are \(what)"
        }
    }
}
