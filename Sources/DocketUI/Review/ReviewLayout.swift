import TerminalKit

/// Where the parts of the review lie on a screen of some size.
struct ReviewLayout {
    /// How the parts are arranged.
    enum Arrangement {
        /// The queue beside the proposal and its evidence.
        case columns
        /// A strip of the queue above both.
        case strip
        /// One of them at a time.
        case single
    }

    let arrangement: Arrangement
    private(set) var queue: Rect?
    private(set) var proposal: Rect?
    /// Nil where the evidence follows the proposal in its pane.
    private(set) var evidence: Rect?
    /// The line that tells what happened, and how far one is.
    let notice: Rect
    private let hasBorders: Bool

    /// Columns of a text that is easy to read.
    private static let widestText = 100

    init(_ review: ReviewScreen, _ shared: SharedState) {
        let body = shared.body
        hasBorders = shared.appearance.border != nil
        notice = body.bottom(1)
        let area = body.droppingBottom(1)
        let isEmpty = review.list.isLoaded && review.list.count == 0
        if shared.appearance.isAccessible || shared.isZoomed || area.width < 60 || area.height < 16 {
            arrangement = .single
        } else if area.width < 100 {
            arrangement = .strip
        } else {
            arrangement = .columns
        }
        switch arrangement {
        case .columns:
            let standard = min(52, area.width * 38 / 100)
            let width = max(30, min(shared.splits[.list].map { $0 * area.width / 1000 } ?? standard, area.width - 40))
            queue = area.left(width)
            place(in: area.droppingLeft(width), review, overlap: 1)
        case .strip where !isEmpty:
            queue = area.top(3)
            place(in: area.droppingTop(3), review, overlap: 0)
        case .strip: queue = area
        case .single:
            switch review.pane {
            case .queue: queue = area
            case .evidence where shared.isZoomed: evidence = area
            case .proposal, .evidence: proposal = area
            }
        }
    }

    /// The proposal above its evidence; one border lies between them.
    private mutating func place(in area: Rect, _ review: ReviewScreen, overlap: Int) {
        let edges = arrangement == .columns ? 2 : 1
        // Evidence that is short leaves its room to the proposal.
        let needed = review.page.map { max(1, $0.rows.count) + edges } ?? area.height
        let most = max(area.height * 6 / 10, area.height - needed)
        let height = max(min(9, area.height / 2), min(review.proposalHeight + edges, most))
        proposal = area.top(height)
        evidence = area.droppingTop(height - overlap)
    }

    /// What a pane has room for inside of its border or below its heading.
    func inner(_ box: Rect?) -> Rect {
        guard let box else { return Rect(x: 0, y: 0, width: 0, height: 0) }
        switch arrangement {
        case .columns, .single:
            return hasBorders ? box.inset(horizontally: 1, vertically: 1) : box.droppingTop(1)
        case .strip: return box == queue ? box.droppingBottom(1) : box
        }
    }

    /// Where the rows of the evidence go: below their heading in the strip.
    var evidenceRows: Rect {
        let inside = inner(evidence).inset(horizontally: 1).left(Self.widestText)
        return arrangement == .strip ? inside.droppingTop(1) : inside
    }

    var proposalRows: Rect {
        let inside = inner(proposal).inset(horizontally: 1)
        // The evidence's heading is the line between the two.
        return inside
    }

    /// Whether what is said of rows that are not seen takes a row of the proposal's own.
    var isNoteInside: Bool { arrangement == .strip || !hasBorders }

    /// Items of the queue in a view.
    var queueRows: Int {
        switch arrangement {
        case .strip: 4
        // The heading of a customer may take the first row.
        case .columns, .single: max(1, inner(queue).height - 1)
        }
    }

    /// The pane at a place.
    func pane(at point: Point) -> ReviewScreen.Pane? {
        if queue?.contains(point) ?? false { return .queue }
        if proposal?.contains(point) ?? false { return .proposal }
        return evidence?.contains(point) ?? false ? .evidence : nil
    }
}
