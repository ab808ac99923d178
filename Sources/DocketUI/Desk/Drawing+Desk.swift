import DocketDomain
import TerminalKit

extension Drawing {
    func drawReview(on frame: inout Frame) {
        let layout = state.reviewLayout
        if let box = layout.queue {
            if layout.arrangement == .strip, state.review.list.count > 0 {
                frame.draw(QueueStrip(drawing: self), in: box)
            } else {
                frame.draw(QueuePane(drawing: self), in: box)
            }
        }
        if let box = layout.proposal { frame.draw(ProposalPane(drawing: self, layout: layout), in: box) }
        if let box = layout.evidence { frame.draw(EvidencePane(drawing: self, layout: layout), in: box) }
        frame.draw(ReviewReportLine(drawing: self), in: layout.report)
    }

    func drawCustomers(on frame: inout Frame) {
        let layout = state.customersLayout
        if let box = layout.list { frame.draw(CustomersPane(drawing: self), in: box) }
        if let box = layout.profile { frame.draw(ProfilePane(drawing: self, layout: layout), in: box) }
        if let box = layout.works { frame.draw(CustomerWorksPane(drawing: self, layout: layout), in: box) }
    }
}

extension TitleBar {
    /// Where in the queue one is, or whose profile is shown.
    var deskTitle: String {
        let state = drawing.state
        if state.screen == .review {
            let list = state.review.list
            guard let item = list.selection else { return "" }
            let count = Drawing.grouped(list.count) + (list.totalIsExact ? "" : "+")
            return "· \(Drawing.grouped(list.view.selection + 1)) of \(count) · \(item.customerName.shown)"
        }
        return state.customers.profile.map { $0.summary.name.shown } ?? ""
    }
}
