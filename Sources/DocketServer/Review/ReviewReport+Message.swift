import DocketDomain
import SwiftProtobuf

extension Docket_Review_V1_GetReviewReportRequest {
    /// Which proposals are counted.
    func read() throws(InvalidField) -> ReviewReportFilter {
        var filter = ReviewReportFilter()
        filter.customerID = try Field.optionalID(customerID, "customer_id")
        filter.rmID = try Field.optionalID(rmID, "rm_id")
        filter.batchID = try Field.optionalID(batchID, "batch_id")
        if hasProposedFrom { filter.from = try Field.time(proposedFrom, "proposed_from") }
        if hasProposedTo { filter.to = try Field.time(proposedTo, "proposed_to") }
        if hasDecidedFrom { filter.decidedFrom = try Field.time(decidedFrom, "decided_from") }
        if hasDecidedTo { filter.decidedTo = try Field.time(decidedTo, "decided_to") }
        return filter
    }
}

extension Docket_Review_V1_GetReviewReportResponse {
    /// More than this is larger than clients take at once.
    private static let mostRows = 10_000

    /// - Throws: `resourceExhausted` where the report is too long to be sent.
    init(_ report: ReviewReport) throws(DocketError) {
        guard report.rows.count <= Self.mostRows else {
            throw DocketError(
                .resourceExhausted,
                "The report has \(report.rows.count) rows, more than is sent at once. Narrow it to a customer, a relationship manager or a time."
            )
        }
        self.init()
        rows = report.rows.map { row in
            .with {
                $0.customerID = row.customerID.rawValue
                $0.customerName = row.customerName
                $0.rmID = row.rmID?.rawValue ?? ""
                $0.batchID = row.batchID.rawValue
                $0.proposedAt = Google_Protobuf_Timestamp(row.proposedAt)
                $0.counts = Docket_Review_V1_ReviewCounts(row.counts)
            }
        }
        total = Docket_Review_V1_ReviewCounts(report.total)
    }
}

extension Docket_Review_V1_ReviewCounts {
    fileprivate init(_ counts: ReviewCounts) {
        self.init()
        proposed = Int32(counted: counts.proposed)
        accepted = Int32(counted: counts.accepted)
        edited = Int32(counted: counts.edited)
        rejected = Int32(counted: counts.rejected)
        superseded = Int32(counted: counts.superseded)
        withdrawn = Int32(counted: counts.withdrawn)
        pending = Int32(counted: counts.pending)
        takenBack = Int32(counted: counts.takenBack)
    }
}
