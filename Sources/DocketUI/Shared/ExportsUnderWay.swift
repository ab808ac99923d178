import DocketDomain

/// The exports that this program is making.
package struct ExportsUnderWay: Hashable, Sendable {
    /// An export that is being made.
    struct Entry: Hashable, Sendable {
        /// Such as `PDF`.
        let label: String
        /// As soon as it is in the history.
        var id: ExportID?
        /// From 0 to 1, where it is known.
        var share: Double?
    }

    private var entries: [Int: Entry] = [:]
    /// Those that were asked for with others.
    private var batches: [ExportBatch] = []
    private var nextTicket = 1

    /// The one that was begun last, if it is in the history.
    var newest: ExportID? { entries.max { $0.key < $1.key }?.value.id }

    /// What the title bar tells of them.
    var summary: String? {
        guard let first = entries.min(by: { $0.key < $1.key })?.value else { return nil }
        let share = first.share.map { " \(Int($0 * 100)) %" } ?? ""
        let others = entries.count - 1
        return "\(first.label)\(share)" + (others > 0 ? " +\(others)" : "")
    }

    /// Whether this program makes an export.
    func makes(_ id: ExportID) -> Bool { entries.values.contains { $0.id == id } }

    /// What is being made, in words; nil where nothing is.
    var words: String? {
        summary.map { "Being made: \($0). Whoever leaves cancels it." }
    }

    /// How far an export has come, if this program makes it.
    func share(of id: ExportID) -> Double? {
        entries.values.first { $0.id == id }?.share
    }

    /// - Returns: The ticket that tells its answers from those to others.
    mutating func begin(_ label: String) -> Int {
        defer { nextTicket += 1 }
        entries[nextTicket] = Entry(label: label)
        return nextTicket
    }

    mutating func update(_ ticket: Int, id: ExportID) { entries[ticket]?.id = id }

    mutating func update(_ ticket: Int, share: Double?) { entries[ticket]?.share = share }

    mutating func end(_ ticket: Int) { entries[ticket] = nil }

    /// Several that were asked for in one step are told of together.
    mutating func gather(_ tickets: [Int], isSaved: Bool) {
        if tickets.count > 1 { batches.append(ExportBatch(tickets, isSaved: isSaved)) }
    }

    /// Whether others were asked for with it.
    func isGathered(_ ticket: Int) -> Bool { batches.contains { $0.has(ticket) } }

    /// Tells those that were asked for with an export what has become of it.
    ///
    /// - Returns: What has become of all of them, in words; nothing where there is nothing to say.
    mutating func note(_ ticket: Int, _ change: (inout ExportBatch) -> Void) -> String? {
        guard let index = batches.firstIndex(where: { $0.has(ticket) }) else { return nil }
        change(&batches[index])
        defer { batches.removeAll(where: \.isOver) }
        return batches[index].words
    }
}
