import DocketDomain

/// Files that were asked for in one step, and what has become of them.
struct ExportBatch: Hashable, Sendable {
    private let count: Int
    /// Whether copies of them are put into a folder.
    private let isSaved: Bool
    private var waiting: Set<Int>
    private var made = 0
    private var bytes = 0
    private var folder = ""
    private var notes: [String] = []

    init(_ tickets: [Int], isSaved: Bool) {
        count = tickets.count
        waiting = Set(tickets)
        self.isSaved = isSaved
    }

    var isOver: Bool { waiting.isEmpty }

    func has(_ ticket: Int) -> Bool { waiting.contains(ticket) }

    /// A file is made; where a copy is wanted, that is still to come.
    mutating func noteMade(_ ticket: Int, bytes: Int, notes: [String]) {
        self.notes += notes.filter { !self.notes.contains($0) }
        if !isSaved { end(ticket, bytes: bytes) }
    }

    /// A copy is where it was wanted.
    mutating func noteSaved(_ ticket: Int, at path: String, bytes: Int) {
        folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        if folder.isEmpty { folder = "/" }
        end(ticket, bytes: bytes)
    }

    mutating func noteFailed(_ ticket: Int) { waiting.remove(ticket) }

    private mutating func end(_ ticket: Int, bytes: Int) {
        waiting.remove(ticket)
        made += 1
        self.bytes += bytes
    }

    /// How many there are by now, and where; nothing before the first.
    var words: String? {
        guard made > 0 else { return nil }
        let files = made == count ? "\(count) files" : "\(made) of \(count) files"
        let what = isSaved ? "Saved \(files) in \(folder.shown)" : "Made \(files)"
        return ([what, ByteText.text(bytes)] + notes).joined(separator: " · ")
    }
}
