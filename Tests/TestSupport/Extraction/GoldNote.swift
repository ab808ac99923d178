package import DocketAgents
package import DocketDomain
package import Foundation

/// Notes with their right answers.
package struct GoldNote: Sendable, Decodable {
    package let kind: String
    package let meetingDay: String
    package let locale: String
    package let customer: String
    package let adviser: String?
    package let notes: String
    package let expected: [Expected]
    package let traps: [Trap]
    /// Without the ending.
    package private(set) var name = ""

    /// A value that the notes give.
    package struct Expected: Sendable, Decodable {
        package let fieldKey: String
        package let value: JSON
        /// Other values that are as right.
        package let accept: [String]?
        package let quote: String
        /// Whether it takes a conclusion that the notes leave to their reader: to propose it is right, and not to is, too.
        private let implied: Bool?
        package var isImplied: Bool { implied ?? false }

        private enum CodingKeys: String, CodingKey {
            case fieldKey = "field_key"
            case value, accept, quote, implied
        }
    }

    /// What looks like a value and is none.
    package struct Trap: Sendable, Decodable {
        package let kind: String
        package let fieldKey: String
        package let quote: String

        private enum CodingKeys: String, CodingKey {
            case kind, quote
            case fieldKey = "field_key"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case kind, locale, customer, adviser, notes, expected, traps
        case meetingDay = "meeting_day"
    }

    /// All notes of a folder, by their names.
    package static func all(in folder: URL) throws -> [GoldNote] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "json" }.map { file in
            var note = try JSONDecoder().decode(GoldNote.self, from: Data(contentsOf: file))
            note.name = file.deletingPathExtension().lastPathComponent
            return note
        }.sorted { $0.name < $1.name }
    }

    /// As the extractor is given it; nothing where the file says no day or no kind.
    package var meeting: MeetingNotes? {
        guard let day = CalendarDay(reading: meetingDay), let kind = MeetingNotes.Kind(rawValue: kind) else {
            return nil
        }
        return MeetingNotes(
            text: notes, kind: kind, day: day, customers: [customer], advisers: adviser.map { [$0] } ?? [],
            locale: locale)
    }

    /// Whether it may be looked at while rules are written: the FNV-1a hash of its name is even.
    package var isOpen: Bool {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash.isMultiple(of: 2)
    }
}
