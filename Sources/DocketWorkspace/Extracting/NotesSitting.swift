import DocketDomain

/// Messages of one day that are read as one text, and where each of them stands in it.
struct NotesSitting {
    let day: CalendarDay
    private(set) var text = ""
    private var places: [(message: MessageID, range: Range<Int>)] = []
    /// Characters of the text.
    private var count = 0

    private static let gap = "\n\n"

    /// The sittings of messages, each with those of a day, in their order.
    static func all(of messages: [Message]) -> [NotesSitting] {
        var sittings: [NotesSitting] = []
        for message in messages {
            let day = CivilTime(message.createdAt).day
            if sittings.last?.day != day { sittings.append(NotesSitting(day: day)) }
            sittings[sittings.count - 1].add(message)
        }
        return sittings
    }

    private init(day: CalendarDay) { self.day = day }

    private mutating func add(_ message: Message) {
        if !text.isEmpty {
            text += Self.gap
            count += Self.gap.count
        }
        let said = message.parts.said
        places.append((message.id, count..<count + said.count))
        text += said
        count += said.count
    }

    /// The message that a passage stands in, and where in that; nothing where it goes from one into the next.
    func place(of range: Range<Int>) -> (message: MessageID, range: Range<Int>)? {
        guard let place = places.last(where: { $0.range.lowerBound <= range.lowerBound }),
            range.upperBound <= place.range.upperBound
        else { return nil }
        let start = place.range.lowerBound
        return (place.message, range.lowerBound - start..<range.upperBound - start)
    }
}
