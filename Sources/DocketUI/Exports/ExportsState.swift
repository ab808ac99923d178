package import DocketDomain

/// The view of exports, and what is being made.
package struct ExportsState: Hashable, Sendable {
    package var list = PagedList<ExportSummary>()
    /// By ticket, what this program is making.
    package var underWay: [Int: UnderWay] = [:]
    var nextTicket = 1
    /// Whether exports have changed while they were not shown.
    var isStale = false

    /// An export that this program makes now.
    package struct UnderWay: Hashable, Sendable {
        /// Such as `PDF`.
        let label: String
        /// As soon as it is in the history.
        var id: ExportID?
        /// From 0 to 1, where it is known.
        var share: Double?
    }

    /// How far an export has come, if this program makes it.
    func share(of id: ExportID) -> Double? {
        underWay.values.first { $0.id == id }?.share
    }

    mutating func begin(_ label: String) -> Int {
        defer { nextTicket += 1 }
        underWay[nextTicket] = UnderWay(label: label)
        return nextTicket
    }
}
