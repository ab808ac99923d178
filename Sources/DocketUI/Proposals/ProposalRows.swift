import DocketDomain
import TerminalKit

/// A proposal in rows: what is said of it, around the change that it makes.
struct ProposalRows {
    let id: ArtifactID
    private let head: [Line]
    let change: ChangeRows
    private let tail: [Line]

    init(id: ArtifactID, head: [Line], change: ChangeRows, tail: [Line]) {
        self.id = id
        self.head = head
        self.change = change
        self.tail = tail
    }

    var lines: [Line] { head + change.rows + tail }
    var count: Int { head.count + change.rows.count + tail.count }

    /// The row of a row of the change.
    func row(ofChange row: Int) -> Int { head.count + row }

    /// The change as it is seen where some of the rows are.
    func shown(_ isVisible: (Int) -> Bool) -> ShownChange {
        let rows = change.rows.indices
        return ShownChange(
            proposal: id, old: change.key.old, new: change.key.new, width: change.key.width, count: change.count,
            rows: rows.map(change.changes(in:)), visible: Set(rows.filter { isVisible(row(ofChange: $0)) }))
    }
}
