import DocketDomain

/// A list that turns its own pages, so that all of it is drawn without a key for each.
struct PageTurning: Hashable {
    /// When the next page comes; nothing while it stands still.
    private(set) var turnsAt: Timestamp?

    /// Milliseconds for a row, and at least for a page.
    private static let perRow: Int64 = 80
    private static let least: Int64 = 600

    /// A page was turned that has so many rows.
    mutating func note(pageOf rows: Int, at now: Timestamp) {
        let pause = max(Self.least, Int64(rows) * Self.perRow)
        turnsAt = Timestamp(milliseconds: now.milliseconds + pause)
    }

    mutating func stop() { turnsAt = nil }

    func isDue(_ now: Timestamp) -> Bool { turnsAt.map { now >= $0 } ?? false }
}
