import DocketDomain
import TerminalKit

/// Who else has what open, in words. Nothing of it stands anywhere but beside what the viewer has on the screen.
package struct PresentOthers: Hashable, Sendable {
    /// The names of those who are at a place.
    private struct Company: Hashable {
        var writing: [String] = []
        var reading: [String] = []
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

    /// “Maria is here”, “Maria and Omar are here”, “Maria is writing, 2 others are here”; nil where nobody is.
    func words(at place: StreamID) -> String? {
        guard let company = places[place] else { return nil }
        let writing = Self.phrase(company.writing, "writing")
        let isCounted = writing != nil && company.reading.count > 1
        let reading =
            isCounted
            ? "\(company.reading.count) others are here" : Self.phrase(company.reading, "here")
        return [writing, reading].compactMap(\.self).joined(separator: ", ")
    }

    /// The same for a row, in which a title needs room, too.
    func shortWords(at place: StreamID) -> String {
        guard let company = places[place], let words = words(at: place) else { return "" }
        let count = company.writing.count + company.reading.count
        return words.columns <= Self.longestName + 11 || count == 1 ? words : "\(count) others are here"
    }

    /// Who writes in a thread; nil where nobody does.
    func wordsOfWriting(in thread: ThreadID) -> String? {
        Self.phrase(places[.thread(thread)]?.writing ?? [], "writing")
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
